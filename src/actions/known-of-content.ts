/** What the database knows that the rules of content look at: checked claims, asked addresses, what is out already. */
import { deliveriesOf } from '../db/deliveries.ts'
import { linksOf, putLinks } from '../db/link-checks.ts'
import { reviewedBodies } from '../db/reviewed.ts'
import type { Published } from '../content/lint/duplicates.ts'
import type { Asked } from '../links/ask.ts'
import type { SetupOptions } from '../workspace/examine-setup.ts'
import type { ActionContext } from './action.ts'
import { ledgerOf } from './claims.ts'

type Reads = Pick<ActionContext, 'db' | 'ref' | 'now'>

export async function knownOfContent(context: Reads, zone: string | null): Promise<Required<SetupOptions>> {
  const { db, ref } = context
  return { claims: await ledgerOf(context, zone), links: await linksOf(db, ref.id), published: await publishedTexts(context) }
}

/** So many of the newest are compared with. */
const MOST = 2_000

async function publishedTexts({ db, ref }: Reads): Promise<Published[]> {
  const out = (await deliveriesOf(db, ref.id, { states: ['published'] })).slice(-MOST)
  const bodies = await reviewedBodies(
    db,
    ref.id,
    out.map(each => each.digest),
  )
  return out.flatMap(({ item, channel, local, url, digest }) => {
    const body = bodies.get(digest)
    if (body === undefined) return []
    const { parts } = JSON.parse(body) as { parts: { text: string }[] }
    return [{ item, channel, at: local, url, text: parts.map(part => part.text).join('\n\n') }]
  })
}

/** Keeps what addresses answered. */
export const recordLinks = async ({ db, ref }: ActionContext, { links }: { links: readonly Asked[] }): Promise<void> =>
  putLinks(db, ref.id, links)
