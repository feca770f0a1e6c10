/** The part of the HTTP API about channels, and the address that platforms lead back to after a person said yes there. */
import { randomBytes } from 'node:crypto'
import type { Context, Hono } from 'hono'
import * as v from 'valibot'
import type { Actor } from '../db/audit.ts'
import { describe } from '../lib/errors.ts'
import { bodyOf } from './body.ts'
import { escape } from '../report/svg.ts'
import type { Live } from './live.ts'
import { plainPage, plainPolicy } from './plain-page.ts'

type Door = { find(c: Context): Live; actorOf(c: Context): Actor; workspaces: ReadonlyMap<string, Live> }

const checkBody = v.object({ channel: v.nullable(v.string()) })

/** Adds `…/channels`, `…/channels/check` and `/connect/callback`. What changes something goes by the actions. */
export function channelRoutes(app: Hono, { find, actorOf, workspaces }: Door): void {
  app.get('/api/workspaces/:id/channels', async c => {
    const { channelsView } = await import('../actions/channels-view.ts')
    const live = find(c)
    return c.json(await channelsView(live.actionContext(actorOf(c)), live.view.plan.channels))
  })
  // Not one of the queue of actions: a platform that is slow to answer holds up nobody's tick.
  app.post('/api/workspaces/:id/channels/check', async c => {
    const { checkChannels } = await import('../actions/check-channel.ts')
    const live = find(c)
    return c.json(await checkChannels(live.actionContext(actorOf(c)), await bodyOf(c, checkBody)))
  })
  app.get('/connect/callback', async c => {
    const { finishConnect, isAwaited } = await import('../actions/connect-channel.ts')
    c.header('cache-control', 'no-store')
    for (const live of workspaces.values()) {
      const context = live.actionContext(actorOf(c))
      if (!(await isAwaited(context, c.req.url))) continue
      const back = `/w/${encodeURIComponent(live.ref.id)}/channels`
      try {
        const { channel } = await finishConnect(context, { address: c.req.url })
        return c.redirect(`${back}?connected=${encodeURIComponent(channel)}`)
      } catch (error) {
        const { message, hint, kind } = describe(error)
        return notConnected(c, kind === 'bug' ? 'Something went wrong in Uptake itself.' : message, hint, back)
      }
    }
    return notConnected(
      c,
      'This address belongs to no connection that is being made.',
      'It may be used up, or more than 15 minutes old. Connect again.',
      '/',
    )
  })
}

/** It stands alone: the person comes from another site, and the dashboard need not be open. */
function notConnected(c: Context, message: string, hint: string | null, back: string): Response {
  const nonce = randomBytes(16).toString('base64')
  c.header('content-security-policy', plainPolicy(nonce))
  const words = [message, ...(hint === null ? [] : [hint])].map(text => `<p>${escape(text)}</p>`).join('')
  const link = `<p><a href="${escape(back)}">Back to the channels</a></p>`
  return c.html(plainPage('Not connected · Uptake', `<h1>Not connected</h1>${words}${link}`, nonce), 400)
}

/** Their description. */
export const channelPaths = ({ id, ok }: { id: object; ok(description: string): object }): Record<string, object> => ({
  '/api/workspaces/{id}/channels': {
    get: {
      summary: 'Channels with their state, account, connection, limits, contract, and what they cost this month; nobody is asked',
      parameters: [id],
      responses: ok('ChannelsView'),
    },
  },
  '/api/workspaces/{id}/channels/check': {
    post: {
      summary: 'Asks a channel (null: all) for its account and what it still allows; nothing is posted',
      parameters: [id],
      requestBody: {
        content: {
          'application/json': { schema: { type: 'object', properties: { channel: { type: ['string', 'null'] } }, required: ['channel'] } },
        },
      },
      responses: ok('ChannelState[]'),
    },
  },
})
