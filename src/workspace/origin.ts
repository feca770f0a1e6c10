/**
 * Where a workspace comes from: its repository and its place in it. From that follows its id where `uptake.yml` has none
 * and a database is shared, so that two clones say the same before one is written; and that two copies are told apart.
 */
import { existsSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { findUp } from './files.ts'
import { idOf } from './identity.ts'
import { configNames } from './kinds.ts'
import { webAddress } from './remote.ts'

// Loaded when they are needed: finding a workspace is the first step of every command, and most share no database.
const { getBuiltinModule: builtin } = process

/** Where a workspace comes from: the repositories that its clone knows (`github.com/acme/widget`), the nearest first, and the folder in it. */
export type Origin = { repositories: readonly string[]; path: string }

/** The remotes of the clone that `root` lies in; null without git or without a remote that has an address. */
export function originOf(root: string): Origin | null {
  const git = findUp(root, ['.git'])
  if (git === null) return null
  const repositories = remotesOf(dirname(git))
  return repositories.length === 0 ? null : { repositories, path: relative(dirname(git), root).replaceAll(sep, '/') || '.' }
}

/** `upstream` is what a fork was made from; then `origin`, then the others by name. */
function remotesOf(folder: string): string[] {
  let lines: string
  try {
    lines = builtin('node:child_process').execFileSync('git', ['config', '--get-regexp', String.raw`^remote\..*\.url$`], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 3000,
    })
  } catch {
    return []
  }
  const rank = (name: string): number => ({ upstream: 0, origin: 1 })[name] ?? 2
  const remotes = lines
    .split('\n')
    .flatMap(line => {
      const [, name, url] = /^remote\.(.+)\.url (.+)$/.exec(line) ?? []
      const address = url === undefined ? null : webAddress(url)
      return name === undefined || address === null ? [] : [{ name, address: address.slice('https://'.length).toLowerCase() }]
    })
    .sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1))
  return [...new Set(remotes.map(remote => remote.address))]
}

/** As it is stored: `github.com/acme/widget#docs/growth`. */
export const originText = ({ repositories: [first], path }: Origin): string => `${first ?? ''}#${path}`

/** What `originText` wrote. */
export function readOrigin(text: string): Origin {
  const [repository = '', path = '.'] = text.split('#')
  return { repositories: [repository], path }
}

/** How a stored origin relates to this one. `moved`: the same repository, and the folder that it names is another one. */
export function compareOrigin(stored: string, own: Origin): 'same' | 'moved' | 'other' {
  const [repository = '', path = ''] = stored.split('#')
  if (!own.repositories.includes(repository)) return 'other'
  return path === own.path ? 'same' : 'moved'
}

/** The folder that a stored origin names in the clone of `root`, when a workspace with this id is still there; else null. */
export function twinOf(root: string, stored: string, id: string): string | null {
  const git = findUp(root, ['.git'])
  if (git === null) return null
  const folder = join(dirname(git), stored.split('#')[1] ?? '')
  const config = configNames.map(name => join(folder, name)).find(path => existsSync(path))
  return config !== undefined && idOf(config) === id ? folder : null
}

const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz'
const LENGTH = 8
const lettersOf = (bytes: Uint8Array): string => Array.from(bytes.subarray(0, LENGTH), byte => LETTERS[byte % LETTERS.length]).join('')

/** `widget-k3f9x2qm`: what people call it, and what no other has. Of one origin it is always the same. */
export function newId(slug: string, origin: Origin | null): string {
  const ending =
    origin === null
      ? lettersOf(builtin('node:crypto').randomBytes(LENGTH))
      : lettersOf(builtin('node:crypto').createHash('sha256').update(originText(origin)).digest())
  return `${slug}-${ending}`
}

/** The id of a workspace that shares a database and has none in its file: of its repository, else of this folder on this machine. */
export const derivedId = (slug: string, root: string): string =>
  newId(slug, originOf(root) ?? { repositories: [builtin('node:os').hostname()], path: root })
