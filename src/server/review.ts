/** Reviews over HTTP: the queue for the dashboard, and the pages of review links, which open one piece and nothing else. */
import { randomBytes } from 'node:crypto'
import type { Context, Hono } from 'hono'
import type { Actor } from '../db/audit.ts'
import { UserError } from '../lib/errors.ts'
import type { Live } from './live.ts'
import { isReviewPath } from './guard.ts'
import { pageIn, pageParameters } from './query.ts'

type Door = { workspaces: ReadonlyMap<string, Live>; find(c: Context): Live; actorOf(c: Context): Actor }
/** Who opened the link is known only once it is found. */
const STRANGER: Actor = { kind: 'person', name: 'review link', origin: 'review link' }
/** A remark of 10,000 characters, each written as up to twelve by a form. */
const LARGEST = 200_000

/** Adds the routes. The pages of links come before every other page, and ask for no login. */
export function reviewRoutes(app: Hono, { workspaces, find, actorOf }: Door): void {
  app.get('/api/workspaces/:id/review', async c => {
    const { reviewQueue } = await import('../actions/review-queue.ts')
    return c.json(await reviewQueue(find(c).actionContext(actorOf(c)), c.req.query('as') ?? null, pageIn(c)))
  })
  app.get('/api/workspaces/:id/review/:item', async c => {
    const { reviewView } = await import('../actions/review-view.ts')
    const context = find(c).actionContext(actorOf(c))
    return c.json(await reviewView(context, { item: c.req.param('item'), as: c.req.query('as') ?? null }))
  })
  app.get('/review/:secret', async c => {
    const { opened } = await openedBy(workspaces, c.req.param('secret'))
    const { openPage, deadPage } = await import('./review-page.ts')
    return opened === null ? answer(c, 404, deadPage) : answer(c, 200, nonce => openPage(opened, nonce))
  })
  app.post('/review/:secret', async c => {
    const secret = c.req.param('secret')
    const { opened, live } = await openedBy(workspaces, secret)
    const { openPage, deadPage, donePage } = await import('./review-page.ts')
    if (opened === null || live === null) return answer(c, 404, deadPage)
    const body = await c.req.text()
    const form = new URLSearchParams(body.length > LARGEST ? '' : body)
    const text = form.get('text') ?? ''
    const decision = form.get('decision')
    const again = (error: string): Promise<Response> => answer(c, 400, nonce => openPage(opened, nonce, { text, error }))
    if (decision !== 'approve' && decision !== 'changes') return again('Nothing was decided. Press one of the two buttons.')
    const digests = Object.fromEntries(opened.rendered.map(({ name }) => [name, form.get(`digest:${name}`) ?? '']))
    const { decideByLink } = await import('../actions/review-links.ts')
    try {
      await live.act(STRANGER, context => decideByLink(context, { secret, decision, text, digests }))
      return await answer(c, 200, nonce => donePage(decision, nonce))
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      const now = (await openedBy(workspaces, secret)).opened
      if (now === null) return answer(c, 404, deadPage)
      const why = REFUSED[error.code] ?? 'It could not be noted. Try again.'
      return answer(c, error.code === 'content-changed' ? 409 : 400, nonce => openPage(now, nonce, { text, error: why }))
    }
  })
}

const REFUSED: Readonly<Record<string, string>> = {
  'content-changed': 'The text was changed while you read it, so nothing was decided. Below is how it is now.',
  'note-empty': 'Nothing was decided. Say below what should be different.',
  'note-long': 'Nothing was decided: that is too long. Say it in fewer words.',
}

type Found = { opened: OpenedHere | null; live: Live | null }
type OpenedHere = NonNullable<Awaited<ReturnType<(typeof import('../actions/review-links.ts'))['openLink']>>>
async function openedBy(workspaces: Door['workspaces'], secret: string): Promise<Found> {
  const { openLink } = await import('../actions/review-links.ts')
  for (const live of workspaces.values()) {
    const opened = await openLink(live.actionContext(STRANGER), secret)
    if (opened !== null) return { opened, live }
  }
  return { opened: null, live: null }
}

/** A page with headers of its own: it is kept nowhere, and tells no other site its address. */
async function answer(c: Context, status: 200 | 400 | 404 | 409, page: (nonce: string) => string): Promise<Response> {
  const { reviewPolicy } = await import('./review-page.ts')
  const nonce = randomBytes(16).toString('base64')
  c.header('content-security-policy', reviewPolicy(nonce))
  // "no-referrer" would take the origin from the form too, and a form without one is refused.
  c.header('referrer-policy', 'same-origin')
  c.header('cache-control', 'no-store')
  c.header('x-robots-tag', 'noindex, nofollow')
  return c.html(page(nonce), status)
}

/** A path as it may stand in a log: the secret of a link may not. */
export const loggedPath = (path: string): string => (isReviewPath(path) ? '/review/…' : path)

/** Their description. */
export const reviewPaths = ({ id, ok }: { id: object; ok(description: string): object }): Record<string, object> => ({
  '/api/workspaces/{id}/review': {
    get: {
      summary: 'What waits for a review, and for whom: counts, and the first of each group',
      parameters: [id, { name: 'as', in: 'query', schema: { type: 'string' } }, ...pageParameters],
      responses: ok('ReviewQueue'),
    },
  },
  '/api/workspaces/{id}/review/{item}': {
    get: {
      summary: 'One piece as it is reviewed, and what changed of it since',
      parameters: [
        id,
        { name: 'item', in: 'path', required: true, schema: { type: 'string' } },
        { name: 'as', in: 'query', schema: { type: 'string' } },
      ],
      responses: ok('ReviewView'),
    },
  },
})
