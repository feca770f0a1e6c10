/** What of a schedule waits for what: the own site first, a piece after another, the first comment after its post. */
import { createHash } from 'node:crypto'
import type { ContentItem } from '../content/model.ts'
import { hostOf } from '../content/links.ts'
import { deliveriesOf, type NewDelivery } from '../db/deliveries.ts'
import type { Database } from '../db/open.ts'
import type { Delivery, DeliveryState } from '../delivery/delivery.ts'
import { UserError } from '../lib/errors.ts'
import { hostsIn } from '../lib/setting-values.ts'
import type { Publishing } from './publishing.ts'

type Post = Pick<Delivery, 'id' | 'item' | 'channel' | 'dueAt'>
type Scope = { db: Database; workspace: string; place: Publishing; item: ContentItem }

/** Deliveries that will not be out any more are nothing to wait for. */
const OVER: ReadonlySet<DeliveryState> = new Set(['cancelled', 'rejected', 'deleted'])

/** The planned posts of one item with what each waits for, and their first comments. @throws UserError not-scheduled, order-circle */
export async function inOrder(scope: Scope, planned: readonly NewDelivery[]): Promise<NewDelivery[]> {
  const { item, place } = scope
  const known = new Map<string, Post[]>()
  const postsOf = async (id: string): Promise<Post[]> => {
    const posts = known.get(id) ?? (await living(scope, id, planned))
    known.set(id, posts)
    return posts
  }
  const home = homeOf(place, item, await postsOf(item.id))
  const ordered: NewDelivery[] = []
  for (const post of planned) {
    const wish = item.channels.find(each => each.name === post.channel)?.after ?? item.after ?? null
    const before = typeof wish === 'string' ? await meant(wish, post, item, postsOf) : wish === false ? null : home
    ordered.push({ ...post, after: before === null || before.id === post.id ? null : before.id })
  }
  refuseCircles(ordered)
  return [...ordered, ...ordered.flatMap(post => commentOf(place, post) ?? [])]
}

async function living({ db, workspace, item }: Scope, id: string, planned: readonly NewDelivery[]): Promise<Post[]> {
  const there = (await deliveriesOf(db, workspace, { item: id })).filter(each => each.kind === 'post' && !OVER.has(each.state))
  return id === item.id ? [...there, ...planned] : there
}

/** The delivery that "after:" means. @throws UserError not-scheduled */
async function meant(wish: string, post: Post, item: ContentItem, postsOf: (id: string) => Promise<Post[]>): Promise<Post> {
  const own = (await postsOf(item.id)).find(each => each.channel === wish && each.channel !== post.channel)
  if (own !== undefined) return own
  const cut = wish.lastIndexOf('/')
  const [piece, channel] = cut < 0 ? [wish, null] : [wish.slice(0, cut), wish.slice(cut + 1)]
  const posts = (await postsOf(piece)).filter(each => channel === null || each.channel === channel)
  const found = posts.find(each => each.channel === post.channel) ?? posts.toSorted((a, b) => a.dueAt - b.dueAt)[0]
  if (found !== undefined) return found
  throw new UserError(
    'not-scheduled',
    `"${item.title ?? item.id}" is to follow "${wish}" on ${post.channel}, which is not on the calendar.`,
    {
      hint: `Schedule that one first: uptake schedule ${piece}; or write "after: false" in ${item.file}.`,
    },
  )
}

/** Of a piece with a canonical address: the post on the site that this address is of. Everything else links there. */
function homeOf(place: Publishing, item: ContentItem, posts: readonly Post[]): Post | null {
  const host = item.canonical === null ? null : hostOf(item.canonical)
  if (host === null) return null
  const configured = (post: Post) => place.channels.find(each => each.instance === post.channel)
  const isThere = (post: Post): boolean => hostsIn(configured(post)?.values ?? {}).includes(host)
  return posts.find(isThere) ?? posts.find(post => configured(post)?.channel.mode === 'file') ?? null
}

/** Within a piece only: what is on the calendar already never waits for what is not. */
function refuseCircles(posts: readonly NewDelivery[]): void {
  const after = new Map(posts.map(post => [post.id, post.after]))
  for (const post of posts) {
    const seen = new Set([post.id])
    for (let at = post.after; at !== null && at !== undefined; at = after.get(at) ?? null) {
      if (seen.has(at))
        throw new UserError('order-circle', `On ${post.channel} the piece waits for itself.`, { hint: 'Change "after:" in its file.' })
      seen.add(at)
    }
  }
}

/** A step of its own in the ledger, with the approval of its post. Who posts by hand gets the comment with the steps. */
function commentOf(place: Publishing, post: NewDelivery): NewDelivery | null {
  const rendition = place.render(post.item, post.channel)?.rendition
  const channel = place.channels.find(each => each.instance === post.channel)?.channel
  if (!rendition?.comment || channel === undefined || channel.mode === 'handoff') return null
  // Below a page of a repository or a letter nobody can write.
  if (channel.comment === undefined && channel.mode !== 'api') return null
  const id = createHash('sha256').update(`${post.id}\ncomment`).digest('hex').slice(0, 20)
  return { ...post, id, kind: 'comment', of: post.id, after: post.id, policy: { late: 'send', within: 0 } }
}
