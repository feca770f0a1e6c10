/** The kill switch: nothing is sent on a channel, of a campaign, or at all. */
import { holdsOf, putHold, removeHold } from '../db/holds.ts'
import { inTransaction } from '../db/open.ts'
import { campaignHold, EVERYTHING } from '../delivery/delivery.ts'
import { UserError } from '../lib/errors.ts'
import { nearest } from '../lib/suggest.ts'
import { readAllContent } from '../workspace/content.ts'
import { recordAction, type ActionContext } from './action.ts'
import { channelsOf } from './channels-of.ts'

/** `channel`: the name of one, `campaign:NAME`, or `*` for everything. */
export type HoldInput = { channel: string; on: boolean }

/**
 * What is being sent at this moment is not stopped; nothing after it goes out until the hold is lifted.
 * @throws UserError hold-unknown: a hold on what is not there would stop nothing
 */
export async function hold(context: ActionContext, input: HoldInput): Promise<HoldInput & { changed: boolean }> {
  const { channel, on } = input
  await mustExist(context, input)
  const changed = await inTransaction(context.db, async db => {
    const did = on
      ? await putHold(db, context.ref.id, { channel, person: context.actor.name, at: context.now })
      : await removeHold(db, context.ref.id, channel)
    if (did)
      await recordAction(db, context, {
        action: on ? 'hold' : 'lift-hold',
        subject: channel,
        before: !on,
        after: on,
      })
    return did
  })
  return { channel, on, changed }
}

async function mustExist(context: ActionContext, { channel, on }: HoldInput): Promise<void> {
  if (channel === EVERYTHING) return
  const known = on ? await holdable(context) : (await holdsOf(context.db, context.ref.id)).map(each => each.channel)
  // A hold that is not there is lifted already.
  if (!on || known.includes(channel)) return
  const near = nearest(channel, known)
  throw new UserError(
    'hold-unknown',
    `There is no ${shown(channel)}, so nothing would be stopped.${near === null ? '' : ` Did you mean ${shown(near)}?`}`,
    {
      hint: known.length === 0 ? 'Without a name everything is stopped.' : `There are: ${known.map(shown).join(', ')}.`,
    },
  )
}

const CAMPAIGN = campaignHold('')
const shown = (name: string): string => (name.startsWith(CAMPAIGN) ? `campaign "${name.slice(CAMPAIGN.length)}"` : `channel "${name}"`)

/** Channels and campaigns of the files and of what is on the calendar. */
async function holdable(context: ActionContext): Promise<string[]> {
  const planned = await context.db
    .selectFrom('delivery')
    .select(['channel', 'campaign'])
    .distinct()
    .where('workspace_id', '=', context.ref.id)
    .execute()
  const { configured } = await channelsOf(context)
  const campaigns = [...readAllContent(context.ref.root).map(file => file.item.campaign), ...planned.map(row => row.campaign)]
  return [
    ...new Set([
      ...configured.map(each => each.instance),
      ...planned.map(row => row.channel),
      ...campaigns.flatMap(name => (name === null ? [] : campaignHold(name))),
    ]),
  ].sort()
}
