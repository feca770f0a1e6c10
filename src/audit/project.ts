/** Whose repository it is: names, addresses and packages, from `uptake.yml`, the manifests and the git remote. */
import type { AuditContext } from './check.ts'

export type Registry = 'npm' | 'pypi' | 'crates'
export type Package = { registry: Registry; name: string; file: string }
export type Repository = { host: string; owner: string; name: string; url: string }
export type Project = {
  name: string | null
  repository: Repository | null
  homepage: string | null
  /** The address of the documentation, where a manifest or a site generator says it. */
  docs: { url: string; file: string } | null
  packages: readonly Package[]
  /** Who holds the rights, where a manifest or git says it. */
  author: { name: string; email: string | null } | null
}
export type Configured = { name: string | null; repository: string | null; homepage: string | null }

type Reader = Pick<AuditContext, 'read' | 'glob' | 'git'>

/** Reads what there is; a manifest that cannot be read is passed over. What `uptake.yml` says comes first. */
export async function readProject(configured: Configured, reader: Reader): Promise<Project> {
  const [npm, python, rust] = await Promise.all([fromNpm(reader), fromPython(reader), fromRust(reader)])
  const manifests = [npm, python, rust].filter(each => each !== null)
  const first = <T>(pick: (manifest: Manifest) => T | null): T | null => manifests.map(pick).find(value => value !== null) ?? null
  const remote = (await reader.git(['config', '--get', 'remote.origin.url']))?.[0] ?? null
  const repository = repositoryAt(configured.repository) ?? repositoryAt(remote) ?? first(manifest => repositoryAt(manifest.repository))
  return {
    name: configured.name ?? first(manifest => manifest.name) ?? repository?.name ?? null,
    repository,
    homepage: configured.homepage ?? first(manifest => manifest.homepage),
    docs: (await fromGenerator(reader)) ?? first(manifest => manifest.docs),
    packages: [...manifests.flatMap(manifest => manifest.packages), ...(await workspacePackages(reader))],
    author: first(manifest => manifest.author) ?? (await gitAuthor(reader)),
  }
}

/** `git@host:owner/name.git`, `https://host/owner/name/…`, `github:owner/name`, `owner/name` → its parts; null for anything else. */
export function repositoryAt(address: string | null): Repository | null {
  if (address === null) return null
  const text = address
    .trim()
    .replace(/^git\+/, '')
    .replace(/^github:(?!\/)/, 'https://github.com/')
  const short = /^([\w-]+)\/([\w.-]+)$/.exec(text)
  const match =
    /^(?:https?|ssh|git):\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?\/([^/]+)\/([^/#?]+)/.exec(text) ??
    /^(?:[^@/\s]+@)([^/:\s]+):([^/\s]+)\/([^/\s]+)$/.exec(text) ??
    (short === null ? null : ['', 'github.com', short[1], short[2]])
  const [, host, owner, last] = match ?? []
  if (host === undefined || owner === undefined || last === undefined) return null
  const name = last.replace(/\.git$/, '')
  return {
    host: host.replace(/^www\./, '').toLowerCase(),
    owner,
    name,
    url: `https://${host.replace(/^www\./, '').toLowerCase()}/${owner}/${name}`,
  }
}

/** Do two addresses mean one repository? */
export const isSame = (a: Repository, b: Repository): boolean => a.url.toLowerCase() === b.url.toLowerCase()

type Manifest = {
  name: string | null
  repository: string | null
  homepage: string | null
  docs: Project['docs']
  packages: Package[]
  author: Project['author']
}
type Data = Record<string, unknown>
const group = (value: unknown): Data => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {})
const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null)

function parsed(content: string | null, parse: (content: string) => unknown): Data | null {
  if (content === null) return null
  try {
    return group(parse(content))
  } catch {
    return null
  }
}

