/** uptake channels connect, disconnect: the account of a channel by OAuth, from a terminal. */
import { createServer } from 'node:http'
import { createInterface } from 'node:readline/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Connected } from '../actions/connect-channel.ts'
import { dateIn } from '../lib/clock.ts'
import { UserError, userError } from '../lib/errors.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import { act } from './acting.ts'
import { channelsConfig } from './channels.ts'
import type { Args, Context } from './command.ts'
import { runningServer } from './running.ts'

/** The port of "uptake up": one redirect address is registered for both. */
const PORT = 4173
const PATH = '/connect/callback'
const PATIENCE = 15 * 60_000
const LOOK_EVERY = 1000

export async function connect(context: Context, args: Args, ref: WorkspaceRef, channel: string): Promise<number> {
  const { out, err, clock } = context
  const port = portOf(args)
  const today = dateIn((await channelsConfig(context, ref)).timezone, clock.now())
  const server = await runningServer(context, ref)
  const redirect = server === null ? `http://127.0.0.1:${port}${PATH}` : new URL(PATH, server.url).href
  const begun = await act(context, ref, today, 'connect-channel', { channel, redirect })
  const paste = args.flag('paste') || begun.paste
  err.line(`Open this address and say yes to ${begun.title} there:\n\n  ${begun.url}\n`)
  if (!begun.registered) err.line(err.style.dim(`${begun.title} must know this redirect address of your app: ${begun.redirect}`))
  const signal = AbortSignal.any([context.untilInterrupted(), AbortSignal.timeout(PATIENCE)])
  const finish = (address: string): Promise<Connected> => act(context, ref, today, 'finish-connect', { address })
  const connected = paste
    ? await finish(await pasted(err.line, signal))
    : server === null
      ? await cameBack(port, signal, finish)
      : await waited(context, ref, today, channel, signal)
  if (args.flag('json')) out.line(JSON.stringify(connected, null, 2))
  else {
    out.line(`${out.style.green('✓')} ${channel} is connected${connected.account === null ? '' : ` as ${connected.account}`}.`)
    if (connected.remark !== null) out.line(out.style.yellow(`! It could not be asked yet: ${connected.remark}`))
  }
  return 0
}

function portOf(args: Args): number {
  const text = args.text('port')
  if (text === null) return PORT
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw userError('bad-flag', '--port', text, 'a port, 1 to 65535')
  return port
}

/** A person copies the address out of the browser, also one that nothing answered. */
async function pasted(say: (text: string) => void, signal: AbortSignal): Promise<string> {
  say('Then paste the whole address that you come out at, also when the page there does not open:')
  const lines = createInterface({ input: process.stdin })
  try {
    for await (const line of lines) {
      if (signal.aborted) break
      if (URL.canParse(line.trim())) return line.trim()
      if (line.trim() !== '') say('That is no address. It begins with http:// or https://')
    }
  } finally {
    lines.close()
  }
  throw late()
}

/** Listens on loopback until the platform leads back. */
function cameBack(port: number, signal: AbortSignal, finish: (address: string) => Promise<Connected>): Promise<Connected> {
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`)
      const end = (status: number, text: string): void => {
        response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', connection: 'close' })
        response.end(text)
      }
      if (url.pathname !== PATH) return end(404, 'Nothing here.')
      finish(url.href).then(
        connected => {
          end(200, 'Connected. You can close this window and go back to the terminal.')
          over(() => resolve(connected))
        },
        (error: unknown) => {
          end(400, error instanceof Error ? error.message : String(error))
          // A stray address is no end: the right one may still come.
          if (!(error instanceof UserError && error.code === 'connect-stale')) over(() => reject(error))
        },
      )
    })
    const over = (then: () => void): void => void server.close(then)
    server.once('error', error => reject(inUse(port, error)))
    signal.addEventListener('abort', () => over(() => reject(late())), { once: true })
    server.listen(port, '127.0.0.1')
  })
}

const inUse = (port: number, error: Error): UserError =>
  new UserError('port-taken', `The way back needs port ${port}, which is taken: ${error.message}`, {
    hint: 'Connect with --paste, or with --port and another one that the app knows, or end what uses the port.',
    cause: error,
  })
const late = (): UserError =>
  new UserError('connect-late', 'Nobody came back in time.', { hint: 'Run the command again; it waits for 15 minutes.' })

/** The server that runs for the workspace takes the way back; this looks until it did. */
async function waited(context: Context, ref: WorkspaceRef, today: string, channel: string, signal: AbortSignal): Promise<Connected> {
  const look = async (): Promise<number | null> => {
    const { channels } = await act(context, ref, today, 'channels-view', {})
    return channels.find(each => each.name === channel)?.connection?.connectedAt ?? null
  }
  const before = await look()
  for (;;) {
    await pause(LOOK_EVERY, undefined, { signal }).catch(() => {
      throw late()
    })
    if ((await look()) === before) continue
    const { channels } = await act(context, ref, today, 'channels-view', {})
    const { account, expiresAt } = channels.find(each => each.name === channel)!.connection!
    return { channel, account, expiresAt, remark: null }
  }
}

export async function disconnect(context: Context, args: Args, ref: WorkspaceRef, channel: string): Promise<number> {
  const { out, clock } = context
  const today = dateIn((await channelsConfig(context, ref)).timezone, clock.now())
  const result = await act(context, ref, today, 'disconnect-channel', { channel })
  if (args.flag('json')) out.line(JSON.stringify(result, null, 2))
  else {
    out.line(result.changed ? `${channel} is disconnected; its tokens are forgotten.` : `${channel} was not connected.`)
    if (result.remark !== null) out.line(out.style.yellow(`! ${result.remark}`))
  }
  return 0
}
