/** Writes what a repository lacks: community files, or the docs tree that the plan draws. Never over an existing file. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { repositoryReader } from '../audit/context.ts'
import { readProject } from '../audit/project.ts'
import type { Project } from '../audit/project.ts'
import { communityFiles } from '../generate/community.ts'
import type { GeneratedFile } from '../generate/community.ts'
import { docsTree } from '../generate/docs-tree.ts'
import { licences } from '../generate/licences.ts'
import type { LicenceName } from '../generate/licences.ts'
import { UserError } from '../lib/errors.ts'
import { fresh, type ActionContext } from './action.ts'
import { changeFiles } from './change-files.ts'
import { repositoryRoot } from '../workspace/repository.ts'

export const kinds = ['community-files', 'docs-tree'] as const
export type GenerateInput = { what: (typeof kinds)[number]; licence: LicenceName; dryRun: boolean }
/** Paths from the root of the repository. `kept`: what is there already, under this or a like name. */
export type Generated = { root: string; written: string[]; kept: string[]; texts: Record<string, string> }

/** One change with one audit entry; it can be undone. @throws UserError nothing-drawn, path-unwritable, changed */
export async function generate(context: ActionContext, { what, licence, dryRun }: GenerateInput): Promise<Generated> {
  const { loaded, plan } = await fresh(context)
  const root = repositoryRoot(loaded.root)
  const project = await readProject(loaded.config.project, repositoryReader(root))
  const files =
    what === 'docs-tree' ? docsTree(plan) : communityFiles(factsOf(root, project, licence, new Date(context.now).getUTCFullYear()))
  if (files.length === 0)
    throw new UserError('nothing-drawn', 'The plan draws no docs tree.', {
      hint: 'Draw one in a code block that begins with "docs/", one line for each page, as "tree" prints it.',
    })
  const kept = files.filter(file => isThere(root, file))
  const missing = files.filter(file => !kept.includes(file))
  if (missing.length > 0 && !dryRun) {
    const way = relative(loaded.root, root).replaceAll(sep, '/')
    await changeFiles(context, {
      action: 'generate',
      subject: what,
      files: missing.map(({ path, text }) => ({ path: way === '' ? path : `${way}/${path}`, before: null, after: text })),
    })
  }
  const texts = Object.fromEntries(missing.map(({ path, text }) => [path, text]))
  return { root, written: missing.map(file => file.path), kept: kept.map(file => file.path), texts }
}

function factsOf(root: string, project: Project, name: LicenceName, year: number): Parameters<typeof communityFiles>[0] {
  const chosen = licences[name]
  const holder = project.author?.name ?? `the ${project.name ?? 'project'} authors`
  const text =
    'file' in chosen ? readFileSync(new URL(`../../src/generate/${chosen.file}`, import.meta.url), 'utf8') : chosen.text({ year, holder })
  return { project, licence: { title: chosen.title, text }, files: namesIn(root), scripts: scriptsIn(root) }
}

/** Is the file there, or one that code hosts take for it? A folder that holds issue templates is left as it is. */
function isThere(root: string, { path, there }: GeneratedFile): boolean {
  if (existsSync(join(root, path))) return true
  if (there === null) return false
  return ['.', '.github', 'docs'].some(folder =>
    namesIn(join(root, folder)).some(name => there.test(name) && !isEmptyFolder(join(root, folder, name))),
  )
}

const isEmptyFolder = (path: string): boolean => statSync(path).isDirectory() && readdirSync(path).length === 0

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

function scriptsIn(root: string): string[] {
  try {
    const data: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const scripts = typeof data === 'object' && data !== null && 'scripts' in data ? data.scripts : null
    return typeof scripts === 'object' && scripts !== null ? Object.keys(scripts) : []
  } catch {
    return []
  }
}
