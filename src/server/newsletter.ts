/**
 * The pages of newsletters, open to everybody: subscribe, confirm, leave (RFC 8058). They stand before the guard of the
 * dashboard, because readers come from anywhere; nothing else can be reached by them.
 */
import { randomBytes } from 'node:crypto'
import type { Context, Hono } from 'hono'
import type { Actor } from '../db/audit.ts'
import { UserError } from '../lib/errors.ts'
import type { Live } from './live.ts'
import type { Page } from './newsletter-page.ts'

/** Requests to subscribe from one address of the network. */
const MOST = 5
const WITHIN = 10 * 60_000
/** A form with an address and a name. */
const LARGEST = 10_000
const READER: Actor = { kind: 'person', name: 'reader', origin: 'newsletter page' }

type Place = { live: Live; list: string; path: string }

/** Adds the pages. `now` in UTC epoch milliseconds. */
export function newsletterRoutes(app: Hono, workspaces: ReadonlyMap<string, Live>, now: () => number): void {
  const limit = limiter(now)
  const placeOf = (c: Context): Place => {
    const live = workspaces.get(c.req.param('id') ?? '')
    if (live === undefined || !live.speaks) throw new UserError('newsletter-unknown', 'There is no such newsletter here.')
    const list = c.req.param('list') ?? ''
    return { live, list, path: `/n/${encodeURIComponent(live.ref.id)}/${encodeURIComponent(list)}` }
  }
  const base = '/n/:id/:list'
  const page = (run: (c: Context, place: Place) => Promise<Response>) => async (c: Context) => {
    try {
      return await run(c, placeOf(c))
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      const { refusedPage } = await import('./newsletter-page.ts')
      return answer(c, error.code.endsWith('unknown') || error.code === 'no-newsletter' ? 404 : 400, refusedPage(error.message, error.hint))
    }
  }
  app.get(
    base,
    page(async (c, { live, list, path }) => {
      const [{ listAbout }, { subscribePage }] = await Promise.all([import('../actions/readers.ts'), import('./newsletter-page.ts')])
      const { from, open } = await listAbout(live.actionContext(READER), list)
      if (!open) throw new UserError('newsletter-unknown', 'This newsletter takes no readers here.')
      return answer(c, 200, subscribePage(from, `${path}/subscribe`))
    }),
  )
  app.options(`${base}/subscribe`, c =>
    c.body(null, 204, {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type',
    }),
  )
  app.post(
    `${base}/subscribe`,
    page(async (c, { live, list, path }) => {
      const form = await formOf(c)
      const wantsJson = (c.req.header('accept') ?? '').includes('application/json')
      c.header('access-control-allow-origin', '*')
      const { askedPage, subscribePage } = await import('./newsletter-page.ts')
      const { subscribe, listAbout } = await import('../actions/readers.ts')
      try {
        if (!limit(peerOf(c))) throw new UserError('too-many', 'That was often.', { hint: 'Wait ten minutes and try again.' })
        // Who fills in what nobody sees is a program. It is told the same as everybody.
        if ((form.get('website') ?? '') === '')
          await subscribe(live.actionContext(READER), { list, address: form.get('address') ?? '', name: form.get('name') })
        return wantsJson ? c.json({ asked: true }) : await answer(c, 200, askedPage())
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        const status = error.code === 'too-many' ? 429 : 400
        if (wantsJson) return c.json({ error: { code: error.code, message: error.message, hint: error.hint } }, status)
        if (error.code.endsWith('unknown') || error.code === 'no-newsletter') throw error
        const { from } = await listAbout(live.actionContext(READER), list)
        const said = { address: form.get('address') ?? '', error: [error.message, error.hint].filter(Boolean).join(' ') }
        return answer(c, status, subscribePage(from, `${path}/subscribe`, said))
      }
    }),
  )
  app.get(
    `${base}/confirm`,
    page(async c => {
      const { askPage } = await import('./newsletter-page.ts')
      return answer(c, 200, askPage('One step more', 'Do you want these letters?', 'Yes, send them to me'))
    }),
  )
  app.post(
    `${base}/confirm`,
    page(async (c, { live, list }) => {
      const [{ confirmReader }, { confirmedPage }] = await Promise.all([import('../actions/readers.ts'), import('./newsletter-page.ts')])
      const { address } = await confirmReader(live.actionContext(READER), { list, token: c.req.query('t') ?? '' })
      return answer(c, 200, confirmedPage(address))
    }),
  )
  app.get(
    `${base}/leave`,
    page(async c => {
      const { askPage } = await import('./newsletter-page.ts')
      return answer(c, 200, askPage('Leave this newsletter', 'No more letters are sent to you then.', 'Unsubscribe'))
    }),
  )
  // Mail programs post "List-Unsubscribe=One-Click" here, without a login and without asking anything.
  app.post(
    `${base}/leave`,
    page(async (c, { live, list }) => {
      const [{ leaveList }, { leftPage }] = await Promise.all([import('../actions/readers.ts'), import('./newsletter-page.ts')])
      const { address } = await leaveList(live.actionContext(READER), { list, token: c.req.query('t') ?? '' })
      return answer(c, 200, leftPage(address))
    }),
  )
}

async function answer(c: Context, status: 200 | 400 | 404 | 429, page: Page): Promise<Response> {
  const [{ newsletterHtml }, { plainPolicy }] = await Promise.all([import('./newsletter-page.ts'), import('./plain-page.ts')])
  const nonce = randomBytes(16).toString('base64')
  c.header('content-security-policy', plainPolicy(nonce))
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'no-referrer')
  c.header('cache-control', 'no-store')
  c.header('x-robots-tag', 'noindex')
  return c.html(newsletterHtml(page, nonce), status)
}

/** A form, or JSON of a page of the project. */
async function formOf(c: Context): Promise<URLSearchParams> {
  const body = await c.req.text()
  if (body.length > LARGEST) throw new UserError('too-large', 'That is too much for a form.')
  if (!(c.req.header('content-type') ?? '').startsWith('application/json')) return new URLSearchParams(body)
  try {
    const data = JSON.parse(body) as Record<string, unknown>
    return new URLSearchParams(Object.entries(data).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
  } catch {
    throw new UserError('bad-body', 'That is no JSON.', { hint: 'Send {"address": "ada@example.org"}.' })
  }
}

/** Who asks. Behind a proxy on this machine its last word counts: what stands before it anybody may write. */
function peerOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  const peer = incoming?.socket?.remoteAddress ?? ''
  const isProxy = /^(::1|(::ffff:)?127\.)/.test(peer)
  const forwarded = isProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded ?? peer
}

/** True while a peer has asked less than `MOST` times of late. */
function limiter(now: () => number): (peer: string) => boolean {
  const asked = new Map<string, number[]>()
  return peer => {
    const since = now() - WITHIN
    for (const [each, times] of asked) if (times.every(at => at <= since)) asked.delete(each)
    const recent = (asked.get(peer) ?? []).filter(at => at > since)
    if (recent.length >= MOST) return false
    asked.set(peer, [...recent, now()])
    return true
  }
}
