/** Surfaces and the figures on them. */
import type { ReactNode } from 'react'

type CardProps = { title?: ReactNode; aside?: ReactNode; span?: string; flush?: boolean; footer?: ReactNode; children: ReactNode }

export function Card({ title, aside, span = '', flush = false, footer, children }: CardProps) {
  return (
    <section className={`card ${span}`}>
      {title !== undefined && (
        <header>
          <h2>{title}</h2>
          {aside !== undefined && aside !== null && <div className="aside">{aside}</div>}
        </header>
      )}
      <div className={flush ? 'body flush' : 'body'}>{children}</div>
      {footer && <footer>{footer}</footer>}
    </section>
  )
}

type StatProps = { label: string; value: ReactNode; unit?: string; note?: ReactNode; text?: boolean }

/** One figure with its label; `text` for a name in place of a number. */
export function Stat({ label, value, unit, note, text = false }: StatProps) {
  return (
    <section className="card stat c3">
      <span className="label">{label}</span>
      <span className={text ? 'value text' : 'value'}>
        {value}
        {unit && <small> {unit}</small>}
      </span>
      {note !== undefined && note !== null && <div className="note">{note}</div>}
    </section>
  )
}
