/** The text of a file or of what is at an address, as a command reads it. */
import { resolve } from 'node:path'
import { guardedFetch } from '../../channels/door/fetch.ts'
import { UserError } from '../../lib/errors.ts'
import { readText } from '../../workspace/files.ts'
import type { Context } from '../command.ts'

const MOST_HOPS = 5
const PATIENCE = 30_000

/** Never a private address: a feed may redirect to one. */
const outwards = (): typeof fetch => guardedFetch({ allow: new Set(), time: PATIENCE })

/** @param send instead of the network, in tests. @throws UserError path-*, address-unreadable */
export async function readSource(context: Pick<Context, 'cwd'>, source: string, send = outwards()): Promise<string> {
  if (!/^https?:\/\//i.test(source)) return readText(resolve(context.cwd, source), source).text
  let url = source
  for (let hop = 0; hop <= MOST_HOPS; hop++) {
    const answer = await send(url, { headers: { accept: ACCEPT, 'user-agent': 'Uptake' }, redirect: 'manual' }).catch((error: unknown) => {
      throw unreadable(source, error instanceof Error ? error.message : String(error))
    })
    const to = answer.headers.get('location')
    if (answer.status < 300 || answer.status >= 400 || to === null) {
      if (!answer.ok) throw unreadable(source, `the server answers ${answer.status}`)
      return answer.text()
    }
    const next = URL.parse(to, url)
    if (next === null || !/^https?:$/.test(next.protocol)) throw unreadable(source, 'it leads to no web address')
    url = next.href
  }
  throw unreadable(source, 'it is redirected in a circle')
}
const ACCEPT = 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5'

const unreadable = (source: string, why: string): UserError =>
  new UserError('address-unreadable', `${source} cannot be read: ${why}.`, {
    hint: 'Check the address, or save it to a file and name that.',
  })
