/** A piece that a person posts: the text to copy, the page to open, the steps, and where the address goes. */
import type { HandoffRow } from '../../../src/delivery/pages.ts'
import type { PublishingView } from '../../../src/delivery/view.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useServer } from '../../store/actions.ts'
import { Card } from '../../ui/card.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { Decide } from './decide.tsx'
import { DeliveryState } from './delivery-state.tsx'
import { handoffOf, useAttempts, webAddress } from './use-attempts.ts'
import { channelTitle, textsOf } from './use-publishing.ts'

type Props = { data: Pick<PublishingView, 'channels'>; delivery: HandoffRow; reload: () => void }

export function HandoffCard({ data, delivery, reload }: Props) {
  const { said } = useServer()
  const attempts = useAttempts(delivery)
  const handoff = attempts.data ? handoffOf(attempts.data) : null
  const { view } = delivery
  const title = m.after.of[delivery.kind](tidy(delivery.title))
  // The file may have moved on since; then only the steps hold what was approved.
  const texts = textsOf(delivery, view)
  const copy = (text: string): void => {
    navigator.clipboard.writeText(text).then(
      () => said(m.deliveries.copied),
      () => said(m.deliveries.notCopied),
    )
  }
  const page = webAddress(handoff?.url ?? delivery.url)
  return (
    <Card
      title={
        <>
          {title} <span className="muted">→ {channelTitle(data, delivery.channel)}</span>
        </>
      }
      aside={<DeliveryState state={delivery.state} />}
    >
      <div className="handoff">
        <p className="muted">{m.deliveries.handoffsHint}</p>
        <Trouble error={attempts.error} />
        {view && texts === null && <p className="banner note">{m.deliveries.edited}</p>}
        {texts?.map((text, i) => (
          <div key={i} className="handoff-text">
            <pre tabIndex={0} aria-label={texts.length > 1 ? m.publishing.part(i + 1, texts.length) : m.deliveries.text}>
              {text}
            </pre>
            <button
              type="button"
              className="button small"
              aria-label={`${m.deliveries.copy}: ${title}${texts.length > 1 ? `, ${m.publishing.part(i + 1, texts.length)}` : ''}`}
              onClick={() => copy(text)}
            >
              {m.deliveries.copy}
            </button>
          </div>
        ))}
        {page !== undefined && (
          <p>
            <a className="button" href={page} target="_blank" rel="noopener noreferrer" aria-label={`${m.deliveries.openPage}: ${title}`}>
              {m.deliveries.openPage}
            </a>
          </p>
        )}
        {handoff && handoff.steps.length > 0 && (
          <details open={texts === null}>
            <summary>{m.deliveries.steps}</summary>
            <ol className="steps">
              {handoff.steps.map((step, i) => (
                <li key={i}>{step}</li>
              ))}
            </ol>
          </details>
        )}
        <Decide delivery={delivery} title={title} onDone={reload} />
      </div>
    </Card>
  )
}
