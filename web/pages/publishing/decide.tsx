/** The words that a person may say of a delivery that stands still. */
import { useState } from 'react'
import type { InputOf } from '../../../src/actions/actions.ts'
import type { Delivery } from '../../../src/delivery/delivery.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { Labelled } from '../../ui/labelled.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { useDeed } from '../../ui/use-deed.ts'

type Decision = InputOf<'decide-delivery'>['decision']
type States = ReadonlySet<Delivery['state']>
/** What the server takes from which state; see `decide-delivery`. */
const MAY: Record<Decision, States> = {
  published: new Set(['unconfirmed', 'waiting', 'handoff', 'pending']),
  again: new Set(['waiting', 'unconfirmed', 'missed', 'rejected', 'blocked', 'cancelled']),
  drop: new Set(['planned', 'waiting', 'missed', 'rejected', 'blocked', 'handoff']),
}
/** Where nobody knows whether it is out, sending again may make it appear twice. */
const DOUBTFUL: States = new Set(['waiting', 'unconfirmed'])

type Props = { delivery: Pick<Delivery, 'id' | 'state' | 'url'>; title: string; onDone: () => void }

export function Decide({ delivery, title, onDone }: Props) {
  const { run, said } = useServer()
  const [url, setUrl] = useState(delivery.state === 'handoff' ? '' : (delivery.url ?? ''))
  const [asked, setAsked] = useState<'again' | 'drop' | null>(null)
  const deed = useDeed()
  const may = (decision: Decision): boolean => MAY[decision].has(delivery.state)
  if (!may('published') && !may('again') && !may('drop')) return null
  const wrong = url !== '' && !isAddress(url) ? m.deliveries.badUrl : null
  const say = (decision: Decision): void => {
    setAsked(null)
    const told = decision === 'published' && url !== '' ? url : null
    deed.start(run('decide-delivery', { id: delivery.id, decision, url: told }), () => {
      said(m.deliveries.done[decision](title))
      onDone()
    })
  }
  const ask = (decision: 'again' | 'drop'): void => {
    if (decision === 'drop' || DOUBTFUL.has(delivery.state)) setAsked(decision)
    else say(decision)
  }
  return (
    <div className="decide">
      {may('published') && (
        <form
          className="decide-out"
          onSubmit={event => {
            event.preventDefault()
            if (wrong === null) say('published')
          }}
        >
          <Labelled label={m.deliveries.url} wrong={wrong}>
            <input
              type="url"
              inputMode="url"
              value={url}
              placeholder={m.deliveries.urlHint}
              onChange={event => setUrl(event.target.value.trim())}
            />
          </Labelled>
          <button
            type="submit"
            className="button primary"
            disabled={deed.working || wrong !== null}
            aria-label={`${m.deliveries.isOut}: ${title}`}
          >
            {m.deliveries.isOut}
          </button>
        </form>
      )}
      <Trouble error={deed.error} />
      {asked === null ? (
        <p className="tools close">
          {may('again') && (
            <button
              type="button"
              className="button small"
              disabled={deed.working}
              aria-label={`${m.deliveries.again}: ${title}`}
              onClick={() => ask('again')}
            >
              {m.deliveries.again}
            </button>
          )}
          {may('drop') && (
            <button
              type="button"
              className="button small"
              disabled={deed.working}
              aria-label={`${m.deliveries.drop}: ${title}`}
              onClick={() => ask('drop')}
            >
              {m.deliveries.drop}
            </button>
          )}
        </p>
      ) : (
        <p className="tools close" role="alert">
          <span className="grow">{asked === 'again' ? m.deliveries.sure : m.deliveries.sureDrop}</span>
          <button type="button" className="button small" onClick={() => setAsked(null)}>
            {m.cancel}
          </button>
          <button type="button" className="button small danger" autoFocus onClick={() => say(asked)}>
            {asked === 'again' ? m.deliveries.yesAgain : m.deliveries.yesDrop}
          </button>
        </p>
      )}
    </div>
  )
}

function isAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol)
  } catch {
    return false
  }
}
