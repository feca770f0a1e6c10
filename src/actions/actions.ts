/** Every action that a door may call by name: its input, checked once, and what it does. The CLI and the API share this table. */
import { RETURN_KEYS } from '../delivery/returns.ts'
import * as v from 'valibot'
import { licenceNames } from '../generate/licences.ts'
import { CONTENT_STATES } from '../content/model.ts'
import { deliveriesOf } from '../db/deliveries.ts'
import { STATES } from '../delivery/delivery.ts'
import type { ActionContext } from './action.ts'
import type { Sent } from './publish-due.ts'
import { annotate, removeNote } from './annotate.ts'
import { decideDelivery } from './decide-delivery.ts'
import { applyFix } from './apply-fix.ts'
import { applyFixes } from './apply-fixes.ts'
import { dropCsv } from './drop-csv.ts'
import { generate, kinds } from './generate.ts'
import { mapTarget } from './map-target.ts'
import { moveDeliveries, moveDelivery } from './move-delivery.ts'
import { PERIODS, recordSample } from './record-sample.ts'
import { setAutomation } from './set-automation.ts'
import { setLaunch, setStart } from './move-dates.ts'
import { tick } from './tick.ts'
import { undo } from './undo.ts'

type Action<Input, Output> = { input: v.GenericSchema<unknown, Input>; run(context: ActionContext, input: Input): Promise<Output> }
/** Input and output are plain data: they cross the wire between a command and a running server. */
const action = <Input, Output>(input: v.GenericSchema<unknown, Input>, run: Action<Input, Output>['run']): Action<Input, Output> => ({
  input,
  run,
})
const moves = v.array(v.object({ id: v.string(), local: v.string(), zone: v.string() }))
const date = v.object({
  date: v.string(),
  dryRun: v.optional(v.boolean(), true),
  today: v.string(),
  deliveries: v.optional(moves, []),
})
const row = v.object({
  metric: v.string(),
  date: v.string(),
  value: v.nullable(v.number()),
  period: v.optional(v.nullable(v.picklist(PERIODS)), null),
  labels: v.optional(v.record(v.string(), v.string()), {}),
  note: v.optional(v.nullable(v.string()), null),
})
const csvFile = v.object({
  name: v.string(),
  text: v.string(),
  replace: v.optional(v.boolean(), false),
  dryRun: v.optional(v.boolean(), false),
})
const note = v.object({
  at: v.number(),
  label: v.string(),
  kind: v.optional(v.string(), 'note'),
  metric: v.optional(v.nullable(v.string()), null),
})
const drafted = v.object({
  piece: v.optional(v.nullable(v.string()), null),
  phase: v.optional(v.nullable(v.string()), null),
  title: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.nonEmpty())), null),
  template: v.optional(v.nullable(v.string()), null),
  channels: v.optional(v.array(v.string()), []),
  dryRun: v.optional(v.boolean(), false),
})
const checks = v.array(
  v.object({
    id: v.string(),
    ok: v.boolean(),
    value: v.nullable(v.number()),
    detail: v.string(),
    definition: v.string(),
    files: v.record(v.string(), v.string()),
    took: v.number(),
  }),
)
const links = v.array(
  v.object({
    address: v.string(),
    at: v.number(),
    state: v.picklist(['alive', 'dead', 'unknown']),
    detail: v.nullable(v.string()),
  }),
)
const source = v.variant('kind', [
  v.object({ kind: v.literal('release'), tag: v.nullable(v.string()) }),
  v.object({ kind: v.literal('feed'), name: v.string(), text: v.string(), since: v.nullable(v.string()), limit: v.number() }),
])
const sourced = v.object({
  source,
  template: v.optional(v.nullable(v.string()), null),
  channels: v.optional(v.array(v.string()), []),
  dryRun: v.optional(v.boolean(), false),
})
const library = v.object({
  files: v.array(v.object({ name: v.string(), text: v.string() })),
  year: v.pipe(v.number(), v.integer()),
  dryRun: v.optional(v.boolean(), false),
})
const generated = v.object({
  what: v.picklist(kinds),
  licence: v.optional(v.picklist(licenceNames), 'mit'),
  dryRun: v.optional(v.boolean(), false),
})
const period = {
  kind: v.picklist(['day', 'week', 'month', 'quarter', 'phase']),
  phase: v.optional(v.nullable(v.string()), null),
  at: v.optional(v.nullable(v.string()), null),
  today: v.string(),
}
const sending = v.object({
  ...period,
  way: v.string(),
  again: v.optional(v.boolean(), false),
  arrived: v.optional(v.boolean(), false),
})

