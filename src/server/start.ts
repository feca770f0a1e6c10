/** Starts a server over workspaces: reads them, serves API and pages, closes cleanly. */
import { createServer, type Server } from 'node:http'
import { hostname } from 'node:os'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { UserError } from '../lib/errors.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import { createApp } from './app.ts'
import { nameOf, namesOfMachine } from './hosts.ts'
import { automate } from './automating.ts'
import { followMerges } from './merging.ts'
import { Live, type LiveOptions } from './live.ts'
import { restAfterWork } from './memory.ts'
import { followBounces } from './bounces.ts'
import { followResults } from './results.ts'

export type StartOptions = LiveOptions & {
  workspaces: readonly WorkspaceRef[]
  /** First port to try; when it is taken the next ones are, unless `exact`. 0 takes any free one. */
  port: number
  exact?: boolean
  host: string
  /** Names by which it may be called besides those of the machine. */
  allowHosts?: readonly string[]
  webRoot?: string
}
export type Running = { url: string; port: number; workspaces: Map<string, Live>; close(): Promise<void> }

const TRIES = 20
const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.')

/** Of a server that others reach those of the machine, too. */
function namesOf({ host, allowHosts = [] }: StartOptions): string[] {
  const own = isLoopback(host) ? [] : [...namesOfMachine(hostname()), host]
  return [...own, ...allowHosts].flatMap(name => nameOf(name) ?? [])
}

/** @throws UserError port-taken, and what reading a workspace throws */
export async function startServer(options: StartOptions): Promise<Running> {
  const stop = new AbortController()
  const workspaces = new Map(options.workspaces.map(ref => [ref.id, new Live(ref, options)]))
  try {
    for (const live of workspaces.values()) await live.open(stop.signal)
    const app = createApp({
      workspaces,
      log: options.log,
      webRoot: options.webRoot ?? fileURLToPath(new URL('../../dist/web', import.meta.url)),
      loopbackOnly: isLoopback(options.host),
      names: namesOf(options),
    })
    const server = createServer(getRequestListener(app.fetch))
    const worked = restAfterWork()
    server.on('request', worked)
    worked()
    const port = await listen(server, options)
    const url = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}/`
    const local = options.host === '0.0.0.0' || options.host === '::' ? `http://127.0.0.1:${port}/` : url
    for (const live of workspaces.values()) {
      live.announce(local)
      if (options.collect ?? true) {
        automate(live, { log: options.log, signal: stop.signal })
        followMerges(live, { log: options.log, signal: stop.signal })
        if (live.speaks) {
          followResults(live, { log: options.log, signal: stop.signal })
          followBounces(live, { log: options.log, signal: stop.signal })
        }
      }
    }
    return {
      url,
      port,
      workspaces,
      close: async () => {
        stop.abort()
        server.closeAllConnections()
        await new Promise<void>(resolve => server.close(() => resolve()))
        for (const live of workspaces.values()) await live.close()
      },
    }
  } catch (error) {
    stop.abort()
    for (const live of workspaces.values()) await live.close()
    throw error
  }
}

async function listen(server: Server, { port, exact, host }: StartOptions): Promise<number> {
  for (let i = 0; i < (exact || port === 0 ? 1 : TRIES); i++) {
    const taken = await new Promise<NodeJS.ErrnoException | null>(resolve => {
      server.once('error', resolve)
      server.listen(port + i, host, () => {
        server.removeListener('error', resolve)
        resolve(null)
      })
    })
    if (!taken) {
      const address = server.address()
      return typeof address === 'object' && address ? address.port : port + i
    }
    if (taken.code !== 'EADDRINUSE')
      throw new UserError('port-taken', `Cannot listen on ${host}:${port}: ${taken.message}`, { hint: 'Choose another --host or --port.' })
  }
  throw new UserError('port-taken', `Port ${port} on ${host} is taken.`, {
    hint: 'Choose another with --port, or leave it out to take the next free one.',
  })
}
