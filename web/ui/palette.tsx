/** Ctrl-K: jump to a page, phase, task, target or problem. */
import { Dialog } from '@base-ui/react/dialog'
import { useEffect, useMemo, useState } from 'react'
import type { Source } from '../../src/plan/model.ts'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { target } from '../format.ts'
import { m } from '../messages/index.ts'
import { tidy } from '../messages/names.ts'
import { MEASURING, PAGES, PUBLISHING, titleOf } from '../shell/pages.ts'
import { toggleTheme } from '../theme.ts'
import { Icon } from './icon.tsx'

type Entry = { kind: string; title: string; run: () => void }
const MOST = 60

function entriesOf({ plan }: WorkspaceView, go: (page: string) => void, open: (source: Source) => void): Entry[] {
  const { kinds } = m.find
  const at = (kind: string, title: string, source: Source): Entry => ({ kind, title: tidy(title), run: () => open(source) })
  return [
    ...[...PAGES, ...PUBLISHING, ...MEASURING].map(page => ({ kind: kinds.page, title: titleOf(page), run: () => go(page) })),
    { kind: kinds.action, title: m.theme, run: toggleTheme },
    ...plan.phases.map(phase => at(kinds.phase, phase.title, phase.source)),
    ...plan.tasks.map(task => at(kinds.task, task.title, task.source)),
    ...plan.kpis.map(kpi => at(kinds.target, `${kpi.metric}: ${target(kpi)}`, kpi.source)),
    ...plan.content.map(piece => at(kinds.piece, piece.title, piece.source)),
    ...plan.risks.map(risk => at(kinds.risk, risk.risk, risk.source)),
    ...plan.problems.map(problem => at(kinds.problem, problem.message, problem.source)),
  ]
}

type PaletteProps = { view: WorkspaceView; onClose: () => void; go: (page: string) => void; open: (source: Source) => void }

/** Stands while it is open: what can be found is listed only then. */
export function Palette({ view, onClose, go, open }: PaletteProps) {
  const entries = useMemo(() => entriesOf(view, go, open), [view, go, open])
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const found = useMemo(() => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean)
    return entries.filter(entry => words.every(word => `${entry.kind} ${entry.title}`.toLowerCase().includes(word))).slice(0, MOST)
  }, [entries, query])
  useEffect(() => {
    document.getElementById(`found-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const choose = (entry: Entry | undefined): void => {
    if (!entry) return
    onClose()
    entry.run()
  }
  const onKey = (event: React.KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setAt(Math.max(0, Math.min(at + step, found.length - 1)))
    } else if (event.key === 'Enter') choose(found[at])
  }
  return (
    <Dialog.Root
      open
      onOpenChange={value => {
        if (!value) onClose()
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="palette" aria-label={m.find.label}>
          <label>
            <Icon name="find" />
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
              onKeyDown={onKey}
            />
          </label>
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
          <footer aria-hidden="true">
            {m.find.keys.map(([key, what]) => (
              <span key={key}>
                <kbd>{key}</kbd> {what}
              </span>
            ))}
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
