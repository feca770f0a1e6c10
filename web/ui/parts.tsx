/** The small parts that every page is made of. */
import { Tooltip } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'
import type { Severity, Source } from '../../src/plan/model.ts'
import { useActions } from '../store.ts'

export function Card({
  title,
  aside,
  span = 'c12',
  flush = false,
  children,
}: {
  title?: ReactNode
  aside?: ReactNode
  span?: string
  flush?: boolean
  children: ReactNode
}) {
  return (
    <section className={`card ${span}`}>
      {title !== undefined && (
        <header>
          <h2>{title}</h2>
          {aside}
        </header>
      )}
      <div className={flush ? 'body flush' : 'body'}>{children}</div>
    </section>
  )
}

export function Stat({
  label,
  value,
  unit,
  note,
  span = 'c3',
}: {
  label: string
  value: ReactNode
  unit?: string
  note?: ReactNode
  span?: string
}) {
  return (
    <section className={`card stat ${span}`}>
      <span className="muted">{label}</span>
      <span className="value">
        {value}
        {unit && <small> {unit}</small>}
      </span>
      {note && <span className="faint">{note}</span>}
    </section>
  )
}

export function Badge({ kind, children }: { kind?: Severity | 'good'; children: ReactNode }) {
  return <span className={`badge ${kind ?? ''}`}>{children}</span>
}

/** A thin bar: `value` of 100, with a mark where time is. */
export function Bar({ value, mark, label, over = false }: { value: number; mark?: number | null; label: string; over?: boolean }) {
  return (
    <div className="bar" role="img" aria-label={label}>
      <i className={over ? 'over' : ''} style={{ width: `${Math.max(0, Math.min(100, value))}%` }} />
      {mark != null && mark > 0 && mark < 100 && <b style={{ left: `${mark}%` }} />}
    </div>
  )
}

export function Empty({ title, hint }: { title: string; hint: string }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p>{hint}</p>
    </div>
  )
}

/** file:line, which opens the lines. */
export function Place({ source, related, title }: { source: Source; related?: { message: string; source: Source }[]; title?: string }) {
  const { openSource } = useActions()
  return (
    <button
      type="button"
      className="place"
      onClick={() => openSource(source, related, title)}
      aria-label={`Open ${source.file} line ${source.line}`}
    >
      {source.file.split('/').pop()}:{source.line}
    </button>
  )
}

/** A title that opens its source. */
export function Titled({ source, children, className = '' }: { source: Source; children: ReactNode; className?: string }) {
  const { openSource } = useActions()
  return (
    <button type="button" className={`link ${className}`} onClick={() => openSource(source)}>
      {children}
    </button>
  )
}

export function Tip({ text, children }: { text: ReactNode; children: ReactElement<Record<string, unknown>> }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} delay={120} />
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6}>
          <Tooltip.Popup className="tip">{text}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}

/** The box of a task, written through to the file. */
export function Tick({
  checked,
  disabled,
  label,
  onChange,
}: {
  checked: boolean
  disabled: boolean
  label: string
  onChange: (checked: boolean) => void
}) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={checked}
      aria-label={label}
      className="tick"
      disabled={disabled}
      onClick={() => onChange(!checked)}
    >
      {checked && (
        <svg viewBox="0 0 12 12" fill="none" aria-hidden="true">
          <path d="M2 6.5 4.8 9 10 3" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      )}
    </button>
  )
}

export const Severity3 = { error: 0, warning: 1, info: 2 } as const
