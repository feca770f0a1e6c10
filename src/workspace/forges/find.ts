/** Which code host a remote is on, where its API is, and with which token it is asked. */
import type { ForgeSettings } from '../../content/review/rule.ts'
import { webAddress } from '../remote.ts'
import type { Forge } from './forge.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'

/** `base`: of the API, without "/" at its end; `repository`: of the repository below it. */
export type FoundForge = { forge: Forge; host: string; repo: string; base: string; repository: string }

type Kind = ForgeSettings['kind']
const PUBLIC: Readonly<Record<string, string>> = { 'ssh.github.com': 'github.com', 'altssh.gitlab.com': 'gitlab.com' }

/**
 * @param settings `review: forge:` of uptake.yml; null: the name of the host must tell what it is
 * @returns why it cannot be asked, as the end of a sentence; null: it is on no code host that is known
 */
export function forgeOf(remote: string, settings: ForgeSettings | null): FoundForge | { why: string } | null {
  const [, named, repo] = /^https:\/\/([^/]+)\/(.+)$/.exec(webAddress(remote) ?? '') ?? []
  if (named === undefined || repo === undefined) return null
  const host = PUBLIC[named.toLowerCase()] ?? named.toLowerCase()
  const kind = settings?.kind ?? kindOf(host)
  const parts = repo.split('/').length
  if (kind === null || (kind === 'github' ? parts !== 2 : parts < 2)) return null
  const base = settings?.api?.replace(/\/+$/, '') ?? apiOf(kind, host)
  const { hostname: apiHost } = new URL(base)
  // Files of the repository must not send its token, or the question who approved, elsewhere.
  if (apiHost !== host && apiHost !== `api.${host}`)
    return { why: `"review: forge: api:" in uptake.yml names ${apiHost}, and "origin" is on ${host}` }
  return kind === 'github'
    ? { forge: github, host, repo, base, repository: `${base}/repos/${repo}` }
    : { forge: gitlab, host, repo, base, repository: `${base}/projects/${encodeURIComponent(repo)}` }
}

/** github.com, or an organisation's own place there. */
const isHosted = (host: string): boolean => host === 'github.com' || host.endsWith('.ghe.com')

function kindOf(host: string): Kind {
  if (isHosted(host) || host.startsWith('github.')) return 'github'
  return host === 'gitlab.com' || host.startsWith('gitlab.') ? 'gitlab' : null
}

/** https://docs.github.com/en/enterprise-server/rest/using-the-rest-api/getting-started-with-the-rest-api */
function apiOf(kind: 'github' | 'gitlab', host: string): string {
  if (kind === 'gitlab') return `https://${host}/api/v4`
  return isHosted(host) ? `https://api.${host}` : `https://${host}/api/v3`
}

/** A token goes to the host that it is for and to no other. Variables are those of the hosts' own command lines. */
export function headersFor({ forge, host }: FoundForge, env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const of = (...names: readonly string[]): string | null => names.map(name => env[name]).find(Boolean) ?? null
  const common = { 'user-agent': 'uptake' }
  if (forge === gitlab) {
    const meant = hostIn(env['GITLAB_HOST'])
    const token = meant === null || meant === host ? of('GITLAB_TOKEN') : null
    return { ...common, accept: 'application/json', ...(token === null ? {} : { 'private-token': token }) }
  }
  const runsThere = hostIn(env['GITHUB_SERVER_URL']) === host
  const enterprise = of('GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN')
  const token = isHosted(host) ? of('GITHUB_TOKEN', 'GH_TOKEN') : (enterprise ?? (runsThere ? of('GITHUB_TOKEN') : null))
  return {
    ...common,
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  }
}

const hostIn = (address: string | undefined): string | null =>
  !address ? null : (URL.parse(address)?.hostname ?? address).toLowerCase() || null
