/** The docs tree that a plan draws, as pages to be written. Pure. */
import { docsPages } from '../audit/docs-layout.ts'
import type { DocsPage } from '../audit/docs-layout.ts'
import { STUB } from '../audit/stub.ts'
import type { Plan } from '../plan/model.ts'
import type { GeneratedFile } from './community.ts'

/** One page for each that the plan draws; a README lists what lies below its folder. */
export function docsTree(plan: Plan): GeneratedFile[] {
  const pages = docsPages(plan)
  return pages.map(page => ({ path: page.path, text: stub(page, pages), there: null }))
}

function stub(page: DocsPage, all: readonly DocsPage[]): string {
  const parts = [`# ${page.title}`, STUB]
  if (page.note !== null && page.note.trim() !== '') parts.push(`<!-- The plan says: ${page.note.replaceAll('--', '- -')} -->`)
  const below = page.path.endsWith('/README.md') ? childrenOf(page, all) : []
  if (below.length > 0) parts.push(below.map(child => `- [${child.title}](${child.link})`).join('\n'))
  return `${parts.join('\n\n')}\n`
}

function childrenOf(page: DocsPage, all: readonly DocsPage[]): { title: string; link: string }[] {
  const folder = page.path.slice(0, -'README.md'.length)
  return all.flatMap(other => {
    if (other === page || !other.path.startsWith(folder)) return []
    const link = other.path.slice(folder.length)
    const depth = link.split('/').length
    const isChild = depth === 1 || (depth === 2 && link.endsWith('/README.md'))
    return isChild ? [{ title: other.title, link: encodeURI(link) }] : []
  })
}
