/** The HTTP API and the pages. Every writing route calls an action; there is no other way to change anything. */
import { setTimeout as wait } from 'node:timers/promises'
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { streamSSE } from 'hono/streaming'
import type * as v from 'valibot'
import { actions, runAction, type ActionName } from '../actions/actions.ts'
import { applyFix } from '../actions/apply-fix.ts'
import { setLaunch, setStart } from '../actions/move-dates.ts'
import { tick } from '../actions/tick.ts'
import { undo } from '../actions/undo.ts'
import type { Actor } from '../db/audit.ts'
import { describe, UserError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import { summarise } from '../schedule/summary.ts'
import { auditRoutes } from './audit.ts'
import { bodyOf, fixBody, launchBody, startBody, tickBody } from './body.ts'
import { editorRoutes } from './editor.ts'
import { channelRoutes } from './channels.ts'
import { guard } from './guard.ts'
import { healthOf } from './health.ts'
import type { Live } from './live.ts'
import { measureRoutes } from './measure.ts'
import { calendarRoutes } from './calendar.ts'
import { publishRoutes } from './publish.ts'
import { newsletterRoutes } from './newsletter.ts'
import { openapi } from './openapi.ts'
import { loggedPath, reviewRoutes } from './review.ts'
import { pages } from './pages.ts'
import { reportRoutes } from './report.ts'

/** `names`: by which the server may be called, in lower case. */
export type AppOptions = { workspaces: Map<string, Live>; log: Log; webRoot: string; loopbackOnly: boolean; names?: readonly string[] }
const HEARTBEAT = 20_000
/** So long the list of workspaces waits for their content; milliseconds. */
const PATIENCE = 300
/** Libraries of posts and sheets come as one input. */
const LARGEST_INPUT = 16 * 1024 * 1024
/** Of any request: a picture of 20 MB in Base64, and its names. */
const LARGEST_BODY = 32 * 1024 * 1024
/** Of requests by people without a login: a form. */
const LARGEST_FORM = 256 * 1024

/** Counted while it comes in: nobody fills the memory with what is then found to be too large. */
function limit(app: Hono, path: string, maxSize: number): void {
  const onError = (c: Context): Response =>
    c.json({ error: { code: 'too-large', message: 'That is more than this address takes.', hint: 'Send less at once.' } }, 413)
  app.use(path, bodyLimit({ maxSize, onError }))
}

/** As `encodeURIComponent` wrote it; what it did not write stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

/** Commands name their user; everything else is the dashboard. Without a login both are believed as far as loopback is. */
const actorOf = (c: Context): Actor => {
  const user = c.req.header('x-uptake-cli')
  const origin = c.req.header('user-agent')?.slice(0, 120) ?? ''
  // Without a login it tells the changes of one page from those of another: each takes back its own.
  const tab = /^[\w-]{8,40}$/.exec(c.req.header('x-uptake-tab') ?? '')?.[0] ?? null
  return user === undefined
    ? { kind: 'dashboard', name: 'dashboard', origin: tab === null ? origin : `tab ${tab}, ${origin}` }
    : { kind: 'cli', name: decoded(user).slice(0, 80), origin: 'command line' }
}

/** Hosts of "review: address:" in the workspaces. */
const reviewHosts = (all: Iterable<Live>): Set<string> =>
  new Set([...all].flatMap(live => live.measuring.measured.config.review.address ?? []).map(address => new URL(address).host))

/** The application; start it with a server of choice or call `app.request` in tests. */
export function createApp({ workspaces, log, webRoot, loopbackOnly, names = [] }: AppOptions): Hono {
  const app = new Hono()
  // Versions begin at 1 with every start: a tag of an earlier run must never match.
  const run = crypto.randomUUID().slice(0, 8)
  for (const path of ['/n/*', '/review/*']) limit(app, path, LARGEST_FORM)
  newsletterRoutes(app, workspaces, () => Date.now())
  app.use(
    '*',
    guard({ loopbackOnly, names: new Set(names) }, () => reviewHosts(workspaces.values())),
  )
  limit(app, '*', LARGEST_BODY)
  app.onError((error, c) => {
    const report = describe(error)
    if (report.kind === 'bug') log.error('request failed', { path: loggedPath(c.req.path), error: report.message })
    const status =
      report.kind === 'bug'
        ? 500
        : report.code.endsWith('unknown')
          ? 404
          : report.code === 'changed' || report.code === 'overlap'
            ? 409
            : 400
    return c.json(
      {
        error: {
          code: report.code,
          message: report.kind === 'bug' ? 'Something went wrong in Uptake itself.' : report.message,
          hint: report.kind === 'bug' ? 'The log of the server says more. Nothing was changed.' : report.hint,
        },
      },
      status,
    )
  })
  const find = (c: Context): Live => {
    const live = workspaces.get(c.req.param('id') ?? '')
    if (!live)
      throw new UserError('workspace-unknown', `There is no workspace "${c.req.param('id') ?? ''}" here.`, {
        hint: 'GET /api/workspaces lists them.',
      })
    return live
  }

  app.get('/api/health', async c => {
    const health = await healthOf([...workspaces.values()])
    return c.json(health, health.ok ? 200 : 503)
  })
  app.get('/api/openapi.json', c => c.json(openapi))
  app.get('/api/workspaces', async c => {
    const { fulfilledIn } = await import('../actions/outgoing.ts')
    const rows = [...workspaces.values()].map(async live => {
      const fulfilled = fulfilledIn(live.actionContext(actorOf(c)), live.view.plan)
      // Very many files take a while to read for the first time: the list does not wait for them.
      return summarise(live.view, await Promise.race([fulfilled, wait(PATIENCE, {}, { ref: false })]))
    })
    return c.json(await Promise.all(rows))
  })
  app.get('/api/workspaces/:id', c => {
    const { view } = find(c)
    const tag = `"${run}-${view.id}-${view.version}-${view.today}"`
    if (c.req.header('if-none-match') === tag) return c.body(null, 304)
    c.header('etag', tag)
    return c.json(view)
  })
  app.get('/api/workspaces/:id/files', c => {
    const text = find(c).textOf(c.req.query('path') ?? '')
    if (text === null) throw new UserError('file-unknown', `${c.req.query('path') ?? '""'} is no document of this workspace.`)
    return c.text(text)
  })
  app.post('/api/workspaces/:id/tasks/:task', async c => {
    const live = find(c)
    const { done } = await bodyOf(c, tickBody)
    await live.act(actorOf(c), context => tick(context, { taskId: c.req.param('task'), done }))
    return c.json(live.view)
  })
  app.post('/api/workspaces/:id/fixes', async c => {
    const live = find(c)
    const input = await bodyOf(c, fixBody)
    await live.act(actorOf(c), context => applyFix(context, input))
    return c.json(live.view)
  })
  app.post('/api/workspaces/:id/launch', async c => {
    const live = find(c)
    const input = await bodyOf(c, launchBody)
    const { moves } = await live.act(actorOf(c), context => setLaunch(context, { ...input, today: live.view.today }))
    return c.json({ moves, view: live.view })
  })
  app.post('/api/workspaces/:id/start', async c => {
    const live = find(c)
    const input = await bodyOf(c, startBody)
    const { moves } = await live.act(actorOf(c), context => setStart(context, { ...input, today: live.view.today }))
    return c.json({ moves, view: live.view })
  })
  app.post('/api/workspaces/:id/undo', async c => {
    const live = find(c)
    await live.act(actorOf(c), undo)
    return c.json(live.view)
  })
  app.post('/api/workspaces/:id/actions/:name', async c => {
    const live = find(c)
    const name = c.req.param('name')
    if (!Object.hasOwn(actions, name))
      throw new UserError('action-unknown', `There is no action "${name}".`, { hint: `There are: ${Object.keys(actions).join(', ')}.` })
    const known = name as ActionName
    const input = await bodyOf(c, actions[known].input as v.GenericSchema<unknown, never>, LARGEST_INPUT)
    return c.json(await live.act(actorOf(c), context => runAction(known, context, input)))
  })
  measureRoutes(app, { find, actorOf })
  reviewRoutes(app, { workspaces, find, actorOf })
  publishRoutes(app, { find, actorOf })
  channelRoutes(app, { find, actorOf, workspaces })
  calendarRoutes(app, { find, actorOf, lives: () => workspaces.values() })
  editorRoutes(app, { find, actorOf })
  reportRoutes(app, { find, actorOf })
  auditRoutes(app, { find, actorOf })
  app.get('/api/events', c =>
    streamSSE(c, async stream => {
      const stops = [...workspaces.values()].map(live =>
        live.onChange(view => {
          void stream.writeSSE({ event: 'workspace', data: JSON.stringify({ id: view.id, version: view.version }) })
        }),
      )
      for (const live of workspaces.values())
        stops.push(
          live.measuring.onSamples(() => {
            void stream.writeSSE({ event: 'samples', data: JSON.stringify({ id: live.ref.id }) })
          }),
        )
      await stream.writeSSE({ event: 'hello', data: '{}' })
      await new Promise<void>(resolve => {
        const beat = setInterval(() => {
          void stream.writeSSE({ event: 'beat', data: '{}' })
        }, HEARTBEAT)
        beat.unref()
        stream.onAbort(() => {
          clearInterval(beat)
          for (const stop of stops) stop()
          resolve()
        })
      })
    }),
  )
  app.all('/api/*', c =>
    c.json(
      { error: { code: 'route-unknown', message: `There is nothing at ${c.req.path}.`, hint: 'GET /api/openapi.json describes the API.' } },
      404,
    ),
  )
  pages(app, webRoot)
  return app
}
