/** Shows the files that are missing before they are written. */
import { useState } from 'react'
import type { InputOf } from '../../../src/actions/actions.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { Card } from '../../ui/card.tsx'
import { DialogFoot, Panel } from '../../ui/dialog.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { useDeed } from '../../ui/use-deed.ts'
import { useTried } from '../../ui/use-tried.ts'

type What = InputOf<'generate'>['what']
type Licence = InputOf<'generate'>['licence']
const LICENCES: readonly (readonly [Licence, string])[] = [
  ['mit', 'MIT'],
  ['apache-2.0', 'Apache 2.0'],
  ['bsd-3-clause', 'BSD 3-Clause'],
  ['isc', 'ISC'],
  ['mpl-2.0', 'MPL 2.0'],
]

/** The two kinds of files that can be written; the docs tree only where the plan draws one. */
export function WriteButtons({ view }: { view: WorkspaceView }) {
  const [what, setWhat] = useState<What | null>(null)
  return (
    <Card title={m.audit.write}>
      <p className="muted">{m.audit.writeAbout}</p>
      <p className="tools spaced">
        <button type="button" className="button" onClick={() => setWhat('community-files')}>
          {m.audit.community}
        </button>
        {view.plan.layouts.length > 0 && (
          <button type="button" className="button" onClick={() => setWhat('docs-tree')}>
            {m.audit.docs}
          </button>
        )}
      </p>
      {what !== null && <WriteDialog what={what} onClose={() => setWhat(null)} />}
    </Card>
  )
}

function WriteDialog({ what, onClose }: { what: What; onClose: () => void }) {
  const { run, said } = useServer()
  const [licence, setLicence] = useState<Licence>('mit')
  const { result: files, error: refused } = useTried(() => run('generate', { what, licence, dryRun: true }), [what, licence, run])
  const deed = useDeed()
  const error = deed.error ?? refused
  const save = (): void => {
    deed.start(run('generate', { what, licence, dryRun: false }), ({ written }) => {
      said(m.audit.written(written.length), 'undo')
      onClose()
    })
  }
  return (
    <Panel open onClose={onClose} title={m.audit.writeTitle[what]} kind="dialog">
      <p className="muted">{m.audit.writeAbout}</p>
      {what === 'community-files' && (
        <Labelled label={m.audit.licence}>
          <select value={licence} onChange={event => setLicence(LICENCES.find(([id]) => id === event.target.value)?.[0] ?? 'mit')}>
            {LICENCES.map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Labelled>
      )}
      <Trouble error={error} />
      {files === null && error === null && <p className="muted">{m.loading}</p>}
      {files?.written.length === 0 && <p>{m.audit.writeNone}</p>}
      {files?.written.map(path => (
        <details key={path} className="made">
          <summary className="mono">{path}</summary>
          <pre tabIndex={0}>{files.texts[path] ?? m.audit.empty}</pre>
        </details>
      ))}
      {files !== null && files.kept.length > 0 && <p className="faint breaks">{m.audit.writeKept(files.kept.join(', '))}</p>}
      <DialogFoot onClose={onClose}>
        <button
          type="button"
          className="button primary"
          disabled={deed.working || files === null || files.written.length === 0}
          onClick={save}
        >
          {m.audit.writeSave(files?.written.length ?? 0)}
        </button>
      </DialogFoot>
    </Panel>
  )
}
