/** What a folder tells of its project: git remote, manifests, README, documents that look like a plan. Reads only. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { compile } from '../plan/compile.ts'
import { documentsIn } from './discover.ts'
import { readText } from './files.ts'
import { isFurniture } from './kinds.ts'
import { webAddress } from './remote.ts'

export type Fact = { name: string | null; summary: string | null; repository: string | null; homepage: string | null }
/** `kind` is the file it came from. */
export type Finding = Fact & { kind: string; detail: string }
export type PlanFile = { path: string; title: string | null; phases: number; tasks: number; targets: number; pieces: number }
export type Detected = Fact & { findings: Finding[]; plans: PlanFile[]; documents: number }

/** Looks at one folder. Manifests that cannot be read are passed over: they are not Uptake's to judge. */
export async function detect(root: string): Promise<Detected> {
  const { parse: parseToml } = await import('smol-toml')
  const read = (name: string, parse: (text: string) => Fact | null): Finding | null => {
    const path = join(root, name)
    if (!existsSync(path)) return null
    try {
      const fact = parse(readFileSync(path, 'utf8'))
      return fact === null ? null : { ...fact, kind: name, detail: [fact.name, fact.summary].filter(Boolean).join(': ') }
    } catch {
      return null
    }
  }
  const remote = gitRemote(root)
  const findings = [
    remote === null ? null : { name: null, summary: null, repository: remote, homepage: null, kind: 'git remote', detail: remote },
    read('package.json', text => fromPackage(JSON.parse(text))),
    read('pyproject.toml', text => fromPyproject(parseToml(text))),
    read('Cargo.toml', text => fromCargo(parseToml(text))),
    read('go.mod', fromGoMod),
    read('README.md', fromReadme),
  ].filter(finding => finding !== null)
  const first = (key: keyof Fact): string | null => findings.map(finding => finding[key]).find(value => value !== null) ?? null
  const { plans, documents } = planFiles(root)
  return {
    name: first('name') ?? nameOfRemote(remote) ?? (basename(root) || null),
    summary: first('summary'),
    repository: first('repository'),
    homepage: first('homepage'),
    findings,
    plans,
    documents,
  }
}

function gitRemote(root: string): string | null {
  try {
    const url = execFileSync('git', ['config', '--get', 'remote.origin.url'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 3000,
    })
    return webAddress(url.trim())
  } catch {
    return null
  }
}

const nameOfRemote = (remote: string | null): string | null => remote?.split('/').at(-1) ?? null

type Data = Record<string, unknown>
const group = (value: unknown): Data => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {})
const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null)

function fromPackage(data: unknown): Fact | null {
  const { name, description, homepage, repository } = group(data)
  const url = text(repository) ?? text(group(repository)['url'])
  const short = url !== null && /^[\w.-]+\/[\w.-]+$/.test(url) ? `https://github.com/${url}` : url
  return { name: text(name), summary: text(description), repository: short === null ? null : webAddress(short), homepage: text(homepage) }
}

function fromPyproject(data: unknown): Fact | null {
  const project = { ...group(group(group(data)['tool'])['poetry']), ...group(group(data)['project']) }
  const urls = new Map(Object.entries({ ...project, ...group(project['urls']) }).map(([key, value]) => [key.toLowerCase(), text(value)]))
  const repository = urls.get('repository') ?? urls.get('source') ?? urls.get('source code') ?? urls.get('github') ?? null
  return {
    name: text(project['name']),
    summary: text(project['description']),
    repository: repository === null ? null : webAddress(repository),
    homepage: urls.get('homepage') ?? null,
  }
}

function fromCargo(data: unknown): Fact | null {
  const cargo = group(data)
  const shared = group(group(cargo['workspace'])['package'])
  const own = group(cargo['package'])
  const value = (key: string): string | null => text(own[key]) ?? text(shared[key])
  const repository = value('repository')
  if (value('name') === null && repository === null) return null
  return {
    name: value('name'),
    summary: value('description'),
    repository: repository === null ? null : webAddress(repository),
    homepage: value('homepage'),
  }
}

function fromGoMod(content: string): Fact | null {
  const module = /^module\s+"?([^\s"]+)/m.exec(content)?.[1]
  if (module === undefined) return null
  const parts = module.replace(/\/v\d+$/, '').split('/')
  const hosted = /^(github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)$/.test(parts[0] ?? '') && parts.length >= 3
  return { name: parts.at(-1) ?? null, summary: null, repository: hosted ? `https://${parts.slice(0, 3).join('/')}` : null, homepage: null }
}

/** Only a title that could be a name: one to three words before any dash or colon. */
function fromReadme(content: string): Fact | null {
  const heading =
    /^#\s+(.+?)\s*#*\s*$/m
      .exec(content)?.[1]
      ?.replaceAll(/[*_`]|!?\[[^\]]*\]\([^)]*\)|<[^>]+>/g, '')
      .trim() ?? ''
  const name = heading.split(/\s+[-–—:|]\s+|:\s/)[0]?.trim() ?? ''
  const fits = name !== '' && name.split(/\s+/).length <= 3
  return heading === ''
    ? null
    : {
        name: fits ? name : null,
        summary: heading === name ? null : heading.slice(name.length).replace(/^[\s\-–—:|]+/, ''),
        repository: null,
        homepage: null,
      }
}

/** Enough for any repository; a folder of ten thousand notes is not looked through. */
const mostDocuments = 300
const longestDocument = 500_000

function planFiles(root: string): { plans: PlanFile[]; documents: number } {
  const documents = documentsIn(root).filter(path => !isFurniture(path))
  const plans: PlanFile[] = []
  for (const path of documents.slice(0, mostDocuments)) {
    const file = planFile(root, path)
    if (file !== null) plans.push(file)
  }
  return { plans, documents: documents.length }
}

/** A document that plans something: dated blocks with work in them, or several targets. */
function planFile(root: string, path: string): PlanFile | null {
  try {
    const { text: content } = readText(path)
    if (content.length > longestDocument) return null
    const name = relative(root, path).replaceAll(sep, '/')
    const { plan } = compile([{ path: name, text: content }])
    const counts = { phases: plan.phases.length, tasks: plan.tasks.length, targets: plan.kpis.length, pieces: plan.content.length }
    const isPlan = (counts.phases >= 2 && counts.tasks + counts.targets + counts.pieces >= 5) || counts.targets >= 4
    // "4 blog posts" is one line and four pieces, as "uptake plan" counts them.
    const pieces = plan.content.reduce((sum, each) => sum + each.count, 0)
    return isPlan ? { path: name, title: plan.title, ...counts, pieces } : null
  } catch {
    return null
  }
}
