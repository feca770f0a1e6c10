/** A person's yes to what one channel, or every channel of a piece, would get: to exactly these bytes. */
import { inTransaction } from '../db/open.ts'
import { withdraw } from '../db/approvals.ts'
import { factsOf } from '../content/review/rule.ts'
import { whyNoEmergency } from '../content/review/verdict.ts'
import { UserError } from '../lib/errors.ts'
import { recordAction, type ActionContext } from './action.ts'
import { publishing } from './publishing.ts'
import { sayYes, type Approved } from './say-yes.ts'
import { authorsOf, speakerOf, spoken } from './speaker.ts'

export type { Approved } from './say-yes.ts'
/** `digests`: what the person saw, by channel. `as`: who speaks, where there is no login. `emergency`: why it cannot wait. */
export type ApproveInput = {
  item: string
  channels: readonly string[] | null
  digests: Readonly<Record<string, string>> | null
  as?: string | null | undefined
  emergency?: string | null | undefined
}

/**
 * Approves a content item as it is now. Older yeses, to other bytes, are void from here on. When a file changed since it
 * was seen nothing is approved. Whether the yes is enough, the rules say: see `missing`.
 * @throws UserError content-unknown, content-broken, content-changed, channel-unknown, person-unknown, not-you, no-emergency, unproven
 */
export async function approve(context: ActionContext, input: ApproveInput): Promise<Approved[]> {
  const place = await publishing(context, [input.item])
  const { file, rendered } = place.renditions(input.item, input.channels)
  checkSeen(file.item.file, rendered, input.digests)
  const unproven = place.unproven(file)
  if (unproven !== null)
    throw new UserError('unproven', unproven, {
      hint: 'Nothing was approved. "uptake claims" lists what is proven, and why the rest is not.',
    })
  const person = speakerOf(context, place.people, input.as)
  const reason = input.emergency?.trim() ?? null
  const gates = new Map(rendered.map(({ name }) => [name, place.gateOf(file, name)]))
  if (reason !== null)
    for (const gate of gates.values()) {
      const why = reason === '' ? 'An emergency needs a reason.' : whyNoEmergency(person, context.now, gate)
      if (why !== null)
        throw new UserError('no-emergency', `${why} Nothing was approved.`, {
          hint: 'Ask for the usual approvals; "review: emergency:" in uptake.yml says who may decide alone, and when.',
        })
    }
  const authors = await authorsOf(context, place.people, file.item)
  return inTransaction(context.db, async db => {
    const out: Approved[] = []
    for (const each of rendered) {
      const said = {
        person,
        kind: reason === null ? ('yes' as const) : ('emergency' as const),
        reason,
        authors,
        vouched: null,
        facts: factsOf(file.item),
      }
      out.push(await sayYes(db, context, { ...each, item: file.item.id }, said, gates.get(each.name)!))
    }
    return out
  })
}

/** @throws UserError content-changed: what is there is not what was seen */
export function checkSeen(
  file: string,
  rendered: readonly { name: string; digest: string }[],
  seen: Readonly<Record<string, string>> | null,
): void {
  for (const { name, digest } of rendered)
    if (seen?.[name] !== undefined && seen[name] !== digest)
      throw new UserError('content-changed', `${file} has changed since it was looked at, so nothing was approved.`, {
        hint: 'Look at it again and approve what you see.',
      })
}

/** Takes back a person's yes to what is there now. Returns the channels on which there was one. */
export async function unapprove(
  context: ActionContext,
  input: { item: string; channels: readonly string[] | null; as?: string | null | undefined },
): Promise<string[]> {
  const place = await publishing(context, [input.item])
  const { file, rendered } = place.renditions(input.item, input.channels)
  const person = speakerOf(context, place.people, input.as)
  const { id } = file.item
  return inTransaction(context.db, async db => {
    const out: string[] = []
    for (const { name, digest } of rendered) {
      const of = { workspace: context.ref.id, item: id, channel: name, digest }
      if ((await withdraw(db, of, person, context.now)) === 0) continue
      out.push(name)
      await recordAction(db, context, {
        action: 'unapprove',
        subject: `${id} ${name}`,
        before: { digest, ...spoken(context, person) },
        after: null,
      })
    }
    return out
  })
}
