/** Files and programs as a collector may reach them: below the repository's folder, without a shell. */
import { spawn } from 'node:child_process'
import { glob as globFiles, open, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { createInterface } from 'node:readline'
import type { CollectContext } from '../collectors/collector.ts'
import { CollectError } from '../collectors/collector.ts'

export type EffectOptions = {
  /** Absolute path of the folder that paths are below. */
  root: string
  env: Readonly<Record<string, string | undefined>>
  /** May programs other than git be run? They can do whatever the user can. */
  programs: boolean
  signal: AbortSignal
}

const largestFile = 50 * 1024 * 1024
const skipped = new Set(['node_modules', '.git'])

export function effects({ root, env, programs, signal }: EffectOptions): Pick<CollectContext, 'read' | 'glob' | 'run'> {
  return {
    read: path => readBelow(root, path),
    async glob(pattern) {
      if (isAbsolute(pattern) || pattern.split(/[/\\]/).includes('..')) throw outside(pattern)
      const found: string[] = []
      for await (const path of globFiles(pattern, { cwd: root, exclude: name => skipped.has(name.split(sep).at(-1) ?? '') }))
        found.push(path)
      return found.map(path => path.replaceAll(sep, '/')).sort()
    },
    run(program, args, more = {}) {
      if (!programs && program !== 'git')
        throw new CollectError('settings', `The program "${program}" was not run: programs are not allowed here.`, {
          hint: 'Run "uptake collect" yourself, or allow programs where the server is started.',
        })
      return lines(program, args, { cwd: root, env: { ...passedOn(env), ...more }, signal })
    },
  }
}

const outside = (path: string): CollectError =>
  new CollectError('settings', `${path} is not below the workspace's repository.`, { hint: 'Give a path from the root of the repository.' })

async function readBelow(root: string, path: string): Promise<string> {
  const full = isAbsolute(path) ? path : join(root, path)
  try {
    const [real, realRoot] = await Promise.all([realpath(full), realpath(root)])
    const way = relative(realRoot, real)
    if (way.startsWith('..') || isAbsolute(way)) throw outside(path)
    const file = await open(real)
    try {
      const stats = await file.stat()
      if (!stats.isFile()) throw new CollectError('missing', `${path} is no file.`, { hint: 'Check the path in uptake.yml.' })
      if (stats.size > largestFile)
        throw new CollectError('answer', `${path} has more than ${largestFile / 1048576} MB.`, {
          hint: 'Split it, or name a smaller file.',
        })
      return await file.readFile('utf8')
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof CollectError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    throw code === 'ENOENT'
      ? new CollectError('missing', `There is no ${path}.`, {
          hint: 'Make it (run the tests, the build …), or correct the path in uptake.yml.',
        })
      : new CollectError('missing', `${path} cannot be read (${code}).`, { hint: 'Check its permissions.', cause: error })
  }
}

/** What programs need to run; nothing that could be a secret. */
function passedOn(env: EffectOptions['env']): Record<string, string> {
  const names = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'LANG', 'TZ']
  const kept = names.flatMap(name => (env[name] === undefined ? [] : [[name, env[name]] as const]))
  return { ...Object.fromEntries(kept), LC_ALL: 'C.UTF-8', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' }
}

async function* lines(
  program: string,
  args: readonly string[],
  options: { cwd: string; env: Record<string, string>; signal: AbortSignal },
): AsyncIterable<string> {
  const child = spawn(program, [...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'], killSignal: 'SIGTERM' })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000)
  })
  const ended = new Promise<number | Error>(resolve => {
    child.once('error', resolve)
    child.once('close', code => resolve(code ?? -1))
  })
  try {
    for await (const line of createInterface({ input: child.stdout, crlfDelay: Infinity })) yield line
    const end = await ended
    if (end instanceof Error) throw startError(program, end)
    if (end !== 0)
      throw new CollectError(
        'answer',
        `"${program}" ended with ${end}${said.trim() === '' ? '' : `: ${said.trim().split('\n').at(-1)!}`}.`,
        {
          hint: 'Run it by hand in the root of the repository.',
        },
      )
  } finally {
    if (child.exitCode === null) child.kill()
  }
}

function startError(program: string, error: Error): Error {
  if (error.name === 'AbortError') return error
  return 'code' in error && error.code === 'ENOENT'
    ? new CollectError('missing', `There is no program "${program}".`, {
        hint: 'Install it, or correct its name in uptake.yml.',
        cause: error,
      })
    : new CollectError('missing', `"${program}" could not be started: ${error.message}.`, {
        hint: 'Check that it may be executed.',
        cause: error,
      })
}
