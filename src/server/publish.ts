/** The part of the HTTP API about publishing. What changes something goes by the actions: approve, schedule, move-delivery, decide-delivery, hold. */
import type { Context, Hono } from 'hono'
import { attemptsOf } from '../db/attempts.ts'
import type { Actor } from '../db/audit.ts'
import { STATES } from '../delivery/delivery.ts'
import { RETURN_KEYS } from '../delivery/returns.ts'
import type { Live } from './live.ts'
import { pageIn, pageParameters } from './query.ts'

type Door = { find(c: Context): Live; actorOf(c: Context): Actor }

/** Adds the routes below `/api/workspaces/:id`. */
export function publishRoutes(app: Hono, { find, actorOf }: Door): void {
  const base = '/api/workspaces/:id'
  app.get(`${base}/board`, async c => {
    const { boardView } = await import('../actions/board-view.ts')
    const live = find(c)
    return c.json(await boardView(live.actionContext(actorOf(c)), live.view.plan.content, pageIn(c)))
  })
  app.get(`${base}/outgoing`, async c => {
    const { outgoing } = await import('../actions/outgoing.ts')
    const live = find(c)
    return c.json(await outgoing(live.actionContext(actorOf(c)), live.view.plan))
  })
  app.get(`${base}/pieces/:piece`, async c => {
    const { examinedView } = await import('../actions/publishing-view.ts')
    return c.json(await examinedView(find(c).actionContext(actorOf(c)), c.req.param('piece')))
  })
  app.get(`${base}/deliveries`, async c => {
    const { ledgerView } = await import('../actions/ledger-view.ts')
    const live = find(c)
    return c.json(
      await ledgerView(live.actionContext(actorOf(c)), { planned: live.view.plan.content, state: c.req.query('state') ?? null }, pageIn(c)),
    )
  })
  app.get(`${base}/handoffs`, async c => {
    const { handoffsView } = await import('../actions/ledger-view.ts')
    const live = find(c)
    return c.json(await handoffsView(live.actionContext(actorOf(c)), live.view.today, pageIn(c)))
  })
  app.get(`${base}/returns`, async c => {
    const { returnsView } = await import('../actions/returns.ts')
    const by = RETURN_KEYS.find(each => each === c.req.query('by')) ?? 'channel'
    const live = find(c)
    return c.json(await returnsView(live.actionContext(actorOf(c)), live.view.plan, by))
  })
  app.get(`${base}/deliveries/:delivery`, async c => {
    const { openedDelivery } = await import('../actions/publishing-view.ts')
    return c.json(await openedDelivery(find(c).actionContext(actorOf(c)), c.req.param('delivery')))
  })
  app.get(`${base}/deliveries/:delivery/attempts`, async c => {
    const { deliveryHere } = await import('../actions/delivery-here.ts')
    const context = find(c).actionContext(actorOf(c))
    // Of this workspace: several may share one database.
    const { id } = await deliveryHere(context.db, context, c.req.param('delivery'))
    return c.json(await attemptsOf(context.db, id))
  })
}

/** Their description. */
export const publishPaths = ({ id, ok }: { id: object; ok(description: string): object }): Record<string, object> => ({
  '/api/workspaces/{id}/board': {
    get: {
      summary: 'Pieces by where they stand: counts, and the first of each',
      parameters: [id, ...pageParameters],
      responses: ok('BoardView'),
    },
  },
  '/api/workspaces/{id}/outgoing': {
    get: {
      summary: 'What of the plan is written and out, what goes out next, and what waits for a person',
      parameters: [id],
      responses: ok('OutgoingView'),
    },
  },
  '/api/workspaces/{id}/pieces/{piece}': {
    get: {
      summary: 'One piece with what each channel would get, approvals and deliveries; empty when its file is gone',
      parameters: [id, { name: 'piece', in: 'path', required: true, schema: { type: 'string' } }],
      responses: ok('PublishingView'),
    },
  },
  '/api/workspaces/{id}/deliveries': {
    get: {
      summary: 'Deliveries by their state: counts, and the newest; holds; channels',
      parameters: [id, { name: 'state', in: 'query', schema: { enum: STATES } }, ...pageParameters],
      responses: ok('LedgerView'),
    },
  },
  '/api/workspaces/{id}/handoffs': {
    get: {
      summary: 'What a person posts: now, later today, done today',
      parameters: [id, ...pageParameters],
      responses: ok('HandoffsView'),
    },
  },
  '/api/workspaces/{id}/returns': {
    get: {
      summary: 'What came of posts, added up by what they have in common',
      parameters: [id, { name: 'by', in: 'query', schema: { enum: RETURN_KEYS } }],
      responses: ok('ReturnsView'),
    },
  },
  '/api/workspaces/{id}/deliveries/{delivery}': {
    get: {
      summary: 'One delivery with its piece and what it follows',
      parameters: [id, { name: 'delivery', in: 'path', required: true, schema: { type: 'string' } }],
      responses: ok('PublishingView'),
    },
  },
  '/api/workspaces/{id}/deliveries/{delivery}/attempts': {
    get: {
      summary: 'Every attempt to send a delivery',
      parameters: [id, { name: 'delivery', in: 'path', required: true, schema: { type: 'string' } }],
      responses: ok('Attempt[]'),
    },
  },
})
