/** A link for one person without an account. It is shown once: the server keeps only what it takes to know it again. */
import { useState } from 'react'
import type { MadeLink } from '../../../src/actions/review-links.ts'
import type { ReviewPiece, ReviewView } from '../../../src/delivery/review-view.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useServer } from '../../store/actions.ts'
import { DialogFoot, Panel } from '../../ui/dialog.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { useDeed } from '../../ui/use-deed.ts'
import { timeOf } from './compared.tsx'
import { asOf } from './decision.tsx'

type Props = { piece: ReviewPiece; data: ReviewView; onClose: () => void; onDone: () => void }

export function LinkDialog({ piece, data, onClose, onDone }: Props) {
  const { run } = useServer()
  const [person, setPerson] = useState('')
  const [days, setDays] = useState('7')
  const [made, setMade] = useState<MadeLink | null>(null)
  const deed = useDeed()
  const make = (): void => {
    deed.start(run('review-link', { item: piece.id, channels: null, person, days: Number(days), as: asOf(data) }), link => {
      setMade(link)
      onDone()
    })
  }
  return (
    <Panel open onClose={onClose} title={m.review.linkTitle(tidy(piece.title))} kind="dialog">
      {made === null ? (
        <form
          className="form"
          onSubmit={event => {
            event.preventDefault()
            make()
          }}
        >
          <p className="muted">{m.review.linkAbout}</p>
          <Labelled label={m.review.linkFor}>
            <input value={person} list="link-people" required maxLength={80} onChange={event => setPerson(event.target.value)} />
          </Labelled>
          <datalist id="link-people">
            {data.people.map(each => (
              <option key={each.id} value={each.name} />
            ))}
          </datalist>
          <Labelled label={m.review.linkDays}>
            <input type="number" min={1} max={60} value={days} required onChange={event => setDays(event.target.value)} />
          </Labelled>
          <Trouble error={deed.error} />
          <DialogFoot onClose={onClose}>
            <button type="submit" className="button primary" disabled={deed.working}>
              {m.review.linkMake}
            </button>
          </DialogFoot>
        </form>
      ) : (
        <Made made={made} onClose={onClose} />
      )}
    </Panel>
  )
}

function Made({ made, onClose }: { made: MadeLink; onClose: () => void }) {
  const { said, failed } = useServer()
  const url = new URL(made.path, made.address ?? location.origin).href
  const local = made.address === null && /^(?:localhost|127\.|\[::1\])/.test(location.host)
  return (
    <div className="form">
      <p>{m.review.linkOnce(timeOf(made.expiresAt))}</p>
      <Labelled label={m.review.linkAddress}>
        <input readOnly value={url} className="mono" onFocus={event => event.target.select()} />
      </Labelled>
      {local && <p className="banner note">{m.review.linkLocal}</p>}
      <DialogFoot onClose={onClose} leave={m.close}>
        <button
          type="button"
          className="button primary"
          onClick={() => {
            navigator.clipboard.writeText(url).then(
              () => said(m.review.linkCopied),
              () => failed(new Error(m.deliveries.notCopied)),
            )
          }}
        >
          {m.review.linkCopy}
        </button>
      </DialogFoot>
    </div>
  )
}
