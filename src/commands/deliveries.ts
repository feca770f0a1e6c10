/** uptake deliveries: the ledger; and a person's word on what stands still. */
import { dateIn } from '../lib/clock.ts'
import type { Decision } from '../actions/decide-delivery.ts'
import { STATES, type Delivery } from '../delivery/delivery.ts'
import { userError } from '../lib/errors.ts'
import { act, lookOrAct } from './acting.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne, pathOperand } from './reading.ts'
import { tellSender } from './sender.ts'
import { deliveryLine, passedText } from './text/deliveries.ts'

const DECISIONS: readonly Decision[] = ['published', 'again', 'drop']

export const command: Command = {
  name: 'deliveries',
  summary: 'Show what is planned, sent and waiting; decide what nobody knows',
  usage: [
    'deliveries [FOLDER] [--state STATE]',
    'deliveries decide ID published|again|drop [FOLDER] [--url URL]',
    'deliveries move ID TIME [FOLDER] [--zone ZONE]',
    'deliveries edit ID [FOLDER]',
    'deliveries delete ID [FOLDER] --reason TEXT',
  ],
  about:
    '"edit" brings a post that is out to its file as it is now, which must be approved; "delete" takes it down. Both go out once, like posts, and stand in the ledger.',
  operands: [pathOperand],
  options: {
    state: { type: 'string', value: 'STATE', choices: STATES, help: 'Only deliveries in this state' },
    url: { type: 'string', value: 'URL', help: 'Where the post is, with "decide ID published"' },
    reason: { type: 'string', value: 'TEXT', help: 'Why a post is taken down, with "delete"' },
    zone: { type: 'string', value: 'ZONE', help: 'IANA zone of the time, with "move"; else that of the delivery' },
  },
  examples: [
    ['uptake deliveries --state waiting', ''],
    ['uptake deliveries decide 1f0c published --url https://example.org/post', ''],
    ['uptake deliveries move 1f0c 2026-03-03T09:00 --zone Europe/Berlin', ''],
    ['uptake deliveries delete 1f0c --reason "The numbers were wrong"', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const [verb, ...rest] = args.operands
  const { out } = context
  const today = dateIn(null, context.clock.now())
  if (verb === 'decide' || verb === 'move') {
    const [id, word, ...paths] = rest
    if (id === undefined || word === undefined)
      throw userError('missing-argument', verb === 'decide' ? 'ID and a word' : 'ID and TIME', `deliveries ${verb}`)
    const ref = discoverOne(context, paths, 'deliveries')
    const found = await named(context, ref, today, id)
    const whole = found?.id ?? id
    if (verb === 'move') {
      const { moved } = await act(context, ref, today, 'move-delivery', {
        ids: [whole],
        local: word,
        zone: args.text('zone') ?? found?.zone ?? 'UTC',
      })
      if (args.flag('json')) {
        out.line(JSON.stringify({ moved }, null, 2))
        return 0
      }
      for (const delivery of moved) out.line(deliveryLine(delivery, out.style))
      const passed = passedText(moved, context.clock.now().getTime())
      if (passed !== null) out.line(out.style.yellow(passed))
      return 0
    }
    const decision = DECISIONS.find(each => each === word)
    if (decision === undefined) throw userError('bad-flag', 'decide', word, DECISIONS.join(', '))
    const delivery = await act(context, ref, today, 'decide-delivery', { id: whole, decision, url: args.text('url') })
    out.line(args.flag('json') ? JSON.stringify({ delivery }, null, 2) : deliveryLine(delivery, out.style))
    return 0
  }
  if (verb === 'edit' || verb === 'delete') return change(context, args, verb)
  const ref = discoverOne(context, args.operands, 'deliveries')
  const state = STATES.find(each => each === args.text('state')) ?? null
  const deliveries = await lookOrAct(context, ref, today, 'deliveries', { state })
  if (args.flag('json')) out.line(JSON.stringify({ deliveries }, null, 2))
  else if (deliveries.length === 0) out.line(out.style.dim('No deliveries. "uptake approve ITEM", then "uptake schedule ITEM".'))
  else for (const delivery of deliveries) out.line(deliveryLine(delivery, out.style))
  if (!args.flag('json') && deliveries.length > 0) await tellSender(context, ref, today)
  return 0
}

async function change(context: Context, args: Args, verb: 'edit' | 'delete'): Promise<number> {
  const [, id, ...paths] = args.operands
  if (id === undefined) throw userError('missing-argument', 'ID', `deliveries ${verb}`)
  const ref = discoverOne(context, paths, 'deliveries')
  const today = dateIn(null, context.clock.now())
  const whole = (await named(context, ref, today, id))?.id ?? id
  const planned =
    verb === 'edit'
      ? await act(context, ref, today, 'edit-post', { id: whole })
      : await act(context, ref, today, 'delete-post', { id: whole, reason: args.text('reason') ?? '' })
  const { out } = context
  if (args.flag('json')) out.line(JSON.stringify({ delivery: planned }, null, 2))
  else {
    out.line(deliveryLine(planned, out.style))
    out.line(out.style.dim('It is due now: a running "uptake up" sends it, or "uptake publish".'))
  }
  return 0
}

/** The one delivery whose id begins as a person wrote it; null when there is none, or several. */
async function named(context: Context, ref: ReturnType<typeof discoverOne>, today: string, start: string): Promise<Delivery | null> {
  const found = (await lookOrAct(context, ref, today, 'deliveries', { state: null })).filter(each => each.id.startsWith(start))
  return found.length === 1 ? found[0]! : null
}
