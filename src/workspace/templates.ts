/** Templates of content files: `templates/*.md` of the workspace. */
import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { headOf } from '../content/file.ts'
import { UserError } from '../lib/errors.ts'
import { nearest } from '../lib/suggest.ts'
import { readText } from './files.ts'

const TEMPLATE_FOLDER = 'templates'
/** `about`: the first line, when it is a comment (`<!-- For a release -->`) or the key `about` of the front matter. */
export type Template = { name: string; file: string; text: string; about: string | null }

/** All templates, by name. @throws UserError path-*, not-text */
export const readTemplates = (root: string): Template[] =>
  globSync(`${TEMPLATE_FOLDER}/*.md`, { cwd: root })
    .map(path => path.replaceAll('\\', '/'))
    .sort()
    .map(file => templateOf(root, file))

function templateOf(root: string, file: string): Template {
  const { text } = readText(join(root, file), file)
  const head = headOf(text)
  const said = head === null ? null : /^about:[ \t]*(.+)$/m.exec(text.slice(head.from, head.to))
  const remark = /^\s*<!--\s*(.+?)\s*-->/.exec(text)
  return { name: file.slice(TEMPLATE_FOLDER.length + 1, -'.md'.length), file, text, about: (said ?? remark)?.[1]?.trim() ?? null }
}

/** The template of a name. @throws UserError template-unknown */
export function findTemplate(root: string, name: string): Template {
  const file = `${TEMPLATE_FOLDER}/${name}.md`
  if (/^[\w.-]+$/.test(name) && existsSync(join(root, file))) return templateOf(root, file)
  const names = readTemplates(root).map(each => each.name)
  const near = nearest(name, names)
  throw new UserError('template-unknown', `There is no template "${name}".${near === null ? '' : ` Did you mean "${near}"?`}`, {
    hint:
      names.length === 0
        ? `Templates are Markdown files in ${TEMPLATE_FOLDER}/: a content file with {{title}}, {{project}} and the like in it.`
        : `There are: ${names.join(', ')}.`,
  })
}
