/** Projects that the plan names beside ours: one line in uptake.yml, and their public numbers are measured. */
import { useState } from 'react'
import type { NamedProject } from '../../../src/plan/beside.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { Card } from '../../ui/card.tsx'
import { Place } from '../../ui/source-link.tsx'
import { Trouble } from '../../ui/trouble.tsx'

type ProposalsProps = { view: WorkspaceView; proposals: readonly NamedProject[]; onChange: () => void }

export function Proposals({ proposals, onChange }: ProposalsProps) {
  if (proposals.length === 0) return null
  return (
    <Card title={m.competitors.proposed} span="c8" footer={m.competitors.proposedHint}>
      <ul className="rivals">
        {proposals.map(each => (
          <Proposal key={each.name} project={each} onChange={onChange} />
        ))}
      </ul>
    </Card>
  )
}

function Proposal({ project: { name, repository, text, source }, onChange }: { project: NamedProject; onChange: () => void }) {
  const { run, said } = useServer()
  const [written, setWritten] = useState(repository ?? '')
  const [error, setError] = useState<unknown>(null)
  const add = (): void => {
    run('set-competitor', { project: written, on: true }).then(({ project }) => {
      said(m.competitors.added(project), 'undo')
      onChange()
    }, setError)
  }
  return (
    <li>
      <div>
        <b>{name}</b>
        <span className="under block">{text}</span>
        <Place source={source} />
      </div>
      <form
        onSubmit={event => {
          event.preventDefault()
          add()
        }}
      >
        <label className="field">
          <span className="sr">{m.competitors.repository(name)}</span>
          <input value={written} placeholder={m.competitors.repositoryHint} onChange={event => setWritten(event.target.value)} />
        </label>
        <button type="submit" className="button small" disabled={written.trim() === ''} aria-label={m.competitors.add(name)}>
          {m.competitors.addButton}
        </button>
        <Trouble error={error} />
      </form>
    </li>
  )
}
