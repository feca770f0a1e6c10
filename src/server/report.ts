/** The part of the HTTP API about reports. Writing one into `reports/` is the action `write-report`. */
import type { Context, Hono } from 'hono'
import { makeReport } from '../actions/make-report.ts'
import { UserError } from '../lib/errors.ts'
import { REPORT_NAMES, type PeriodKind } from '../report/period.ts'
import { loadWorkspace } from '../workspace/load.ts'
import type { Live } from './live.ts'

const KINDS = Object.keys(REPORT_NAMES) as PeriodKind[]

/** Adds the route below `/api/workspaces/:id`. */
export function reportRoutes(app: Hono, { find }: { find(c: Context): Live }): void {
  app.get('/api/workspaces/:id/report', async c => {
    const live = find(c)
    const asked = c.req.query('kind') ?? 'week'
    const kind = KINDS.find(each => each === asked)
    if (kind === undefined)
      throw new UserError('bad-query', `"${asked.slice(0, 40)}" is no kind of report.`, { hint: `One of ${KINDS.join(', ')}.` })
    const { db, plan } = live.measuring.measured
    const loaded = await loadWorkspace(live.ref)
    const request = { kind, phase: c.req.query('phase') ?? null, at: c.req.query('at') ?? null, today: live.view.today }
    return c.json(await makeReport({ db, loaded, plan }, request))
  })
}
