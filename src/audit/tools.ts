/** What several checks share: files by name in the places where code hosts look, questions to GitHub, failures as findings. */
import { CollectError } from '../collectors/collector.ts'
import type { Answer } from '../collectors/collector.ts'
import { unknown } from './check.ts'
import type { AuditContext, Evidence, Finding } from './check.ts'
import type { Repository } from './project.ts'
import { STUB } from './stub.ts'

/** Where GitHub, GitLab and Codeberg look for community files, in this order. */
const places = ['', '.github/', '.gitlab/', '.forgejo/', '.gitea/', 'docs/'] as const

export const readmeName = /^readme(?:\.(?:md|markdown|rst|txt|adoc|org))?$/i

/** A file by the pattern of its name, in the root and the folders of code hosts. */
export async function communityFile(ctx: AuditContext, name: RegExp): Promise<{ path: string; text: string } | null> {
  for (const place of places) {
    const found = (await ctx.glob(`${place}*`)).find(path => name.test(path.slice(place.length)))
    const text = found === undefined ? null : await ctx.read(found)
    if (found !== undefined && text !== null) return { path: found, text }
  }
  return null
}

/** Is there anything to read in it? */
export const isWritten = (text: string, least = 80): boolean =>
  !text.includes(STUB) && text.replace(/<!--[\s\S]*?-->/g, '').trim().length >= least

export const offline = (): Finding => unknown('Not asked: no server may be asked now (--offline).')

/** Runs a question; what a server refuses or fails to say is unknown, with its reason. */
export async function asking(run: () => Promise<Finding>): Promise<Finding> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof CollectError)) throw error
    return unknown(error.hint === null ? error.message : `${error.message} ${error.hint}`)
  }
}

export type GitHub = {
  repository: Repository
  /** Asks below the repository; the statuses in `accept` are given back instead of thrown. */
  get(path: string, accept?: readonly number[]): Promise<Answer>
}

/** The API of the project's repository, or why it cannot be asked. Source: https://docs.github.com/en/rest */
export function gitHub(ctx: AuditContext): GitHub | Finding {
  const { repository } = ctx.project
  const { ask, token } = ctx
  if (repository === null) return unknown('The address of the repository is not known: neither uptake.yml nor a manifest nor git names it.')
  if (repository.host !== 'github.com') return unknown(`${repository.host} is not asked: only GitHub is.`)
  if (ask === null) return offline()
  const headers: Record<string, string> = {
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  }
  const base = `https://api.github.com/repos/${encodeURIComponent(repository.owner)}/${encodeURIComponent(repository.name)}`
  return { repository, get: (path, accept = []) => ask(path === '' ? base : `${base}/${path}`, { headers, accept }) }
}
export const isFinding = (value: GitHub | Finding): value is Finding => 'state' in value

export const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
export const records = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(record) : [])
export const textIn = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null)

/** Where a pattern stands in a file, as evidence. */
export const at = (path: string): Evidence => ({ path })

/** "a, b and c" */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`

/** The version without its "v". */
export const bare = (version: string): string => version.replace(/^v/i, '')
/** "v1" and "1.0" ask for any 1.x, "1.0.0" for itself. */
export const isVersion = (asked: string, there: string): boolean => {
  const [want, have] = [bare(asked), bare(there)]
  return have === want || (want.split('.').length < 3 && have.startsWith(`${want}.`) && !/[-a-z]/i.test(have))
}
