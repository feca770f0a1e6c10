/** What surrounds the pages of a workspace: navigation, finding, the source panel, undo, shortcuts. */
import { Dialog } from '@base-ui/react/dialog'
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import type { WorkspaceView } from '../src/schedule/view.ts'
import { m } from './messages/index.ts'
import { ActionsContext, api, ApiError, useWorkspace, useWorkspaces, type Actions } from './store.ts'
import { toggleTheme } from './theme.ts'
import { Empty } from './ui/parts.tsx'
import { entriesOf, Palette } from './ui/palette.tsx'
import { SourcePanel, type Opened } from './ui/source-panel.tsx'

const PAGES = ['', 'timeline', 'plan', 'content', 'targets', 'budget', 'risks', 'people', 'journey', 'problems'] as const
const titleOf = (page: string): string => m.pages[(page || 'overview') as keyof typeof m.pages]
type Note = { text: string; undo: boolean } | null

export function Shell({ id, page, children }: { id: string; page: string; children: (view: WorkspaceView) => ReactNode }) {
  const { data: view, error, reload, set } = useWorkspace(id)
  const { data: all } = useWorkspaces()
  const [, go] = useLocation()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [finding, setFinding] = useState(false)
  const [help, setHelp] = useState(false)
  const [menu, setMenu] = useState(false)
  const [note, setNote] = useState<Note>(null)
  const texts = useRef(new Map<string, Promise<string>>())
  useEffect(() => {
    texts.current.clear()
  }, [view?.version, id])
  useEffect(() => {
    document.title = view ? `${titleOf(page)} · ${view.name}` : m.app
  }, [view?.name, page])
  useEffect(() => {
    if (!note) return
    const timer = setTimeout(() => setNote(null), 6000)
    return () => clearTimeout(timer)
  }, [note])

  const change = useCallback(
    (path: string, body: unknown, done: Note) => {
      api<WorkspaceView>(`/workspaces/${encodeURIComponent(id)}${path}`, body).then(
        next => {
          set(next)
          setNote(done)
        },
        (reason: unknown) => {
          setNote({ text: reason instanceof ApiError ? `${reason.message} ${reason.hint ?? ''}` : m.status.lost, undo: false })
          reload()
        },
      )
    },
    [id, set, reload],
  )
  const href = useCallback((to: string) => `/w/${id}${to ? `/${to}` : ''}`, [id])
  const actions = useMemo<Actions>(
    () => ({
      openSource: (source, related = [], title) => setOpened({ source, related, title: title ?? null }),
      textOf: file => {
        let text = texts.current.get(file)
        if (!text) {
          text = fetch(`/api/workspaces/${encodeURIComponent(id)}/files?path=${encodeURIComponent(file)}`).then(answer =>
            answer.ok ? answer.text() : '',
          )
          texts.current.set(file, text)
        }
        return text
      },
      tick: (task, done) => change(`/tasks/${task}`, { done }, { text: done ? m.plan.ticked : m.plan.unticked, undo: true }),
      fix: (rule, source) => change('/fixes', { rule, file: source.file, line: source.line }, { text: m.problems.fixed, undo: true }),
      href,
    }),
    [id, change, href],
  )

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setFinding(true)
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || /^(?:INPUT|TEXTAREA|SELECT)$/.test((event.target as HTMLElement).tagName))
        return
      if (event.key === '?') setHelp(true)
      else if (/^[1-9]$/.test(event.key)) go(href(PAGES[Number(event.key) - 1]!))
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [go, href])

  const counts = view ? countsOf(view) : {}
  const links = (className: string, shown: readonly string[]) =>
    shown.map(each => (
      <Link
        key={each}
        href={href(each)}
        className={className}
        aria-current={each === page ? 'page' : undefined}
        onClick={() => setMenu(false)}
      >
        <span>{titleOf(each)}</span>
        {counts[each] !== undefined && counts[each] > 0 && (
          <span
            className={`count ${each === 'problems' && view?.plan.problems.some(problem => problem.severity === 'error') ? 'bad' : ''}`}
          >
            {counts[each]}
          </span>
        )}
      </Link>
    ))
  return (
    <ActionsContext value={actions}>
      <div className="shell">
        <aside className="side">
          <Link href="/" className="brand">
            <img src="/mark.svg" alt="" />
            {m.app}
          </Link>
          <nav className="nav" aria-label={view?.name ?? m.app}>
            {links('', PAGES)}
          </nav>
          {all && all.length > 1 && (
            <nav className="nav" aria-label={m.pages.portfolio}>
              <p className="nav-title">{m.pages.portfolio}</p>
              {all.map(each => (
                <Link key={each.id} href={`/w/${each.id}${page ? `/${page}` : ''}`} aria-current={each.id === id ? 'true' : undefined}>
                  <span style={each.id === id ? { fontWeight: 550, color: 'var(--ink)' } : {}}>{each.name}</span>
                  {each.errors > 0 && <span className="count bad">{each.errors}</span>}
                </Link>
              ))}
            </nav>
          )}
          <div className="side-foot">
            <button type="button" className="icon-button" onClick={() => setFinding(true)}>
              {m.pages.find} <kbd className="faint mono">⌃K</kbd>
            </button>
            <button type="button" className="icon-button" aria-label={m.theme} onClick={toggleTheme}>
              ◐
            </button>
            <button type="button" className="icon-button" aria-label={m.shortcuts} onClick={() => setHelp(true)}>
              ?
            </button>
          </div>
        </aside>
        <main className="main">
          {error && !view ? (
            <Empty title={m.failed} hint={error instanceof ApiError ? `${error.message} ${error.hint ?? ''}` : m.status.lost} />
          ) : view ? (
            children(view)
          ) : (
            <p className="muted">{m.loading}</p>
          )}
        </main>
        <nav className="bottom" aria-label={m.app}>
          {['', 'timeline', 'plan', 'problems'].map(each => (
            <Link key={each} href={href(each)} aria-current={each === page ? 'page' : undefined}>
              {titleOf(each)}
            </Link>
          ))}
          <button type="button" onClick={() => setMenu(true)}>
            {m.pages.more}
          </button>
        </nav>
      </div>
      <SourcePanel opened={opened} onClose={() => setOpened(null)} />
      {view && (
        <Palette
          open={finding}
          onClose={() => setFinding(false)}
          entries={entriesOf(
            view.plan,
            to => go(href(to)),
            source => setOpened({ source, related: [], title: null }),
          )}
        />
      )}
      <Sheet open={menu} onClose={() => setMenu(false)} title={m.pages.more}>
        <nav className="nav">
          {links('', PAGES)}
          <Link href="/">{m.pages.portfolio}</Link>
        </nav>
        <div className="chips">
          <button
            type="button"
            className="button"
            onClick={() => {
              setMenu(false)
              setFinding(true)
            }}
          >
            {m.pages.find}
          </button>
          <button type="button" className="button" onClick={toggleTheme}>
            {m.theme}
          </button>
        </div>
      </Sheet>
      <Sheet open={help} onClose={() => setHelp(false)} title={m.shortcuts}>
        <dl className="kv">
          {m.keys.map(([key, what]) => (
            <div key={key} style={{ display: 'contents' }}>
              <dt>
                <kbd className="mono">{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </Sheet>
      <div aria-live="polite">
        {note && (
          <div className="toast">
            <span>{note.text}</span>
            {note.undo && (
              <button type="button" onClick={() => change('/undo', {}, null)}>
                {m.undo}
              </button>
            )}
          </div>
        )}
      </div>
    </ActionsContext>
  )
}

function countsOf({ plan }: WorkspaceView): Record<string, number> {
  return {
    plan: plan.tasks.filter(task => task.stateful && !task.done).length,
    content: plan.content.reduce((sum, piece) => sum + piece.count, 0),
    targets: plan.kpis.length,
    budget: plan.budgets.length,
    risks: plan.risks.length,
    people: plan.roles.length + plan.audiences.length,
    journey: plan.journey.length + plan.programmes.length,
    problems: plan.problems.filter(problem => problem.severity !== 'info').length,
  }
}

function Sheet({ open, onClose, title, children }: { open: boolean; onClose: () => void; title: string; children: ReactNode }) {
  return (
    <Dialog.Root
      open={open}
      onOpenChange={value => {
        if (!value) onClose()
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="drawer">
          <div className="row" style={{ padding: 0, border: 0, justifyContent: 'space-between' }}>
            <Dialog.Title render={<h2 />}>{title}</Dialog.Title>
            <Dialog.Close className="icon-button">{m.close}</Dialog.Close>
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Title of a page with what it is about. */
export function Head({ view, title, sub, children }: { view: WorkspaceView; title: string; sub?: ReactNode; children?: ReactNode }) {
  return (
    <div className="page-head">
      <div>
        <h1>
          {title} {view.sample && <span className="sample">{m.sample}</span>}
        </h1>
        {sub && <p className="sub">{sub}</p>}
      </div>
      {children}
    </div>
  )
}
