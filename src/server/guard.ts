/** Who may speak to a server on loopback: pages that it served itself. Other sites in the same browser may not. */
import type { MiddlewareHandler } from 'hono'

const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/

/** Pages that need no login: their address is the key. They must stay reachable whatever else is locked. */
export const isReviewPath = (path: string): boolean => path.startsWith('/review/')

/** Refuses foreign Host headers (DNS rebinding) and cross-site writes, and sets the security headers. */
/** `reviewHosts`: names under which a proxy in front of loopback serves the pages of review links, and nothing else. */
export function guard(loopbackOnly: boolean, reviewHosts: () => ReadonlySet<string> = () => new Set()): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? ''
    const isReview = isReviewPath(c.req.path) && reviewHosts().has(host)
    if (loopbackOnly && host !== '' && !LOCAL.test(host) && !isReview)
      return c.json(
        {
          error: {
            code: 'foreign-host',
            message: `This server answers on loopback only, not as "${host.slice(0, 80)}".`,
            hint: 'Start it with --host to serve others.',
          },
        },
        403,
      )
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const site = c.req.header('sec-fetch-site')
      const origin = c.req.header('origin')
      // A proxy may speak to this server by another name than the one under which the page was opened.
      const isOwn = (name: string): boolean => name === host || (isReviewPath(c.req.path) && reviewHosts().has(name))
      const same =
        origin === undefined
          ? site === undefined || site === 'same-origin' || site === 'none'
          : URL.canParse(origin) && isOwn(new URL(origin).host)
      if (!same)
        return c.json(
          {
            error: {
              code: 'foreign-origin',
              message: 'A page of another site may not change anything here.',
              hint: 'Use the dashboard, or a client that sends no Origin.',
            },
          },
          403,
        )
    }
    await next()
    c.header('x-content-type-options', 'nosniff')
    c.header('x-frame-options', 'DENY')
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
