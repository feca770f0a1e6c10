/** The real doors of an audit: the repository's files below its root, git, and polite questions to a few hosts. */
import { memoryAnswers } from '../collect/answer.ts'
import { createAsker } from '../collect/ask.ts'
import { effects } from '../collect/effects.ts'
import { redactor } from '../collect/redact.ts'
import { httpTransport } from '../collect/transport.ts'
import type { Transport } from '../collect/transport.ts'
import { CollectError } from '../collectors/collector.ts'
import { silentLog } from '../lib/log.ts'
import type { Plan } from '../plan/model.ts'
import { repositoryRoot } from '../workspace/repository.ts'
import type { AuditContext } from './check.ts'
import { readProject } from './project.ts'
import type { Configured, Project } from './project.ts'

export type AuditOptions = {
  /** Absolute path of the workspace's folder. */
  root: string
  configured: Configured
  plan: Plan
  env: Readonly<Record<string, string | undefined>>
  offline: boolean
  /** UTC epoch milliseconds. */
  now(): number
  signal: AbortSignal
  transport?: Transport
  /** Waits so many milliseconds; for tests. */
  sleep?(milliseconds: number, signal: AbortSignal): Promise<void>
}

/** Files and git below a root, each asked for but once. What cannot be read is not there. */
export function repositoryReader(
  root: string,
  env: AuditOptions['env'] = process.env,
  signal: AbortSignal = new AbortController().signal,
): Pick<AuditContext, 'read' | 'glob' | 'git'> {
  const io = effects({ root, env, programs: false, signal })
  const read = remembered(async (path: string) => {
    try {
      return await io.read(path)
    } catch (error) {
      if (error instanceof CollectError) return null
      throw error
    }
  })
  const glob = remembered(io.glob)
  const git = async (args: readonly string[]): Promise<readonly string[] | null> => {
    try {
      const lines: string[] = []
      for await (const line of io.run('git', args)) lines.push(line)
      return lines
    } catch (error) {
      if (error instanceof CollectError) return null
      throw error
    }
  }
  return { read, glob, git }
}

/** How long servers may take in all; a person waits for it. */
const PATIENCE = 5_000
/** Where packages, releases and issues are asked for. */
const hosts = ['api.github.com', 'registry.npmjs.org', 'pypi.org', 'crates.io'] as const

export async function auditContext(options: AuditOptions): Promise<AuditContext> {
  const { env, signal, plan, configured } = options
  const root = repositoryRoot(options.root)
  const reader = repositoryReader(root, env, signal)
  const project = await readProject(configured, reader)
  const token = env['GITHUB_TOKEN'] ?? env['GH_TOKEN'] ?? null
  const secret = token === '' ? null : token
  return {
    ...reader,
    project,
    plan,
    token: secret,
    ask: options.offline ? null : askerFor(options, project, secret),
  }
}

function askerFor(options: AuditOptions, project: Project, token: string | null): NonNullable<AuditContext['ask']> {
  const { now, signal, plan, transport = httpTransport } = options
  const asker = createAsker({
    hosts: new Set([...hosts, ...hostsOf(project), ...hostsNamed(plan)]),
    privateHosts: new Set(),
    redact: redactor(token === null ? [] : [token]),
    answers: memoryAnswers(),
    transport,
    limits: { bytes: 20e6, time: 15_000 },
    now,
    sleep: options.sleep ?? ((milliseconds, stop) => sleep(milliseconds, AbortSignal.any([stop, signal]))),
    random: Math.random,
    log: silentLog,
    signal,
    perSecond: 5,
    concurrency: 2,
    tries: 2,
    patience: PATIENCE,
  })
  return asker.ask
}

async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  const { setTimeout } = await import('node:timers/promises')
  await setTimeout(milliseconds, undefined, { signal })
}

/** Where the project says that it is, and the pages of its account. */
function hostsOf({ docs, homepage, repository }: Project): string[] {
  const addresses = [docs?.url ?? null, homepage].flatMap(address =>
    address !== null && URL.canParse(address) ? [new URL(address).host] : [],
  )
  return repository?.host === 'github.com' ? [...addresses, `${repository.owner.toLowerCase()}.github.io`] : addresses
}

/** Addresses that tasks name: "docs site at docs.example.org". */
function hostsNamed(plan: Plan): string[] {
  return plan.tasks.flatMap(task =>
    [...task.title.matchAll(/(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})/gi)].map(match => match[1]!.toLowerCase()),
  )
}

/** Each question once: checks ask for the same files. */
function remembered<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return key => {
    const answer = known.get(key) ?? ask(key)
    known.set(key, answer)
    return answer
  }
}