async function fromNpm({ read }: Reader): Promise<Manifest | null> {
  const data = parsed(await read('package.json'), JSON.parse)
  if (data === null) return null
  const name = text(data['name'])
  return {
    name,
    repository: text(data['repository']) ?? text(group(data['repository'])['url']),
    homepage: text(data['homepage']),
    docs: null,
    packages: name === null || data['private'] === true ? [] : [{ registry: 'npm', name, file: 'package.json' }],
    author: person(data['author']),
  }
}

/** npm's short form "Ada <ada@example.org> (https://…)" or its long one. */
function person(value: unknown): Project['author'] {
  const short = text(value)
  const name = text(group(value)['name']) ?? short?.replace(/\s*[<(].*$/, '').trim() ?? null
  const email = text(group(value)['email']) ?? (short === null ? null : (/<([^>]+)>/.exec(short)?.[1] ?? null))
  return name === null || name === '' ? null : { name, email }
}

async function fromPython({ read }: Reader): Promise<Manifest | null> {
  const { parse } = await import('smol-toml')
  const data = parsed(await read('pyproject.toml'), parse)
  if (data === null) return null
  const project = { ...group(group(data['tool'])['poetry']), ...group(data['project']) }
  const urls = new Map(Object.entries({ ...project, ...group(project['urls']) }).map(([key, value]) => [key.toLowerCase(), text(value)]))
  const url = (...keys: string[]): string | null => keys.map(key => urls.get(key) ?? null).find(value => value !== null) ?? null
  const docs = url('documentation', 'docs')
  const name = text(project['name'])
  const [author] = Array.isArray(project['authors']) ? (project['authors'] as unknown[]) : []
  return {
    name,
    repository: url('repository', 'source', 'source code', 'github', 'homepage'),
    homepage: url('homepage'),
    docs: docs === null ? null : { url: docs, file: 'pyproject.toml' },
    packages: name === null ? [] : [{ registry: 'pypi', name, file: 'pyproject.toml' }],
    author: person(author),
  }
}

async function fromRust({ read }: Reader): Promise<Manifest | null> {
  const { parse } = await import('smol-toml')
  const data = parsed(await read('Cargo.toml'), parse)
  if (data === null) return null
  const own = { ...group(group(data['workspace'])['package']), ...group(data['package']) }
  const name = text(own['name'])
  const docs = text(own['documentation'])
  const [author] = Array.isArray(own['authors']) ? (own['authors'] as unknown[]) : []
  return {
    name,
    repository: text(own['repository']),
    homepage: text(own['homepage']),
    docs: docs === null ? null : { url: docs, file: 'Cargo.toml' },
    packages: name === null || own['publish'] === false ? [] : [{ registry: 'crates', name, file: 'Cargo.toml' }],
    author: person(author),
  }
}

async function workspacePackages({ read, glob }: Reader): Promise<Package[]> {
  const found: Package[] = []
  for (const file of (await glob('packages/*/package.json')).slice(0, 50)) {
    const data = parsed(await read(file), JSON.parse)
    const name = text(data?.['name'])
    if (name !== null && data?.['private'] !== true) found.push({ registry: 'npm', name, file })
  }
  return found
}

/** Site generators write down where the site will be. */
async function fromGenerator({ read }: Reader): Promise<Project['docs']> {
  for (const [file, pattern] of [
    ['mkdocs.yml', /^site_url:\s*["']?(https?:\/\/[^\s"']+)/m],
    ['docusaurus.config.js', /^\s*url:\s*["'](https?:\/\/[^\s"']+)/m],
    ['docusaurus.config.ts', /^\s*url:\s*["'](https?:\/\/[^\s"']+)/m],
  ] as const) {
    const url = pattern.exec((await read(file)) ?? '')?.[1]
    if (url !== undefined) return { url, file }
  }
  return null
}

/** The name alone: a mail address in the settings of git is nobody's to publish. */
async function gitAuthor({ git }: Reader): Promise<Project['author']> {
  const name = (await git(['config', '--get', 'user.name']))?.[0]
  return name === undefined || name === '' ? null : { name, email: null }
}
