/** Is a package name free, ours or somebody else's? Asked at the registry's public API. */
import type { AuditContext } from './check.ts'
import { isSame, repositoryAt } from './project.ts'
import type { Registry, Repository } from './project.ts'
import { record, records, textIn } from './tools.ts'

export type Holder =
  | { state: 'free'; url: string }
  /** `owner` null: the registry names no repository that could be compared with ours. */
  | { state: 'taken'; url: string; owner: Repository | null; versions: readonly string[] }

const titles: Readonly<Record<Registry, string>> = { npm: 'npm', pypi: 'PyPI', crates: 'crates.io' }
export const registryTitle = (registry: Registry): string => titles[registry]
/** "pypi", "npm", "crates.io" as plans write them. */
export const registryNamed = (text: string): Registry | null =>
  /pypi/.test(text) ? 'pypi' : /npm/.test(text) ? 'npm' : /crates/.test(text) ? 'crates' : null

/** @throws CollectError */
export async function holderOf(ask: NonNullable<AuditContext['ask']>, registry: Registry, name: string): Promise<Holder> {
  switch (registry) {
    case 'npm': {
      const url = `https://www.npmjs.com/package/${name}`
      // https://github.com/npm/registry/blob/main/docs/REGISTRY-API.md
      const answer = await ask(`https://registry.npmjs.org/${name.replace('/', '%2F')}`, { accept: [404] })
      if (answer.status === 404) return { state: 'free', url }
      const data = record(answer.json())
      const versions = Object.keys(record(data['versions']))
      const address = textIn(data['repository']) ?? textIn(record(data['repository'])['url'])
      return { state: 'taken', url, owner: repositoryAt(address), versions }
    }
    case 'pypi': {
      // Names are compared in the form of PEP 503. https://docs.pypi.org/api/json/
      const key = name.toLowerCase().replaceAll(/[-_.]+/g, '-')
      const url = `https://pypi.org/project/${key}/`
      const answer = await ask(`https://pypi.org/pypi/${encodeURIComponent(key)}/json`, { accept: [404] })
      if (answer.status === 404) return { state: 'free', url }
      const data = record(answer.json())
      const info = record(data['info'])
      const addresses = [...Object.values(record(info['project_urls'])), info['home_page']].map(textIn)
      const hosted = addresses
        .map(repositoryAt)
        .filter(each => each !== null && /^(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)$/.test(each.host))
      return { state: 'taken', url, owner: hosted[0] ?? null, versions: Object.keys(record(data['releases'])) }
    }
    case 'crates': {
      const url = `https://crates.io/crates/${name}`
      const answer = await ask(`https://crates.io/api/v1/crates/${encodeURIComponent(name)}`, { accept: [404] })
      if (answer.status === 404) return { state: 'free', url }
      const data = record(answer.json())
      const versions = records(data['versions']).flatMap(each => textIn(each['num']) ?? [])
      return { state: 'taken', url, owner: repositoryAt(textIn(record(data['crate'])['repository'])), versions }
    }
  }
}

/** The packages that a task means: by the registry and the name that it says, else what the manifests declare. */
export function packagesMeant(ctx: AuditContext, details: ReadonlyMap<string, string>): { registry: Registry; name: string }[] {
  const registry = registryNamed(details.get('registry') ?? '')
  const name = details.get('name') ?? null
  const declared = ctx.project.packages.filter(each => registry === null || each.registry === registry)
  if (name === null) return declared.map(({ registry: where, name: what }) => ({ registry: where, name: what }))
  const own = declared.find(each => each.name.toLowerCase() === name)
  if (own !== undefined) return [own]
  return registry === null ? [] : [{ registry, name }]
}

export const isOurs = (ctx: AuditContext, holder: Holder): boolean =>
  holder.state === 'taken' && holder.owner !== null && ctx.project.repository !== null && isSame(holder.owner, ctx.project.repository)
