/** One hand-off as a person does it with a thumb: each step is one big button. */
import { useState } from 'react'
import type { HandoffRow, HandoffsView } from '../../../src/delivery/pages.ts'
import { localTime } from '../../../src/lib/zone.ts'
import { shortDate } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useServer } from '../../store/actions.ts'
import { Trouble } from '../../ui/trouble.tsx'
import { handoffOf, useAttempts, webAddress } from '../publishing/use-attempts.ts'
import { channelTitle, textsOf } from '../publishing/use-publishing.ts'
import { CopyButtons } from './copy-buttons.tsx'
import { Done } from './done.tsx'

type Props = { data: HandoffsView; delivery: HandoffRow; today: string; reload: () => void }

export function HandoffNow({ data, delivery, today, reload }: Props) {
  const { run, said, failed } = useServer()
  const [asked, setAsked] = useState(false)
  const attempts = useAttempts(delivery)
  const handoff = attempts.data ? handoffOf(attempts.data) : null
  const { view } = delivery
  const title = m.after.of[delivery.kind](tidy(delivery.title))
  const channel = channelTitle(data, delivery.channel)
  // The file may have moved on since; then only the steps hold what was approved.
  const texts = textsOf(delivery, view)
  const page = webAddress(handoff?.url ?? delivery.url)
  const due = localTime(delivery.dueAt, data.zone)
  const media = texts !== null && delivery.kind === 'post' ? (view?.parts.flatMap(part => part.media) ?? []) : []
  const drop = (): void => {
    run('decide-delivery', { id: delivery.id, decision: 'drop', url: null })
      .then(() => said(m.deliveries.done.drop(title)), failed)
      .finally(reload)
  }
  return (
    <section className="card handoff-now" aria-label={`${title}, ${channel}`}>
      <header>
        <h2>
          {title} <span className="muted">→ {channel}</span>
        </h2>
        <span className="faint num">
          {due.slice(0, 10) === today ? m.handoffs.due(due.slice(11)) : m.handoffs.late(shortDate(due.slice(0, 10), today))}
        </span>
      </header>
      <div className="body">
        <Trouble error={attempts.error} />
        {view && texts === null && <p className="banner note">{m.deliveries.edited}</p>}
        {texts && <CopyButtons texts={texts} title={title} />}
        {page !== undefined && (
          <a
            className="button big"
            href={page}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={`${m.handoffs.open(channel)}: ${title}`}
          >
            {m.handoffs.open(channel)}
          </a>
        )}
        {media.length > 0 && (
          <p className="muted">
            {m.handoffs.media}: {media.map(({ name, alt }) => (alt === '' ? name : `${name} (${alt})`)).join(', ')}
          </p>
        )}
        <Done delivery={delivery} title={title} reload={reload} />
        {texts && (
          <details>
            <summary>{m.handoffs.showText}</summary>
            {texts.map((text, i) => (
              <pre key={i} tabIndex={0} aria-label={texts.length > 1 ? m.publishing.part(i + 1, texts.length) : m.deliveries.text}>
                {text}
              </pre>
            ))}
          </details>
        )}
        {handoff && handoff.steps.length > 0 && (
          <details open={texts === null}>
            <summary>{m.handoffs.steps}</summary>
            <ol className="steps">
              {handoff.steps.map((step, i) => (
                <li key={i}>{step}</li>
              ))}
            </ol>
          </details>
        )}
        {asked ? (
          <p className="tools close" role="alert">
            <span className="grow">{m.deliveries.sureDrop}</span>
            <button type="button" className="button" onClick={() => setAsked(false)}>
              {m.cancel}
            </button>
            <button type="button" className="button danger" autoFocus onClick={drop}>
              {m.deliveries.yesDrop}
            </button>
          </p>
        ) : (
          <button type="button" className="link quiet-link" onClick={() => setAsked(true)} aria-label={`${m.handoffs.skip}: ${title}`}>
            {m.handoffs.skip}
          </button>
        )}
      </div>
    </section>
  )
}
