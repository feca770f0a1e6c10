/**
 * Sends the report of a period: each way at most once. The right to send is written down before anything leaves; what
 * ends without an answer is unconfirmed and is not repeated unless a person says so.
 */
import { createHash } from 'node:crypto'
import { record } from '../db/audit.ts'
import { beginSending, endSending, sendingOf, type Sending, type SendingKey, type SendingState } from '../db/sendings.ts'
import { UserError } from '../lib/errors.ts'
import { REPORT_NAMES } from '../report/period.ts'
import { openDoor } from '../send/door.ts'
import { prepare, type Ready } from '../send/settings.ts'
import { SendError, type Message } from '../send/way.ts'
import { fresh, type ActionContext } from './action.ts'
import { makeReport, markdownOf } from './make-report.ts'
import { messageOf } from './report-message.ts'
import type { ReportRequest } from './report-period.ts'

/** `way`: its name in uptake.yml. `again`: although it may have arrived. `arrived`: it did; nothing is sent. */
export type SendRequest = ReportRequest & { way: string; again: boolean; arrived: boolean }
/** `already`: it was sent before, and nothing was done now. */
export type SentReport = {
  report: string
  period: string
  way: string
  state: 'sent' | 'already' | 'noted'
  at: number
  detail: string | null
}

/** A whole sending takes no longer, milliseconds. */
const PATIENCE = 2 * 60_000
/** What is under way for longer than this was broken off, milliseconds. */
export const STALE = PATIENCE + 60_000

/** @throws UserError send-sample, send-unknown, send-settings, send-secret, send-busy, send-unconfirmed, send-failed, and as makeReport does */
export async function sendReport(context: ActionContext, request: SendRequest): Promise<SentReport> {
  checkSpeaks(context)
  const { loaded, plan } = await fresh(context)
  const { way } = request
  // What is wrong with the settings is said before anything else is done.
  const ready = request.arrived ? null : await prepare(loaded.config.reports.send, way, context.env ?? process.env)
  const report = await makeReport({ db: context.db, loaded, plan }, request)
  const key: SendingKey = { workspace: loaded.id, report: REPORT_NAMES[report.period.kind], period: report.period.name, way }
  const known = await settled(context, key)
  const result = (state: SentReport['state'], at: number, detail: string | null): SentReport => ({
    report: key.report,
    period: key.period,
    way,
    state,
    at,
    detail,
  })
  if (ready === null) {
    await noteArrived(context, key, known)
    return result('noted', context.now, null)
  }
  if (known?.state === 'sent' && !request.again) return result('already', known.updatedAt, known.detail)
  if (known?.state === 'unconfirmed' && !request.again) throw unconfirmed(key, known.detail)
  const message = messageOf(report, key, markdownOf(report, loaded.root))
  const digest = createHash('sha256').update(message.markdown).digest('hex')
  // What was left out because it was late may be sent after all.
  const from: SendingState[] = request.again ? ['failed', 'skipped', 'sent', 'unconfirmed'] : ['failed', 'skipped']
  if (!(await beginSending(context.db, key, { digest, now: context.now, from }))) throw busy(key)
  const detail = await deliver(context, key, ready, message)
  return result('sent', context.now, detail)
}

/** @throws UserError send-sample */
export function checkSpeaks({ mute }: ActionContext): void {
  if (mute)
    throw new UserError('send-sample', 'This is sample data: nothing of it is sent.', {
      hint: 'In a workspace of your own it goes to whom "reports: send:" in uptake.yml names.',
    })
}

/** The row as it is; one that was begun and never ended becomes unconfirmed. */
async function settled({ db, now }: ActionContext, key: SendingKey): Promise<Sending | null> {
  const known = await sendingOf(db, key)
  if (known?.state !== 'sending' || now - known.startedAt < STALE) return known
  const detail = 'The program ended while it was being sent.'
  await endSending(db, key, { state: 'unconfirmed', detail, now, from: ['sending'] })
  return { ...known, state: 'unconfirmed', detail }
}

async function deliver(context: ActionContext, key: SendingKey, ready: Ready, message: Message): Promise<string> {
  const signal = AbortSignal.timeout(PATIENCE)
  try {
    const door = openDoor(ready.allow, signal)
    const detail = ready.redact(await ready.way.send({ ...door, settings: ready.settings, now: context.now }, message))
    await finish(context, key, 'sent', detail)
    return detail
  } catch (error) {
    // A fault of ours says nothing about arrival either.
    const known = error instanceof SendError ? error : new SendError('unconfirmed', error instanceof Error ? error.message : String(error))
    const detail = ready.redact(known.message)
    await finish(context, key, known.kind, detail)
    if (!(error instanceof SendError)) throw error
    if (known.kind === 'unconfirmed') throw unconfirmed(key, detail)
    throw new UserError('send-failed', detail, {
      hint: ready.redact(known.hint ?? 'It did not arrive. Send it again when this is mended.'),
    })
  }
}

/** How it ended, and the log of it, as one. */
async function finish({ db, now, actor }: ActionContext, key: SendingKey, state: SendingState, detail: string): Promise<void> {
  await db.transaction().execute(async transaction => {
    await endSending(transaction, key, { state, detail, now, from: ['sending'] })
    await record(transaction, {
      at: now,
      workspace: key.workspace,
      actor,
      action: 'send-report',
      subject: `${key.report} ${key.period} ${key.way}`,
      before: undefined,
      after: { state, detail },
    })
  })
}

async function noteArrived(context: ActionContext, key: SendingKey, known: Sending | null): Promise<void> {
  if (known === null)
    throw new UserError('send-unknown', `The ${key.report} report of ${key.period} was never sent to "${key.way}".`, {
      hint: 'Send it without --arrived.',
    })
  if (known.state === 'sent') return
  const detail = `${context.actor.name} says that it arrived`
  await context.db.transaction().execute(async transaction => {
    await endSending(transaction, key, { state: 'sent', detail, now: context.now, from: ['sending', 'failed', 'unconfirmed', 'skipped'] })
    await record(transaction, {
      at: context.now,
      workspace: key.workspace,
      actor: context.actor,
      action: 'send-report',
      subject: `${key.report} ${key.period} ${key.way}`,
      before: { state: known.state, detail: known.detail },
      after: { state: 'sent', detail },
    })
  })
}

const named = ({ report, period, way }: SendingKey): string => `The ${report} report of ${period} to "${way}"`
const unconfirmed = (key: SendingKey, detail: string | null): UserError =>
  new UserError(
    'send-unconfirmed',
    `${named(key)} is unconfirmed: nobody knows whether it arrived.${detail === null ? '' : ` ${detail}`}`,
    {
      hint: 'Look there. Say --arrived when it did, or --again to send it once more.',
    },
  )
const busy = (key: SendingKey): UserError =>
  new UserError('send-busy', `${named(key)} is being sent in this moment, or was broken off a moment ago.`, {
    hint: `Try again in ${Math.ceil(STALE / 60_000)} minutes; it is then known to be unconfirmed.`,
  })
