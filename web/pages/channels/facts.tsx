/** The facts of a channel's card: account, connection, limits, contract, what it cost, what went out last. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { ChannelCard, ChannelsView, Money } from '../../../src/delivery/channels-view.ts'
import { dayAt, DAY, momentAt } from '../../charts/time.ts'
import { number } from '../../format.ts'
import { ago } from '../../format-measure.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { webAddress } from '../publishing/use-attempts.ts'

type Facts = [string, ReactNode][]

export function factsOf(card: ChannelCard, view: ChannelsView, now: number): Facts {
  const { account, checkedAt, connection, quota, standing } = card
  const facts: Facts = []
  const past = (at: number): ReactNode => <time title={momentAt(at, view.zone)}>{ago(Math.min(at, now), now)}</time>
  if (account !== null)
    facts.push([
      m.channels.account,
      <>
        {account}
        {checkedAt !== null && <span className="faint"> · {m.channels.checked(ago(Math.min(checkedAt, now), now))}</span>}
      </>,
    ])
  if (standing === 'broken') return facts
  facts.push([m.channels.posts, m.channels.mode[card.byHand ? 'handoff' : card.mode]])
  if (connection !== null)
    facts.push([
      m.channels.connection,
      <>
        {connection.state === 'connected' && <span className="block">{lifeOf(connection, view.zone, now)}</span>}
        <span className="faint">{m.channels.by(connection.connectedBy, ago(Math.min(connection.connectedAt, now), now))}</span>
      </>,
    ])
  if (quota !== null)
    facts.push([
      m.channels.left,
      <>
        {m.channels.leftOf(number(quota.left), quota.limit === null ? null : number(quota.limit))}
        {quota.resetAt !== null && quota.resetAt > now && <span className="faint"> · {m.channels.resets(ago(quota.resetAt, now))}</span>}
      </>,
    ])
  facts.push([m.channels.limits, limitsOf(card)])
  if (!card.byHand) facts.push([m.channels.contract, contractOf(card)])
  facts.push([m.channels.counts, countsOf(card)])
  if (card.posts > 0 || !card.byHand)
    facts.push([m.channels.month, m.channels.spent(card.posts, card.cost === null ? null : money(card.cost))])
  facts.push([m.channels.last, card.last === null ? <span className="faint">{m.channels.none}</span> : lastOf(card.last, past)])
  return facts
}

/** Until when it works without a person. */
function lifeOf({ renewable, expiresAt, refreshExpiresAt }: NonNullable<ChannelCard['connection']>, zone: string, now: number): string {
  const end = renewable ? refreshExpiresAt : expiresAt
  if (end === null) return renewable ? m.channels.renews : m.channels.endless
  return m.channels.until(dayAt(end, zone), Math.floor((end - now) / DAY))
}

function limitsOf({ limits: { length, counted, parts, media } }: ChannelCard): string {
  return [
    length === 0 ? m.channels.endlessText : m.channels.length(number(length), counted),
    ...(parts > 1 ? [m.channels.threads(parts)] : []),
    m.channels.pictures(media),
  ].join(' · ')
}

function countsOf({ counts }: ChannelCard): ReactNode {
  if (counts === null) return <span className="faint">{m.channels.countsNothing}</span>
  return (
    <>
      <span className="block">{counts.metrics.map(name => (m.after.metric[name] ?? name).toLowerCase()).join(', ')}</span>
      {counts.note !== null && <span className="faint">{counts.note}</span>}
    </>
  )
}

function contractOf({ contract: { idempotency, apiVersion, sunset, pricePerPost } }: ChannelCard): ReactNode {
  const rest = [
    ...(apiVersion === null ? [] : [m.channels.version(apiVersion)]),
    ...(sunset === null ? [] : [m.channels.sunset(dayAt(Date.parse(sunset), 'UTC'))]),
    ...(pricePerPost === null ? [] : [m.channels.price(money(pricePerPost))]),
  ]
  return (
    <>
      <span className="block">{m.channels.idempotency[idempotency as keyof typeof m.channels.idempotency]}</span>
      {rest.length > 0 && <span className="faint">{rest.join(' · ')}</span>}
    </>
  )
}

/** Prices of one post are fractions of a cent. */
const money = ({ amount, currency }: Money): string =>
  `${amount.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 3 })} ${currency}`

function lastOf({ title, state, at, url }: NonNullable<ChannelCard['last']>, past: (at: number) => ReactNode): ReactNode {
  const page = webAddress(url)
  return (
    <>
      {page !== undefined && state === 'published' ? (
        <a href={page} target="_blank" rel="noopener noreferrer">
          {tidy(title)}
        </a>
      ) : (
        <Link href="deliveries">{tidy(title)}</Link>
      )}
      <span className="faint">
        {' · '}
        {m.publishing.state[state]} · {past(at)}
      </span>
    </>
  )
}
