/** Ctrl-K: jump to a page, phase, task, target or problem. */
import { Dialog } from '@base-ui/react/dialog'
import { useMemo, useState } from 'react'
import type { Plan } from '../../src/plan/model.ts'
import { m } from '../messages/index.ts'

export type Entry = { kind: string; title: string; run: () => void }
const MOST = 60

export function entriesOf(plan: Plan, go: (page: string) => void, open: (source: Plan['tasks'][number]['source']) => void): Entry[] {
  const pages = Object.entries(m.pages)
    .filter(([key]) => !['portfolio', 'more', 'find'].includes(key))
    .map(([key, title]) => ({ kind: 'page', title, run: () => go(key === 'overview' ? '' : key) }))
  return [
    ...pages,
    ...plan.phases.map(phase => ({ kind: 'phase', title: phase.title, run: () => open(phase.source) })),
    ...plan.tasks.map(task => ({ kind: 'task', title: task.title, run: () => open(task.source) })),
    ...plan.kpis.map(kpi => ({ kind: 'target', title: kpi.metric, run: () => open(kpi.source) })),
    ...plan.problems.map(problem => ({ kind: 'problem', title: problem.message, run: () => open(problem.source) })),
  ]
}

export function Palette({ open, onClose, entries }: { open: boolean; onClose: () => void; entries: Entry[] }) {
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const found = useMemo(
    () => entries.filter(entry => words.every(word => `${entry.kind} ${entry.title}`.toLowerCase().includes(word))).slice(0, MOST),
    [entries, query],
  )
  const choose = (entry: Entry | undefined): void => {
    if (!entry) return
    onClose()
    setQuery('')
    setAt(0)
    entry.run()
  }
  return (
    <Dialog.Root
      open={open}
      onOpenChange={value => {
        if (!value) onClose()
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="palette" aria-label={m.find.label}>
          <input
            autoFocus
            role="combobox"
            aria-expanded="true"
            aria-controls="found"
            aria-activedescendant={found[at] ? `found-${at}` : undefined}
            aria-label={m.find.label}
            placeholder={m.find.hint}
            value={query}
            onChange={event => {
              setQuery(event.target.value)
              setAt(0)
            }}
            onKeyDown={event => {
              if (event.key === 'ArrowDown') {
                event.preventDefault()
                setAt(Math.min(at + 1, found.length - 1))
              } else if (event.key === 'ArrowUp') {
                event.preventDefault()
                setAt(Math.max(at - 1, 0))
              } else if (event.key === 'Enter') choose(found[at])
            }}
          />
          <ul id="found" role="listbox" aria-label={m.find.label}>
            {found.length === 0 && (
              <li className="muted" role="option" aria-selected="false">
                {m.find.none}
              </li>
            )}
            {found.map((entry, i) => (
              <li
                key={i}
                id={`found-${i}`}
                role="option"
                aria-selected={i === at}
                onMouseMove={() => setAt(i)}
                onClick={() => choose(entry)}
              >
                <span className="kind">{entry.kind}</span>
                <span>{entry.title}</span>
              </li>
            ))}
          </ul>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
