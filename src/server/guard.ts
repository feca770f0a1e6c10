/** Who may speak to a server: pages that it served itself, and programs. Other sites in the same browser may not. */
import type { Context, MiddlewareHandler } from 'hono'
import { isOwnHost, nameOf, type HostRules } from './hosts.ts'

/** Pages that need no login: their address is the key. They must stay reachable whatever else is locked. */
export const isReviewPath = (path: string): boolean => path.startsWith('/review/')

const refusal = (c: Context, code: string, message: string, hint: string): Response => {
  c.header('x-content-type-options', 'nosniff')
  // A person who opened a page by an unknown name reads it as it is.
  if ((c.req.header('accept') ?? '').includes('text/html')) return c.text(`${message}\n${hint}\n`, 403)
  return c.json({ error: { code, message, hint } }, 403)
}

/**
 * Refuses foreign Host headers (DNS rebinding), what pages of other sites ask of the API, and cross-site writes; sets the
 * security headers. @param reviewHosts names under which a proxy in front of loopback serves the pages of review links, and nothing else
 */
export function guard(rules: HostRules, reviewHosts: () => ReadonlySet<string> = () => new Set()): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? ''
    const isReview = isReviewPath(c.req.path) && reviewHosts().has(host)
    if (host !== '' && !isOwnHost(host, rules) && !isReview) {
      const name = nameOf(host)?.slice(0, 80)
      return refusal(
        c,
        'foreign-host',
        rules.loopbackOnly
          ? `This server answers on loopback only, not as "${host.slice(0, 80)}".`
          : `This server does not go by "${host.slice(0, 80)}": a page of another site could call it so.`,
        `Where that is its name, start it with --allow-host ${name ?? 'NAME'}.${rules.loopbackOnly ? ' To serve others, start it with --host.' : ' Its address does without.'}`,
      )
    }
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (!isRead || isData(c.req.path)) {
      // A proxy may speak to this server by another name than the one under which the page was opened.
      const isOwn = (name: string): boolean => name === host || (isReviewPath(c.req.path) && reviewHosts().has(name))
      if (!comesFromHere(c, isOwn, isRead))
        return refusal(
          c,
          'foreign-origin',
          `A page of another site may not ${isRead ? 'read' : 'change'} anything here.`,
          'Use the dashboard, or a client that sends no Origin.',
        )
    }
    await next()
    c.header('x-content-type-options', 'nosniff')
    c.header('x-frame-options', 'DENY')
    c.header('cross-origin-resource-policy', 'same-origin')
    c.header('cross-origin-opener-policy', 'same-origin')
    // Pages with a stricter policy of their own keep it.
    if (c.res.headers.has('content-security-policy')) return undefined
    c.header('referrer-policy', 'no-referrer')
    c.header(
      'content-security-policy',
      "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self'; worker-src 'self' blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'",
    )
    return undefined
  }
}

/** Where plans, people and tokens of feeds are; what else is read is the same for everybody. */
const isData = (path: string): boolean => path.startsWith('/api/') || path.startsWith('/feeds/')

/** Programs say nothing of where they come from; browsers do. A person who follows a link reads, and changes nothing. */
function comesFromHere(c: Context, isOwn: (host: string) => boolean, isRead: boolean): boolean {
  const origin = c.req.header('origin')
  if (origin !== undefined) return URL.canParse(origin) && isOwn(new URL(origin).host)
  const site = c.req.header('sec-fetch-site')
  if (site === undefined || site === 'same-origin' || site === 'none') return true
  return isRead && c.req.header('sec-fetch-mode') === 'navigate'
}
