/** uptake review: what waits for a yes, what changed since, remarks, links for people without an account, merges. */
import { CONTENT_STATES } from '../content/model.ts'
import type { ReviewView } from '../delivery/review-view.ts'
import { dateIn } from '../lib/clock.ts'
import { userError } from '../lib/errors.ts'
import { plural } from '../lib/table.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import { act, lookOrAct } from './acting.ts'
import { asOption, channelsOf } from './approve.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne, pathOperand } from './reading.ts'
import { runningServer } from './running.ts'

const VERBS = ['show', 'comment', 'changes', 'settle', 'state', 'link', 'links', 'revoke', 'merges'] as const
type Verb = (typeof VERBS)[number]

export const command: Command = {
  name: 'review',
  summary: 'Show what waits for a yes, and what changed; ask for changes; send links',
  usage: [
    'review [FOLDER] [--as PERSON]',
    'review show ITEM [FOLDER]',
    'review comment|changes ITEM TEXT [FOLDER] [--on CHANNEL]',
    'review settle NOTE [FOLDER]',
    'review state ITEM draft|ready|hold|archived [FOLDER]',
    'review link ITEM [FOLDER] --for NAME [--days N]',
    'review links|merges [FOLDER]',
    'review revoke LINK [FOLDER]',
  ],
  about:
    'Who must say yes is under "review:" in uptake.yml. "show" tells what differs from what was approved or seen last. A link lets one person without an account read one piece and decide once. "merges" takes the approvals of merged pull requests (approve-on-merge).',
  operands: [{ name: 'ITEM', help: 'The id of a content item, or its file', completes: 'path' }, pathOperand],
  options: {
    on: { type: 'string', value: 'CHANNELS', help: 'Only these channels, separated by commas' },
    as: asOption,
    for: { type: 'string', value: 'NAME', help: 'With "link": who decides by it' },
    days: { type: 'string', value: 'N', help: 'With "link": how many days it is good for (7)' },
  },
  examples: [
    ['uptake review', 'what waits'],
    ['uptake review show launch-thread', 'with what changed since it was approved'],
    ['uptake review changes launch-thread "The number is from the old benchmark." --as ada', ''],
    ['uptake review link launch-thread --for "Sam Vimes" --days 3', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const [first, ...rest] = args.operands
  const verb = VERBS.find(each => each === first)
  return verb === undefined ? queue(context, args) : verbs[verb](context, args, rest)
}

const today = (context: Context): string => dateIn(null, context.clock.now())
/** The operand at a place, or the error that names what is missing. */
function needed(operands: readonly string[], index: number, what: string, verb: Verb): string {
  const found = operands[index]
  if (found === undefined) throw userError('missing-argument', what, `review ${verb}`)
  return found
}
const refOf = (context: Context, operands: readonly string[]): WorkspaceRef => discoverOne(context, operands, 'review')

async function queue(context: Context, args: Args): Promise<number> {
  const ref = refOf(context, args.operands)
  const view = await lookOrAct(context, ref, today(context), 'review-view', { item: null, as: args.text('as') })
  if (args.flag('json')) context.out.line(JSON.stringify({ ...view, bodies: undefined }, null, 2))
  else (await import('./text/review.ts')).tellQueue(context.out, view)
  return 0
}

type Run = (context: Context, args: Args, operands: readonly string[]) => Promise<number>

const note =
  (kind: 'comment' | 'changes'): Run =>
  async (context, args, operands) => {
    const item = needed(operands, 0, 'ITEM', kind)
    const text = needed(operands, 1, 'TEXT', kind)
    const ref = refOf(context, operands.slice(2))
    const channels = channelsOf(args) ?? [null]
    const notes = []
    for (const channel of channels)
      notes.push(await act(context, ref, today(context), 'review-note', { item, channel, kind, text, digests: null, as: args.text('as') }))
    if (args.flag('json')) context.out.line(JSON.stringify({ notes }, null, 2))
    else
      for (const { id } of notes)
        context.out.line(
          kind === 'comment'
            ? 'Noted.'
            : `Asked for. It does not go out until the one who asked approves it, or "uptake review settle ${id.slice(0, 8)}".`,
        )
    return 0
  }

/** Who looks at a piece has seen it: the next look says what changed since. Only people of the workspace are noted. */
async function noteLook(context: Context, args: Args, ref: WorkspaceRef, { me, people, pieces }: ReviewView): Promise<void> {
  const [piece] = pieces
  if (piece === undefined || !people.some(each => each.id === me)) return
  const only = channelsOf(args)
  const seen = piece.channels.filter(each => each.seenLast?.digest !== each.digest && (only === null || only.includes(each.channel)))
  const digests = Object.fromEntries(seen.flatMap(({ channel, digest }) => (digest === null ? [] : [[channel, digest]])))
  if (Object.keys(digests).length > 0) await act(context, ref, today(context), 'look', { item: piece.id, digests, as: args.text('as') })
}

const verbs: Record<Verb, Run> = {
  async show(context, args, operands) {
    const item = needed(operands, 0, 'ITEM', 'show')
    const view = await lookOrAct(context, refOf(context, operands.slice(1)), today(context), 'review-view', { item, as: args.text('as') })
    if (args.flag('json')) context.out.line(JSON.stringify(view, null, 2))
    else (await import('./text/review.ts')).tellPiece(context.out, view, channelsOf(args))
    await noteLook(context, args, refOf(context, operands.slice(1)), view)
    return 0
  },
  comment: note('comment'),
  changes: note('changes'),
  async settle(context, args, operands) {
    const id = needed(operands, 0, 'NOTE', 'settle')
    const settled = await act(context, refOf(context, operands.slice(1)), today(context), 'settle-note', { id, as: args.text('as') })
    if (args.flag('json')) context.out.line(JSON.stringify(settled, null, 2))
    else context.out.line(`Settled: what ${settled.person} asked for of ${settled.item}.`)
    return 0
  },
  async state(context, args, operands) {
    const item = needed(operands, 0, 'ITEM', 'state')
    const word = needed(operands, 1, 'a state', 'state')
    const state = CONTENT_STATES.find(each => each === word)
    if (state === undefined) throw userError('bad-flag', 'state', word, CONTENT_STATES.join(', '))
    const done = await act(context, refOf(context, operands.slice(2)), today(context), 'piece-state', { item, state })
    if (args.flag('json')) context.out.line(JSON.stringify(done, null, 2))
    else
      context.out.line(
        done.before === done.after ? `${done.file} says "${state}" already.` : `${done.file}: ${done.before} → ${done.after}`,
      )
    return 0
  },
  async link(context, args, operands) {
    const item = needed(operands, 0, 'ITEM', 'link')
    const person = args.text('for')
    if (person === null) throw userError('missing-argument', '--for NAME', 'review link')
    const days = Number(args.text('days') ?? '7')
    const ref = refOf(context, operands.slice(1))
    const made = await act(context, ref, today(context), 'review-link', {
      item,
      channels: channelsOf(args),
      person,
      days,
      as: args.text('as'),
    })
    const server = made.address ?? (await runningServer(context, ref))?.url ?? null
    const url = new URL(made.path, server ?? 'http://127.0.0.1:4173').href
    if (args.flag('json')) context.out.line(JSON.stringify({ ...made, url }, null, 2))
    else {
      const { out } = context
      out.line(url)
      out.line(
        out.style.dim(
          `For ${made.person}, once, until ${new Date(made.expiresAt).toISOString().slice(0, 16).replace('T', ' ')} UTC. It is shown here only.`,
        ),
      )
      if (made.replaced > 0) out.line(out.style.dim('The link that they had for it is good no more.'))
      if (server === null)
        out.line(
          out.style.yellow('No server runs here: it opens while "uptake up" runs. "review: address:" in uptake.yml names another address.'),
        )
    }
    return 0
  },
  async links(context, args, operands) {
    const view = await lookOrAct(context, refOf(context, operands), today(context), 'review-view', { item: null, as: null })
    const links = view.pieces.flatMap(piece => piece.links)
    if (args.flag('json')) context.out.line(JSON.stringify({ links }, null, 2))
    else (await import('./text/review.ts')).tellLinks(context.out, links)
    return 0
  },
  async revoke(context, args, operands) {
    const id = needed(operands, 0, 'LINK', 'revoke')
    const link = await act(context, refOf(context, operands.slice(1)), today(context), 'withdraw-link', { id })
    if (args.flag('json')) context.out.line(JSON.stringify(link, null, 2))
    else context.out.line(`The link of ${link.person} for ${link.item} is good no more.`)
    return 0
  },
  async merges(context, args, operands) {
    const { branch, merged, unproven } = await act(context, refOf(context, operands), today(context), 'take-merges', {})
    const { out } = context
    if (args.flag('json')) out.line(JSON.stringify({ branch, merged, unproven }, null, 2))
    else if (branch === null)
      out.line(
        'Nothing is approved by merging: "review: approve-on-merge: true" in uptake.yml is not set, or there is no git with a default branch.',
      )
    else {
      for (const { item, by, commit, request } of merged)
        out.line(
          `${out.style.green('✓')} ${item}  merged by ${by}  ${out.style.dim(`${request === null ? '' : `${request} `}${commit.slice(0, 12)}`)}`,
        )
      for (const { item, commit, why } of unproven)
        out.line(`${out.style.yellow('–')} ${item}  not approved by ${commit.slice(0, 12)}: ${why}.`)
      out.line(out.style.dim(`${plural(merged.length, 'new approval')} from ${branch}`))
    }
    return 0
  },
}
