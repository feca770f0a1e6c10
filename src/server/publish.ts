/** The part of the HTTP API about publishing. What changes something goes by the actions: approve, schedule, move-delivery, decide-delivery, hold. */
import type { Context, Hono } from 'hono'
import { attemptsOf } from '../db/attempts.ts'
import type { Actor } from '../db/audit.ts'
import type { Live } from './live.ts'

type Door = { find(c: Context): Live; actorOf(c: Context): Actor }

/** Adds the routes below `/api/workspaces/:id`. */
export function publishRoutes(app: Hono, { find, actorOf }: Door): void {
  const base = '/api/workspaces/:id'
  app.get(`${base}/publishing`, async c => {
    const { publishingView } = await import('../actions/publishing-view.ts')
    return c.json(await publishingView(find(c).actionContext(actorOf(c))))
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
  '/api/workspaces/{id}/publishing': {
    get: {
      summary: 'Pieces with what each channel would get, approvals and deliveries; holds; channels',
      parameters: [id],
      responses: ok('PublishingView'),
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