const piece = { item: v.string(), channels: v.nullable(v.array(v.string())) }
/** In whose name, where there is no login. */
const as = v.optional(v.nullable(v.string()))
const approval = v.object({
  ...piece,
  digests: v.nullable(v.record(v.string(), v.string())),
  as,
  emergency: v.optional(v.nullable(v.string())),
})
const reviewNote = v.object({
  item: v.string(),
  channel: v.nullable(v.string()),
  kind: v.picklist(['comment', 'changes']),
  text: v.string(),
  digests: v.nullable(v.record(v.string(), v.string())),
  as,
})
const decision = v.object({ id: v.string(), decision: v.picklist(['published', 'again', 'drop']), url: v.nullable(v.string()) })

export const actions = {
  tick: action(v.object({ taskId: v.string(), done: v.boolean() }), tick),
  'apply-fix': action(v.object({ rule: v.string(), file: v.string(), line: v.number() }), applyFix),
  'apply-fixes': action(v.object({ unsafe: v.boolean(), files: v.nullable(v.array(v.string())) }), applyFixes),
  'set-launch': action(date, setLaunch),
  'set-start': action(date, setStart),
  'begin-plan': action(v.object({}), async context => (await import('./begin-plan.ts')).beginPlan(context)),
  recompute: action(v.object({ metric: v.string(), from: v.number(), dryRun: v.optional(v.boolean(), false) }), async (context, input) =>
    (await import('./recompute.ts')).recomputeSamples(context, input),
  ),
  'map-target': action(v.object({ text: v.string(), metric: v.string() }), mapTarget),
  'record-sample': action(row, recordSample),
  'drop-csv': action(csvFile, dropCsv),
  annotate: action(note, annotate),
  'remove-note': action(v.object({ id: v.string() }), removeNote),
  generate: action(generated, generate),
  draft: action(drafted, async (context, input) => (await import('./draft-content.ts')).draftContent(context, input)),
  claims: action(v.object({}), async context => (await import('./claims.ts')).claimsHere(context)),
  'record-claim-checks': action(v.object({ checks }), async (context, input) => (await import('./claims.ts')).recordChecks(context, input)),
  'record-links': action(v.object({ links }), async (context, input) =>
    (await import('./known-of-content.ts')).recordLinks(context, input),
  ),
  'draft-source': action(sourced, async (context, input) => (await import('./draft-source.ts')).draftSource(context, input)),
  'import-content': action(library, async (context, input) => (await import('./import-content.ts')).importContent(context, input)),
  hold: action(v.object({ channel: v.string(), on: v.boolean() }), async (context, input) =>
    (await import('./hold.ts')).hold(context, input),
  ),
  holds: action(v.object({}), async context => (await import('../db/holds.ts')).holdsOf(context.db, context.ref.id)),
  'decide-delivery': action(decision, decideDelivery),
  'edit-post': action(v.object({ id: v.string() }), async (context, input) => (await import('./change-post.ts')).editPost(context, input)),
  'delete-post': action(v.object({ id: v.string(), reason: v.string() }), async (context, input) =>
    (await import('./change-post.ts')).deletePost(context, input),
  ),
  readers: action(v.object({ list: v.optional(v.nullable(v.string()), null) }), async (context, { list }) =>
    (await import('../db/readers.ts')).readersOf(context.db, context.ref.id, list === null ? {} : { list }),
  ),
  'set-reader': action(
    v.object({ list: v.string(), address: v.string(), on: v.boolean(), reason: v.optional(v.nullable(v.string()), null) }),
    async (context, input) => (await import('./readers.ts')).setReader(context, input),
  ),
  'read-bounces': action(v.object({}), async context => (await import('./read-bounces.ts')).readBounces(context)),
  'collect-results': action(v.object({}), async context => (await import('./collect-results.ts')).collectResults(context)),
  results: action(v.object({}), async context => (await import('../db/post-results.ts')).resultsOf(context.db, context.ref.id)),
  returns: action(v.object({ by: v.picklist(RETURN_KEYS) }), async (context, input) =>
    (await import('./returns.ts')).returns(context, input),
  ),
  'move-delivery': action(
    v.object({ ids: v.array(v.string()), local: v.string(), zone: v.string(), anyway: v.optional(v.boolean(), false) }),
    moveDelivery,
  ),
  'move-deliveries': action(
    v.object({
      moves,
      anyway: v.optional(v.boolean(), false),
    }),
    moveDeliveries,
  ),
  'calendar-list': action(v.object({ from: v.string(), to: v.string() }), async (context, input) =>
    (await import('./calendar-list.ts')).calendarList(context, input),
  ),
  'calendar-slots': action(v.object({}), async context => (await import('./calendar-slots.ts')).calendarSlots(context)),
  'draft-series': action(
    v.object({ series: v.nullable(v.string()), until: v.string(), dryRun: v.optional(v.boolean(), false) }),
    async (context, input) => (await import('./draft-series.ts')).draftSeries(context, input),
  ),
  'propose-series': action(v.object({ today: v.string(), write: v.optional(v.array(v.string()), []) }), async (context, input) =>
    (await import('./propose-series.ts')).proposedSeries(context, input),
  ),
  'import-schedule': action(
    v.object({ name: v.string(), text: v.string(), dryRun: v.optional(v.boolean(), false), anyway: v.optional(v.boolean(), false) }),
    async (context, input) => (await import('./import-schedule.ts')).importSchedule(context, input),
  ),
  'move-proposed': action(
    v.object({
      moves: v.pipe(
        v.array(
          v.object({
            item: v.string(),
            channels: v.array(v.string()),
            days: v.pipe(v.number(), v.integer()),
            minutes: v.pipe(v.number(), v.integer()),
          }),
        ),
        v.minLength(1),
      ),
      deliveries: v.optional(v.array(v.object({ id: v.string(), local: v.string(), zone: v.string() })), []),
      anyway: v.optional(v.boolean(), false),
    }),
    async (context, input) => (await import('./move-proposed.ts')).moveProposed(context, input),
  ),
  slipping: action(v.object({ key: v.picklist(['launch', 'start']), date: v.string(), today: v.string() }), async (context, input) =>
    (await import('./slipping.ts')).slipping(context, input),
  ),
  feeds: action(v.object({}), async context => (await import('./calendar-feed.ts')).listFeeds(context)),
  'make-feed': action(v.object({ name: v.string() }), async (context, input) =>
    (await import('./calendar-feed.ts')).makeFeed(context, input),
  ),
  'revoke-feed': action(v.object({ id: v.string() }), async (context, input) =>
    (await import('./calendar-feed.ts')).revokeFeed(context, input),
  ),
  deliveries: action(v.object({ state: v.nullable(v.picklist(STATES)) }), async (context, { state }) =>
    deliveriesOf(context.db, context.ref.id, state === null ? {} : { states: [state] }),
  ),
  // Loaded when they are used: they bring the channels and the renderers with them.
  approve: action(approval, async (context, input) => (await import('./approve.ts')).approve(context, input)),
  unapprove: action(v.object({ ...piece, as }), async (context, input) => (await import('./approve.ts')).unapprove(context, input)),
  schedule: action(
    v.object({
      ...piece,
      at: v.nullable(v.string()),
      zone: v.nullable(v.string()),
      slot: v.optional(v.boolean(), false),
      anyway: v.optional(v.boolean(), false),
    }),
    async (context, input) => (await import('./schedule-content.ts')).scheduleContent(context, input),
  ),
  stages: action(v.object({}), async context => (await import('./publishing-view.ts')).stages(context)),
  'review-view': action(
    v.object({ item: v.optional(v.nullable(v.string()), null), as: v.optional(v.nullable(v.string()), null) }),
    async (context, input) => (await import('./review-view.ts')).reviewView(context, input),
  ),
  'review-note': action(reviewNote, async (context, input) => (await import('./review-notes.ts')).addReviewNote(context, input)),
  'settle-note': action(v.object({ id: v.pipe(v.string(), v.minLength(4)), as }), async (context, input) =>
    (await import('./review-notes.ts')).settleNote(context, input),
  ),
  look: action(v.object({ item: v.string(), digests: v.record(v.string(), v.string()), as }), async (context, input) =>
    (await import('./review-notes.ts')).lookAt(context, input),
  ),
  'piece-state': action(v.object({ item: v.string(), state: v.picklist(CONTENT_STATES) }), async (context, input) =>
    (await import('./piece-state.ts')).setPieceState(context, input),
  ),
  'review-link': action(v.object({ ...piece, person: v.string(), days: v.optional(v.number(), 7), as }), async (context, input) =>
    (await import('./review-links.ts')).makeReviewLink(context, input),
  ),
  'withdraw-link': action(v.object({ id: v.pipe(v.string(), v.minLength(4)) }), async (context, input) =>
    (await import('./review-links.ts')).withdrawLink(context, input),
  ),
  'take-merges': action(v.object({}), async context => (await import('./take-merges.ts')).takeMerges(context)),
  'publish-due': action(v.object({ dryRun: v.boolean() }), async (context, { dryRun }): Promise<Sent[]> => {
    const { dueNow, publishDue } = await import('./publish-due.ts')
    return dryRun ? (await dueNow(context)).map(delivery => ({ delivery, ended: 'planned' })) : publishDue(context)
  }),
  'ledger-state': action(v.object({}), async context => (await import('./one-ledger.ts')).ledgerState(context)),
  'send-here': action(v.object({}), async context => (await import('./one-ledger.ts')).sendHere(context)),
  audit: action(v.object({ offline: v.optional(v.boolean(), false) }), async (context, input) =>
    (await import('./run-audit.ts')).runAudit(context, input),
  ),
  'set-competitor': action(v.object({ project: v.string(), on: v.boolean() }), async (context, input) =>
    (await import('./set-competitor.ts')).setCompetitor(context, input),
  ),
  'set-automation': action(v.object({ id: v.string(), active: v.boolean() }), setAutomation),
  'connect-channel': action(v.object({ channel: v.string(), redirect: v.string() }), async (context, input) =>
    (await import('./connect-channel.ts')).connectChannel(context, input),
  ),
  'finish-connect': action(v.object({ address: v.string() }), async (context, input) =>
    (await import('./connect-channel.ts')).finishConnect(context, input),
  ),
  'disconnect-channel': action(v.object({ channel: v.string() }), async (context, input) =>
    (await import('./connect-channel.ts')).disconnectChannel(context, input),
  ),
  'check-channels': action(v.object({ channel: v.nullable(v.string()), ask: v.optional(v.boolean(), true) }), async (context, input) =>
    (await import('./check-channel.ts')).checkChannels(context, input),
  ),
  'channels-view': action(v.object({}), async context => (await import('./channels-view.ts')).channelsView(context, [])),
  'run-automations': action(v.object({ dryRun: v.optional(v.boolean(), false) }), async (context, input) =>
    (await import('./run-automations.ts')).runAutomations(context, input),
  ),
  'write-report': action(v.object(period), async (context, input) => (await import('./write-report.ts')).writeReport(context, input)),
  'send-report': action(sending, async (context, input) => (await import('./send-report.ts')).sendReport(context, input)),
  undo: action(v.object({}), undo),
}
export type ActionName = keyof typeof actions
export type InputOf<Name extends ActionName> = (typeof actions)[Name] extends Action<infer Input, unknown> ? Input : never
export type OutputOf<Name extends ActionName> =
  (typeof actions)[Name] extends Action<never, infer Output> ? Output : Awaited<ReturnType<(typeof actions)[Name]['run']>>

/** Runs an action by name with input that was checked already. */
export async function runAction<Name extends ActionName>(
  name: Name,
  context: ActionContext,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const run = actions[name].run as (context: ActionContext, input: InputOf<Name>) => Promise<OutputOf<Name>>
  return run(context, input)
}
