/** The door: picks the command, hands in the world, and holds the only catch. */
import { systemClock } from './lib/clock.ts'
import { describe, userError } from './lib/errors.ts'
import { createTerminal } from './lib/terminal.ts'
import type { Context } from './commands/command.ts'
import { parseWords } from './commands/parse.ts'
import { loaders } from './commands/table.ts'

/** Runs one command line. Returns the exit code: 0 fine, 1 problems found, 2 the user's error, 70 a bug. */
async function main(words: readonly string[], context: Context): Promise<number> {
  const name = words.find(word => !word.startsWith('-'))
  if (name === undefined || name === 'help') return noCommand(words, context)
  const load = Object.hasOwn(loaders, name) ? loaders[name] : undefined
  if (load === undefined) throw await unknownCommand(name)
  const { command } = await load()
  const at = words.indexOf(name)
  const args = parseWords(command, [...words.slice(0, at), ...words.slice(at + 1)])
  if (args.flag('help')) {
    const { commandHelp } = await import('./commands/help.ts')
    context.out.write(commandHelp(command, context.out.style, context.out.width))
    return 0
  }
  return command.run(context, args)
}

async function unknownCommand(name: string): Promise<Error> {
  const { nearest } = await import('./lib/suggest.ts')
  return userError('unknown-command', name, nearest(name, Object.keys(loaders)))
}

async function noCommand(words: readonly string[], { out, err }: Context): Promise<number> {
  const { version } = await import('./commands/version.ts')
  if (words.includes('--version') || words.includes('-V')) {
    out.line(words.includes('--json') ? JSON.stringify({ uptake: version(), node: process.versions.node }) : version())
    return 0
  }
  const about = words[0] === 'help' ? words[1] : undefined
  if (about !== undefined && !about.startsWith('-') && !Object.hasOwn(loaders, about)) throw await unknownCommand(about)
  const { commandHelp, mainHelp } = await import('./commands/help.ts')
  const { loadAll } = await import('./commands/table.ts')
  const load = about === undefined || !Object.hasOwn(loaders, about) ? undefined : loaders[about]
  if (load !== undefined) {
    out.write(commandHelp((await load()).command, out.style, out.width))
    return 0
  }
  const asked = words.includes('--help') || words.includes('-h') || words[0] === 'help'
  const unknown = words.find(word => word.startsWith('-') && !['--help', '-h', '--color', '--no-color', '--debug'].includes(word))
  if (unknown !== undefined) throw userError('unknown-flag', unknown, 'COMMAND', '--help')
  const target = asked ? out : err
  target.write(mainHelp(await loadAll(), version(), target.style, target.width))
  return asked ? 0 : 2
}

/** What a failure looks like: on stderr for people, as JSON on stdout where JSON was asked for. */
async function report(error: unknown, words: readonly string[], { out, err }: Context): Promise<number> {
  const { kind, code, message, hint, source, stack, exitCode } = describe(error)
  if (words.includes('--json') || words.includes('--format=json')) {
    out.line(JSON.stringify({ error: { kind, code, message, hint, source } }))
    return exitCode
  }
  const { style } = err
  if (kind === 'user') {
    const { wrap } = await import('./lib/table.ts')
    const lines = (text: string): string =>
      text
        .split('\n')
        .flatMap(line => (line.startsWith(' ') ? [line] : wrap(line, err.room - 8)))
        .join('\n       ')
    err.line(`${style.red(style.bold('error'))}  ${lines(message)}`)
    if (hint !== null) err.line(`       ${lines(hint)}`)
  } else {
    err.line(`${style.red(style.bold('bug'))}  ${message}`)
    err.line('     This is a fault of Uptake, not of your files. Please report it with the command and, if you can, the document:')
    err.line('     run it again with --debug and add what it prints.')
  }
  if (words.includes('--debug') && stack !== null) err.line(`\n${stack}`)
  return exitCode
}

/** A reader that closes early (`uptake plan | head`) is no error. */
function quietPipes(): void {
  const onError = (error: NodeJS.ErrnoException): void => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  }
  process.stdout.on('error', onError)
  process.stderr.on('error', onError)
}

function colourFlag(words: readonly string[]): boolean | null {
  if (words.includes('--no-color')) return false
  return words.includes('--color') ? true : null
}

function openContext(words: readonly string[]): Context {
  const colour = colourFlag(words)
  return {
    cwd: process.cwd(),
    env: process.env,
    clock: systemClock,
    untilInterrupted,
    out: createTerminal(process.stdout, process.env, colour),
    err: createTerminal(process.stderr, process.env, colour),
  }
}

/**
 * Ctrl-C ends a watch or a server in order; a second one, or three seconds, ends the process. Commands that do not
 * ask for the signal keep the default: they end at once.
 */
function untilInterrupted(): AbortSignal {
  const controller = new AbortController()
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130)
    controller.abort()
    setTimeout(() => process.exit(130), 3000).unref()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return controller.signal
}

quietPipes()
const words = process.argv.slice(2)
const context = openContext(words)
try {
  process.exitCode = await main(words, context)
} catch (error) {
  process.exitCode = await report(error, words, context)
}
