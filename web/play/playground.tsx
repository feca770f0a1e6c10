/** The compiler as a page: paste or drop a document, see plan, timeline and problems. Nothing leaves the page. */
import { Tabs } from '@base-ui/react/tabs'
import { Tooltip } from '@base-ui/react/tooltip'
import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { compile } from '../../src/plan/compile.ts'
import { Trees } from '../../src/plan/read/trees.ts'
import type { Source } from '../../src/plan/model.ts'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { span } from '../format.ts'
import { m } from '../messages/index.ts'
import { ProblemList } from '../pages/problems.tsx'
import { TimelineChart } from '../pages/timeline.tsx'
import { ActionsContext, type Actions } from '../store.ts'
import { toggleTheme } from '../theme.ts'
import { Badge, Card, Empty, Tick, Titled } from '../ui/parts.tsx'
import { sample } from './sample.ts'
import { pack, unpack } from './share.ts'

const Editor = lazy(() => import('./editor.tsx').then(module => ({ default: module.Editor })))
const FILE = 'plan.md'
const localDay = (): string => {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}

export function Playground() {
  const [text, setText] = useState(sample)
  const [trees] = useState(() => new Trees())
  const [start, setStart] = useState(localDay)
  const [jump, setJump] = useState<Source | null>(null)
  const [shared, setShared] = useState<string | null>(null)
  const shown = useDeferredValue(text)
  useEffect(() => {
    void unpack(location.hash).then(document => {
      if (document !== null) setText(document)
    })
  }, [])
  const today = localDay()
  const { plan, took } = useMemo(() => {
    const before = performance.now()
    const compiled = compile([{ path: FILE, text: shown }], { start: start || null, today, exists: null, trees })
    return { plan: compiled.plan, took: performance.now() - before }
  }, [shown, start, today])
  const view = useMemo<WorkspaceView>(
    () => ({
      id: 'play',
      name: plan.title ?? m.play.title,
      root: null,
      launch: null,
      start: start || null,
      timeZone: 'UTC',
      today,
      plan,
      version: 1,
      writable: false,
      sample: false,
    }),
    [plan, start, today],
  )
  const actions = useMemo<Actions>(
    () => ({ openSource: source => setJump({ ...source }), textOf: () => Promise.resolve(shown), tick: null, fix: null, href: () => '#' }),
    [shown],
  )
  const share = async (): Promise<void> => {
    const fragment = await pack(text)
    if (fragment === null) {
      setShared(m.play.tooLong)
      return
    }
    history.replaceState(null, '', fragment)
    await navigator.clipboard.writeText(location.href).catch(() => undefined)
    setShared(m.play.shared)
    setTimeout(() => setShared(null), 2500)
  }
  const drop = (event: React.DragEvent): void => {
    const file = event.dataTransfer.files[0]
    if (file) {
      event.preventDefault()
      void file.text().then(setText)
    }
  }
  const errors = plan.problems.filter(problem => problem.severity === 'error').length
  return (
    <Tooltip.Provider>
      <ActionsContext value={actions}>
        <div className="play" onDragOver={event => event.preventDefault()} onDrop={drop}>
          <header>
            <div>
              <h1 className="brand">
                <img src="../mark.svg" alt="" />
                {m.app}{' '}
                <span className="muted" style={{ fontWeight: 450 }}>
                  {m.play.title}
                </span>
              </h1>
              <p className="faint">
                {m.play.sub} {m.play.drop}.
              </p>
            </div>
            <div className="fields">
              <label className="fields muted">
                {m.play.start} <input type="date" value={start} onChange={event => setStart(event.target.value)} />
              </label>
              <button type="button" className="button" onClick={() => setText(sample)}>
                {m.play.example}
              </button>
              <button type="button" className="button primary" onClick={() => void share()}>
                {shared ?? m.play.share}
              </button>
              <button type="button" className="icon-button" aria-label={m.theme} onClick={toggleTheme}>
                ◐
              </button>
            </div>
          </header>
          <main className="split">
            <Suspense
              fallback={
                <div className="editor">
                  <p className="row muted">{m.loading}</p>
                </div>
              }
            >
              <Editor text={text} problems={plan.problems} onChange={setText} jump={jump} />
            </Suspense>
            <div className="results">
              <Tabs.Root defaultValue="problems">
                <Tabs.List className="chips" style={{ alignItems: 'center', marginBottom: 16 }} aria-label={m.play.title}>
                  <Tabs.Tab value="problems" className="chip">
                    {m.play.problems}{' '}
                    {plan.problems.length > 0 && <Badge kind={errors > 0 ? 'error' : 'warning'}>{plan.problems.length}</Badge>}
                  </Tabs.Tab>
                  <Tabs.Tab value="plan" className="chip">
                    {m.play.plan}
                  </Tabs.Tab>
                  <Tabs.Tab value="timeline" className="chip">
                    {m.play.timeline}
                  </Tabs.Tab>
                  <Tabs.Tab value="json" className="chip">
                    {m.play.json}
                  </Tabs.Tab>
                  <span className="faint num" style={{ marginLeft: 'auto' }}>
                    {m.play.read(took.toFixed(1))}
                  </span>
                </Tabs.List>
                <Tabs.Panel value="problems">
                  <ProblemList view={view} only={null} />
                </Tabs.Panel>
                <Tabs.Panel value="plan">
                  <PlanOutline view={view} />
                </Tabs.Panel>
                <Tabs.Panel value="timeline" style={{ display: 'grid', gap: 16 }}>
                  <TimelineChart view={view} />
                </Tabs.Panel>
                <Tabs.Panel value="json">
                  <pre className="source" tabIndex={0}>
                    {JSON.stringify(plan, null, 1).slice(0, 60_000)}
                  </pre>
                </Tabs.Panel>
              </Tabs.Root>
            </div>
          </main>
        </div>
      </ActionsContext>
    </Tooltip.Provider>
  )
}

function PlanOutline({ view }: { view: WorkspaceView }) {
  const { plan, today } = view
  if (plan.phases.length === 0 && plan.tasks.length === 0)
    return (
      <Card>
        <Empty title={m.plan.empty} hint={m.plan.emptyHint} />
      </Card>
    )
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      {[...plan.phases, null].map(phase => {
        const tasks = plan.tasks.filter(task => task.phase === (phase?.id ?? null))
        if (!phase && tasks.length === 0) return null
        return (
          <Card
            key={phase?.id ?? 'none'}
            flush
            title={phase ? <Titled source={phase.source}>{phase.title}</Titled> : m.plan.outside}
            aside={<span className="faint num">{span(phase?.span ?? null, today)}</span>}
          >
            <ul className="rows">
              {tasks.map(task => (
                <li key={task.id}>
                  <Tick checked={task.done} disabled label={task.title} onChange={() => undefined} />
                  <span className="grow">
                    <Titled source={task.source}>{task.title}</Titled>
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        )
      })}
    </div>
  )
}
