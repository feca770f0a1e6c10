/** uptake hold: nothing is sent on a channel, of a campaign, or at all, until the hold is lifted. */
import { campaignHold, EVERYTHING } from '../delivery/delivery.ts'
import { dateIn } from '../lib/clock.ts'
import { userError } from '../lib/errors.ts'
import { act, lookOrAct } from './acting.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne, pathOperand } from './reading.ts'

export const command: Command = {
  name: 'hold',
  summary: 'Stop sending: everything, one channel or one campaign; --lift starts it again',
  usage: ['hold [FOLDER] [--on CHANNEL | --campaign NAME] [--lift]', 'hold [FOLDER] --list'],
  about: 'Takes effect at once and for every worker. What is being sent at that moment is not called back.',
  operands: [pathOperand],
  options: {
    on: { type: 'string', value: 'CHANNEL', help: 'Only this channel' },
    campaign: { type: 'string', value: 'NAME', help: 'Only pieces of this campaign, as their files name it' },
    lift: { type: 'boolean', help: 'Lift the hold' },
    list: { type: 'boolean', help: 'Show what is on hold, by whom and since when' },
  },
  examples: [
    ['uptake hold', 'the kill switch'],
    ['uptake hold --on x --lift', ''],
    ['uptake hold --campaign autumn', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const ref = discoverOne(context, args.operands, 'hold')
  const today = dateIn(null, context.clock.now())
  const { out } = context
  if (args.flag('list')) {
    const holds = await lookOrAct(context, ref, today, 'holds', {})
    if (args.flag('json')) out.line(JSON.stringify({ holds }, null, 2))
    else if (holds.length === 0) out.line(out.style.dim('Nothing is on hold.'))
    else
      for (const { channel, person, at } of holds)
        out.line(`${nameOf(channel)}  ${out.style.dim(`${person}, ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`)}`)
    return 0
  }
  const [channel, campaign] = [args.text('on'), args.text('campaign')]
  if (channel !== null && campaign !== null) throw userError('bad-flag', '--campaign', campaign, 'either --on or --campaign')
  const what = channel ?? (campaign === null ? EVERYTHING : campaignHold(campaign))
  const result = await act(context, ref, today, 'hold', { channel: what, on: !args.flag('lift') })
  const where = nameOf(result.channel)
  if (args.flag('json')) out.line(JSON.stringify(result, null, 2))
  else if (result.on) out.line(`Nothing is sent on ${where} until "uptake hold${optionOf(what)} --lift".`)
  else out.line(result.changed ? `Sending on ${where} goes on.` : `Nothing was on hold on ${where}.`)
  return 0
}

const CAMPAIGN = campaignHold('')
function nameOf(held: string): string {
  if (held === EVERYTHING) return 'all channels'
  return held.startsWith(CAMPAIGN) ? `the campaign "${held.slice(CAMPAIGN.length)}"` : held
}
function optionOf(held: string): string {
  if (held === EVERYTHING) return ''
  return held.startsWith(CAMPAIGN) ? ` --campaign "${held.slice(CAMPAIGN.length)}"` : ` --on ${held}`
}
