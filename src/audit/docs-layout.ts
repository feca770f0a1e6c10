/** The tree of documentation that a plan draws → the files that it stands for. Pure. */
import type { Layout, Plan } from '../plan/model.ts'

export type DocsPage = {
  /** From the root of the repository: `docs/guides/performance-tuning.md`. */
  path: string
  title: string
  /** What the plan says beside it. */
  note: string | null
  /** `zh` for what lies in `docs/zh/`. */
  language: string | null
}

/** "docs/", "doc", "documentation/", or a host of documentation: "docs.example.org/". */
const isRoot = /^(?:docs?|documentation|website\/docs)\/?$|^docs?\.[a-z0-9.-]+\/?$/i
const isLanguage = /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i
let names: Intl.DisplayNames | null = null
/** Made when it is asked for: it takes its time. */
const languageNames = (): Intl.DisplayNames => (names ??= new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }))

/** Trees of documentation among the drawings of a plan. Drawings of servers, timelines and screens are none. */
export const docsLayouts = (plan: Plan): Layout[] => plan.layouts.filter(layout => isRoot.test(layout.entries[0]?.path ?? ''))

/** All pages that the plan draws, each once. A folder without pages of its own gets a README. */
export function docsPages(plan: Plan): DocsPage[] {
  const pages = new Map<string, DocsPage>()
  for (const layout of docsLayouts(plan)) {
    const root = layout.entries[0]!.path.replace(/\/$/, '')
    const paths = layout.entries.map(entry => entry.path)
    for (const { path, note } of layout.entries.slice(1)) {
      const inside = path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path
      const page = pageOf(
        inside,
        note,
        paths.some(other => other !== path && other.startsWith(path.endsWith('/') ? path : `${path}/`)),
      )
      if (page !== null && !pages.has(page.path)) pages.set(page.path, page)
    }
  }
  return [...pages.values()]
}

function pageOf(inside: string, note: string | null, hasChildren: boolean): DocsPage | null {
  const parts = inside
    .split('/')
    .map(part => part.trim())
    .filter(part => part !== '')
  const last = parts.at(-1)
  if (last === undefined || parts.some(part => part === '.' || part === '..' || /[\u2500-\u257f]/.test(part))) return null
  const extension = /\.(?:md|mdx|rst|txt)$/i.exec(last)?.[0] ?? null
  // A file of another kind (a picture, a script) is nothing that can be begun with a title.
  if (extension === null && /\.[a-z0-9]{1,5}$/i.test(last)) return null
  const isFolder = extension === null && (inside.endsWith('/') || hasChildren)
  const slugs = parts.map(part => slug(part))
  if (slugs.some(part => part === '')) return null
  const path = ['docs', ...slugs].join('/') + (isFolder ? '/README.md' : extension === null ? '.md' : '')
  const first = parts[0] ?? ''
  const language = isFolder || parts.length > 1 ? languageOf(first) : null
  const isLanguageRoot = language !== null && parts.length === 1
  return {
    path,
    title: isReadme(last)
      ? titleOfReadme(parts)
      : isLanguageRoot
        ? `Documentation (${languageNames().of(language) ?? language})`
        : titleOf(last),
    note,
    language,
  }
}

const isReadme = (name: string): boolean => /^(?:readme|index)\.(?:md|mdx|rst|txt)$/i.test(name)
/** A README is named after its folder. */
const titleOfReadme = (parts: readonly string[]): string => (parts.length > 1 ? titleOf(parts.at(-2) ?? '') : 'Documentation')

function languageOf(part: string): string | null {
  if (!isLanguage.test(part)) return null
  try {
    return languageNames().of(part.replace('_', '-')) === undefined ? null : part
  } catch {
    return null
  }
}

/** A name that is a file's already stays as it is; a title becomes one. */
function slug(part: string): string {
  if (/^[\w.-]+\.(?:md|mdx|rst|txt)$/i.test(part) || /^[a-z0-9_.-]+$/.test(part)) return part
  return part
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}.]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
}

function titleOf(part: string): string {
  const bare = part
    .replace(/\.(?:md|mdx|rst|txt)$/i, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim()
  if (/[A-Z]/.test(bare) && /[a-z]/.test(bare)) return bare
  const lower = bare.toLowerCase()
  return lower === 'api' ? 'API' : lower.charAt(0).toUpperCase() + lower.slice(1)
}
