/** The compiler as a page: paste or drop a document, see plan, timeline and problems. Nothing leaves the page. */
import { Tooltip } from '@base-ui/react/tooltip'
import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { Source } from '../../src/plan/model.ts'
import { Trees } from '../../src/plan/read/trees.ts'
import { applyEdits, tick } from '../../src/plan/splice/splice.ts'
import { m } from '../messages/index.ts'
import { Toast, type Note } from '../shell/toast.tsx'
import { ActionsContext, type Actions } from '../store/actions.ts'
import { Icon } from '../ui/icon.tsx'
import { Segments } from '../ui/segments.tsx'
import { textOfFile } from '../ui/files.ts'
import { Header } from './header.tsx'
import { firstDay, localDay, readText } from './reading.ts'
import { Results } from './results.tsx'
import { sample } from './sample.ts'
import { pack, unpack } from './share.ts'
import { useDrop } from '../ui/use-drop.ts'

const Editor = lazy(() => import('./editor.tsx').then(module => ({ default: module.Editor })))
type Pane = 'editor' | 'results'

export function Playground() {
  const [text, setText] = useState(sample)
  const [chosen, setChosen] = useState<string | null>(null)
  const [jump, setJump] = useState<Source | null>(null)
  const [line, setLine] = useState<number | null>(null)
  const [pane, setPane] = useState<Pane>('editor')
  const [note, setNote] = useState<Note | null>(null)
  const clearNote = useCallback(() => setNote(null), [])
  const shown = useDeferredValue(text)
  useEffect(() => {
    void unpack(location.hash).then(document => {
      if (document !== null) setText(document)
    })
  }, [])
  const today = localDay()
  const [trees] = useState(() => new Trees())
  const start = useMemo(() => firstDay(shown, chosen), [shown, chosen])
  const reading = useMemo(() => readText(shown, start, today, trees), [shown, start, today, trees])
  const { plan } = reading.view

  /** Puts another text in place, with the way back. */
  const current = useRef(text)
  current.current = text
  const replace = useCallback((next: string, said: string) => {
    const before = current.current
    setText(next)
    setNote({
      text: said,
      undo: () => {
        setText(before)
        setNote(null)
      },
    })
  }, [])
  const onFile = useCallback(
    (file: File) => {
      void textOfFile(file).then(found => {
        if (found === null) setNote({ text: m.play.notText, undo: null })
        else replace(found, m.play.opened(file.name))
      })
    },
    [replace],
  )
  const over = useDrop(onFile)
  const actions = useMemo<Actions>(
    () => ({
      openSource: source => {
        setPane('editor')
        setJump({ ...source })
      },
      textOf: () => Promise.resolve(shown),
      tick: (id, done) => {
        const task = plan.tasks.find(each => each.id === id)
        const result = task && tick(shown, task, done)
        if (result?.ok) replace(result.text, done ? m.plan.ticked : m.plan.unticked)
      },
      fix: problem => {
        const result = problem.fix && applyEdits(shown, problem.fix.edits)
        if (result?.ok) replace(result.text, m.play.fixed)
      },
      setDates: null,
      href: () => '#',
      server: null,
    }),
    [shown, plan, replace],
  )
  const share = async (): Promise<void> => {
    const fragment = await pack(text)
    if (fragment === null) {
      setNote({ text: m.play.tooLong, undo: null })
      return
    }
    history.replaceState(null, '', fragment)
    const copied = await navigator.clipboard.writeText(location.href).then(
      () => true,
      () => false,
    )
    setNote({ text: copied ? m.play.shared : m.play.linkInBar, undo: null })
  }
  return (
    <Tooltip.Provider>
      <ActionsContext value={actions}>
        <div className="play">
          <Header
            start={start}
            onStart={setChosen}
            onSample={() => replace(sample, m.play.sampled)}
            onFile={onFile}
            onShare={() => void share()}
          />
          <div className="panes">
            <Segments
              label={m.play.views}
              value={pane}
              onChange={setPane}
              options={[
                ['editor', m.play.editor],
                ['results', m.play.results],
              ]}
            />
          </div>
          <main className="split" data-pane={pane}>
            <Suspense fallback={<div className="editor quiet">{m.loading}</div>}>
              <Editor text={text} problems={plan.problems} onChange={setText} onLine={setLine} jump={jump} />
            </Suspense>
            <Results reading={reading} line={line} />
          </main>
          {over && (
            <div className="drop">
              <p>
                <Icon name="file" size={28} />
                {m.play.dropNow}
              </p>
            </div>
          )}
        </div>
        <Toast note={note} onClose={clearNote} />
      </ActionsContext>
    </Tooltip.Provider>
  )
}
