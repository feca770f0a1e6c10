/** uptake up: the dashboard, until Ctrl-C. */
import { userError } from '../lib/errors.ts'
import type { Level } from '../lib/log.ts'
import { createLog } from '../lib/log.ts'
import { startProgress } from '../lib/terminal.ts'
import type { Args, Command, Context } from './command.ts'
import { pathOperand, workspacesAt } from './reading.ts'

const defaultPort = 4173
const levels: readonly Level[] = ['debug', 'info', 'warn', 'error']

export const command: Command = {
  name: 'up',
  summary: 'Serve the dashboard; it follows the files',
  usage: ['up [PATH...] [OPTIONS]'],
  about:
    'Several workspaces are shown side by side. The server answers this machine only; --host opens it to others, who can then tick boxes in your files: there is no login.',
  operands: [pathOperand],
  options: {
    port: { type: 'string', short: 'p', value: 'N', help: `The port (${defaultPort}, or the next free one); 0 takes any` },
    host: { type: 'string', value: 'HOST', help: 'The address to listen on (127.0.0.1)' },
    'allow-host': {
      type: 'string',
      value: 'NAME',
      help: 'A name by which it may be called, or several with commas; addresses and the names of this machine are good without',
    },
    open: { type: 'boolean', help: 'Open the page in the browser; --no-open does not' },
    programs: {
      type: 'boolean',
      help: 'Collectors may run the programs that uptake.yml names; without it they run with "uptake collect" only',
    },
    log: { type: 'string', value: 'LEVEL', choices: levels, help: 'How much is logged (warn)' },
  },
  examples: [
    ['uptake up', ''],
    ['uptake up plan/launch.md --no-open', ''],
    ['uptake up growth roadmap --port 8080', ''],
    ['uptake up --host 0.0.0.0 --allow-host nas.home', 'for others in the network'],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const { out, err, clock, env } = context
  const port = portOf(args)
  const host = args.text('host') ?? '127.0.0.1'
  const workspaces = workspacesAt(context, args.operands)
  const level = levels.find(each => each === args.text('log')) ?? 'warn'
  const progress = startProgress(err, `Reading ${workspaces.map(ref => ref.name).join(', ')}`, () => clock.now().getTime())
  const signal = context.untilInterrupted()
  const { startServer } = await import('../server/start.ts')
  const log = createLog({ write: line => err.line(line), clock, level, format: args.flag('json') ? 'json' : 'text' })
  const running = await startServer({
    workspaces,
    host,
    port: port ?? defaultPort,
    exact: port !== null && port !== 0,
    clock,
    env,
    allowHosts: await hostsOf(args),
    log,
    sample: env['UPTAKE_SAMPLE'] === '1',
    programs: args.flag('programs'),
  }).finally(() => progress.done())
  if (args.flag('json'))
    out.line(
      JSON.stringify({ url: running.url, port: running.port, workspaces: workspaces.map(({ id, name, root }) => ({ id, name, root })) }),
    )
  else {
    out.line(`\n  ${out.style.bold('Uptake')} is at ${out.style.cyan(running.url)}  ${out.style.dim('Ctrl-C ends')}`)
    for (const { ref, view } of running.workspaces.values())
      out.line(out.style.dim(`  ${view.name}  ${ref.root}${view.looked === undefined ? '' : '  (no plan yet: the page begins one)'}`))
    if (!isLoopback(host))
      out.line(`\n  ${out.style.yellow('Open to others:')} whoever reaches ${host}:${running.port} can read the plan and tick its boxes.`)
    out.line()
  }
  if (args.flag('open', out.isTerminal && env['CI'] === undefined)) await openBrowser(running.url)
  await new Promise<void>(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
  await running.close()
  return 0
}

function portOf(args: Args): number | null {
  const text = args.text('port')
  if (text === null) return null
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65535) throw userError('bad-flag', '--port', text, 'a number from 0 to 65535')
  return port
}

async function hostsOf(args: Args): Promise<string[]> {
  const { nameOf } = await import('../server/hosts.ts')
  const hosts = (args.text('allow-host') ?? '').split(',').flatMap(each => each.trim() || [])
  const wrong = hosts.find(each => nameOf(each) === null)
  if (wrong !== undefined) throw userError('bad-flag', '--allow-host', wrong, 'a name without https:// and path, nas.home')
  return hosts
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.')

/** Best effort: a machine without a browser still has the address on its screen. */
async function openBrowser(url: string): Promise<void> {
  const { spawn } = await import('node:child_process')
  const programs: Partial<Record<NodeJS.Platform, [string, string[]]>> = {
    darwin: ['open', [url]],
    win32: ['cmd', ['/c', 'start', '', url]],
  }
  const [program, words] = programs[process.platform] ?? ['xdg-open', [url]]
  const child = spawn(program, words, { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
