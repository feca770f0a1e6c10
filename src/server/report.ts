/** The part of the HTTP API about reports. Writing one into `reports/` is the action `write-report`. */
import type { Context, Hono } from 'hono'
import * as v from 'valibot'
import type { ReportRequest } from '../actions/report-period.ts'
import type { Actor } from '../db/audit.ts'
import { UserError } from '../lib/errors.ts'
import { REPORT_NAMES, type PeriodKind } from '../report/period.ts'
import type { Report } from '../report/view.ts'
import { loadWorkspace, type Loaded } from '../workspace/load.ts'
import { bodyOf } from './body.ts'
import type { Live } from './live.ts'

const KINDS = Object.keys(REPORT_NAMES) as PeriodKind[]
type Door = { find(c: Context): Live; actorOf(c: Context): Actor }
/** What a mail and a chat would hold. */
export type ReportPreview = { subject: string; mail: string; brief: string; markdown: string }

const sendBody = v.object({
  kind: v.picklist(KINDS),
  phase: v.optional(v.nullable(v.string()), null),
  at: v.optional(v.nullable(v.string()), null),
  way: v.string(),
  again: v.optional(v.boolean(), false),
  arrived: v.optional(v.boolean(), false),
})

/** Adds the routes below `/api/workspaces/:id`. */
export function reportRoutes(app: Hono, { find, actorOf }: Door): void {
  const base = '/api/workspaces/:id'
  app.get(`${base}/report`, async c => c.json((await made(c, find(c))).report))
  app.get(`${base}/report/preview`, async c => {
    const live = find(c)
    const { report, loaded } = await made(c, live)
    const [{ messageOf }, { markdownOf }] = await Promise.all([import('../actions/report-message.ts'), import('../actions/make-report.ts')])
    const key = { workspace: live.ref.id, report: REPORT_NAMES[report.period.kind], period: report.period.name, way: '' }
    const { subject, mail, brief, markdown } = messageOf(report, key, markdownOf(report, loaded.root))
    const plain = (text: string): string => text
    return c.json({ subject, mail, brief: brief({ strong: plain, escape: plain }), markdown } satisfies ReportPreview)
  })
  app.get(`${base}/reports`, async c => {
    const live = find(c)
    const { readReports } = await import('../measure/reports.ts')
    return c.json(await readReports(live.measuring.measured, live.env))
  })
  // Not in the queue of actions: a mail server that takes its time must not hold up a tick.
  app.post(`${base}/report/send`, async c => {
    const live = find(c)
    const input = await bodyOf(c, sendBody)
    const { sendReport } = await import('../actions/send-report.ts')
    return c.json(await sendReport(live.reportContext(actorOf(c)), { ...input, today: live.view.today }))
  })
}

async function made(c: Context, live: Live): Promise<{ report: Report; loaded: Loaded }> {
  const { db, plan } = live.measuring.measured
  const loaded = await loadWorkspace(live.ref)
  const { makeReport } = await import('../actions/make-report.ts')
  return { report: await makeReport({ db, loaded, plan }, requestOf(c, live)), loaded }
}

function requestOf(c: Context, live: Live): ReportRequest {
  const asked = c.req.query('kind') ?? 'week'
  const kind = KINDS.find(each => each === asked)
  if (kind === undefined)
    throw new UserError('bad-query', `"${asked.slice(0, 40)}" is no kind of report.`, { hint: `One of ${KINDS.join(', ')}.` })
  return { kind, phase: c.req.query('phase') ?? null, at: c.req.query('at') ?? null, today: live.view.today }
}
