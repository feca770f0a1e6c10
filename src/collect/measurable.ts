/** What a repository holds that collectors can recognise: its remote, packages, files, and where its own pages link to. Reads only. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Detected } from '../collectors/collector.ts'
import type { Detected as Found } from '../workspace/detect.ts'

const registries = { 'package.json': 'npm', 'pyproject.toml': 'pypi', 'Cargo.toml': 'crates', 'go.mod': 'go' } as const
/** Pages that speak of the project itself. */
const pages = ['README.md', 'readme.md', 'README.rst', 'README', 'SUPPORT.md', 'CONTRIBUTING.md', 'COMMUNITY.md', '.github/SUPPORT.md']
const skipped = new Set(['node_modules', '.git', 'vendor', 'target', 'dist', '.venv', '.uptake'])
const largestPage = 500_000

/** @param root absolute folder */
export function measurable(root: string, found: Found): Detected {
  const remote = found.repository !== null && URL.canParse(found.repository) ? new URL(found.repository) : null
  const [owner, name] = remote?.pathname.split('/').filter(Boolean) ?? []
  return {
    remote: remote !== null && owner !== undefined && name !== undefined ? { host: remote.host, owner, name } : null,
    packages: found.findings.flatMap(({ kind, name: named }) => {
      const registry = registries[kind as keyof typeof registries]
      return registry === undefined || named === null ? [] : [{ registry, name: named }]
    }),
    homepage: found.homepage,
    // Three levels: where reports, exports and source code are looked for.
    files: [...(existsSync(join(root, '.git')) ? ['.git'] : []), ...below(root)],
    links: linksOf(root),
  }
}

const below = (root: string): string[] =>
  globSync(['*', '*/*', '*/*/*'], { cwd: root, exclude: name => skipped.has(name.split(sep).at(-1) ?? '') }).map(path =>
    path.replaceAll(sep, '/'),
  )

function linksOf(root: string): string[] {
  const links = new Set<string>()
  for (const page of pages) {
    const path = join(root, page)
    if (!existsSync(path) || statSync(path).size > largestPage) continue
    for (const [link] of readFileSync(path, 'utf8').matchAll(/https?:\/\/[^\s<>()[\]"'`|]+/g)) links.add(link.replace(/[.,;:!?*_]+$/, ''))
  }
  return [...links]
}
