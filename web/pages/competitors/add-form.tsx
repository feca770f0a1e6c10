/** Whom we are compared with: one more, or one less. */
import { useState } from 'react'
import type { Competitor } from '../../../src/measure/competitors.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { Trouble } from '../../ui/trouble.tsx'

type AddFormProps = { competitors: readonly Competitor[]; onChange: () => void; wide: boolean }

export function AddForm({ competitors, onChange, wide }: AddFormProps) {
  const { run, said } = useServer()
  const [written, setWritten] = useState('')
  const [error, setError] = useState<unknown>(null)
  const set = (project: string, on: boolean): void => {
    run('set-competitor', { project, on }).then(() => {
      said(on ? m.competitors.added(project) : m.competitors.removed(project), 'undo')
      setError(null)
      if (on) setWritten('')
      onChange()
    }, setError)
  }
  return (
    <Card title={m.competitors.another} span={wide ? 'c12' : 'c4'}>
      <form
        className="add-rival"
        onSubmit={event => {
          event.preventDefault()
          set(written, true)
        }}
      >
        <Labelled label={m.competitors.label}>
          <input value={written} placeholder={m.competitors.labelHint} onChange={event => setWritten(event.target.value)} />
        </Labelled>
        <button type="submit" className="button" disabled={written.trim() === ''}>
          {m.competitors.addButton}
        </button>
      </form>
      <Trouble error={error} />
      {competitors.length > 0 && (
        <ul className="beside-list">
          {competitors.map(each => (
            <li key={each.written}>
              <button type="button" className="chip" aria-label={m.competitors.remove(each.name)} onClick={() => set(each.written, false)}>
                {each.name} <Icon name="close" size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
