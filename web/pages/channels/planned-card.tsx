/** Channels that the plan names and uptake.yml does not: the lines that make them channels. */
import type { ChannelCard } from '../../../src/delivery/channels-view.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useServer } from '../../store/actions.ts'
import { Card } from '../../ui/card.tsx'
import { Place } from '../../ui/source-link.tsx'

export function PlannedCard({ cards }: { cards: readonly ChannelCard[] }) {
  return (
    <Card flush span="c12" title={m.channels.plannedTitle} aside={<span className="muted">{m.channels.plannedHint}</span>}>
      <ul className="rows planned-channels">
        {cards.map(card => (
          <Planned key={card.name} card={card} />
        ))}
      </ul>
    </Card>
  )
}

function Planned({ card }: { card: ChannelCard }) {
  const { said } = useServer()
  const example = card.example ?? ''
  const title = tidy(card.title)
  const copy = (): void => {
    navigator.clipboard.writeText(example).then(
      () => said(m.channels.copied),
      () => said(m.deliveries.notCopied),
    )
  }
  return (
    <li>
      <div className="grow">
        <h3>
          {title} {card.planned[0]?.tier && <span className="faint">{card.planned[0].tier}</span>}
        </h3>
        <p className="under">
          {card.kind !== null && `${m.channels.mode[card.byHand ? 'handoff' : card.mode]} · `}
          {card.planned.slice(0, 2).map(({ source }, i) => (
            <span key={i}>
              {i > 0 && ', '}
              <Place source={source} />
            </span>
          ))}
        </p>
      </div>
      <pre tabIndex={0} aria-label={title}>
        {example}
      </pre>
      <button type="button" className="button small" onClick={copy} aria-label={`${m.channels.copyLines}: ${title}`}>
        {m.channels.copyLines}
      </button>
    </li>
  )
}
