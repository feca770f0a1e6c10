/** The part of the HTTP API about the audit of the repository and about automations. */
import type { Context, Hono } from 'hono'
import * as v from 'valibot'
import { runAction } from '../actions/actions.ts'
import type { Actor } from '../db/audit.ts'
import { lastReadiness } from '../db/readiness.ts'
import { readAutomations } from '../measure/automations.ts'
import { bodyOf } from './body.ts'
import type { Live } from './live.ts'

type Door = { find(c: Context): Live; actorOf(c: Context): Actor }

const auditBody = v.object({ offline: v.optional(v.boolean(), false) })
const switchBody = v.object({ id: v.string(), active: v.boolean() })
const runBody = v.object({ dryRun: v.optional(v.boolean(), false) })
const generateBody = v.object({
  what: v.picklist(['community-files', 'docs-tree']),
  licence: v.optional(v.picklist(['mit', 'apache-2.0', 'bsd-3-clause', 'isc', 'mpl-2.0']), 'mit'),
  dryRun: v.optional(v.boolean(), true),
})

/** Adds the routes below `/api/workspaces/:id`. */
export function auditRoutes(app: Hono, { find, actorOf }: Door): void {
  const base = '/api/workspaces/:id'

  // The last audit, or null: asking servers is not what a page does by being looked at.
  app.get(`${base}/audit`, async c => {
    const { db, workspace } = find(c).measuring.measured
    return c.json(await lastReadiness(db, workspace))
  })
  app.post(`${base}/audit`, async c => {
    const live = find(c)
    const input = await bodyOf(c, auditBody)
    return c.json(await live.act(actorOf(c), context => runAction('audit', context, input)))
  })
  app.post(`${base}/generate`, async c => {
    const live = find(c)
    const input = await bodyOf(c, generateBody)
    return c.json(await live.act(actorOf(c), context => runAction('generate', context, input)))
  })
  app.get(`${base}/automations`, async c => c.json(await readAutomations(find(c).measuring.measured)))
  app.post(`${base}/automations`, async c => {
    const live = find(c)
    const input = await bodyOf(c, switchBody)
    await live.act(actorOf(c), context => runAction('set-automation', context, input))
    return c.json(await readAutomations(live.measuring.measured))
  })
  app.post(`${base}/automations/run`, async c => {
    const live = find(c)
    const input = await bodyOf(c, runBody)
    return c.json(await live.act(actorOf(c), context => runAction('run-automations', context, input)))
  })
}
