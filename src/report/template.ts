/**
 * Templates of reports: text with `{{name}}` for a value, `{{#name}} … {{/name}}` for what is written once an entry of a
 * list (or only when there is something), `{{^name}} … {{/name}}` for what is written when there is nothing. A subset of
 * Mustache (mustache.github.io/mustache.5.html) without HTML escaping; names are checked before anything is written.
 */
import { UserError } from '../lib/errors.ts'
import { nearest } from '../lib/suggest.ts'

/** Values by name; lists hold records of texts. */
export type TemplateData = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>
/** Names that a template may use; a list has names of its own. */
export type TemplateNames = Readonly<Record<string, null | readonly string[]>>

type Tag = { sign: '' | '#' | '^' | '/'; name: string; from: number; to: number; line: number; column: number }
type Node = string | { tag: Tag; children: Node[] }

/**
 * @param file how messages name the template
 * @throws UserError template-broken with the line
 */
export function renderTemplate(text: string, names: TemplateNames, data: TemplateData, file: string): string {
  return write(parse(text, names, file), data, {})
}

/** @throws UserError template-broken */
function parse(text: string, names: TemplateNames, file: string): Node[] {
  const root: Node[] = []
  const open: { tag: Tag; children: Node[] }[] = []
  let at = 0
  for (const tag of tagsIn(text, file)) {
    const into = open.at(-1)?.children ?? root
    into.push(text.slice(at, tag.from))
    at = tag.to
    if (tag.sign === '/') {
      const block = open.pop()
      if (block?.tag.name !== tag.name)
        throw broken(file, tag, `{{/${tag.name}}} closes ${block ? `{{#${block.tag.name}}} of line ${block.tag.line}` : 'nothing'}.`)
      continue
    }
    check(tag, open, names, file)
    const node = { tag, children: [] }
    into.push(node)
    if (tag.sign !== '') open.push(node)
  }
  const left = open.at(-1)
  if (left) throw broken(file, left.tag, `{{${left.tag.sign}${left.tag.name}}} is never closed: {{/${left.tag.name}}} is missing.`)
  root.push(text.slice(at))
  return root
}

function tagsIn(text: string, file: string): Tag[] {
  const tags: Tag[] = []
  for (let start = text.indexOf('{{'); start >= 0; start = text.indexOf('{{', tags.at(-1)?.to ?? start + 2)) {
    const line = text.slice(0, start).split('\n').length
    const column = start - text.lastIndexOf('\n', start - 1)
    const found = /^\{\{\s*([#^/]?)\s*([A-Za-z_][\w.]*)\s*\}\}/.exec(text.slice(start, start + 200))
    if (!found) throw broken(file, { line, column }, `"${text.slice(start, start + 20).split('\n')[0]!}" is no placeholder.`)
    const [written, sign, name] = found
    tags.push({ sign: sign as Tag['sign'], name: name!, line, column, ...standalone(text, start, start + written.length, sign !== '') })
  }
  return tags
}

/** The tag of a block that stands alone on its line takes the line with it. */
function standalone(text: string, from: number, to: number, block: boolean): { from: number; to: number } {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1
  const newline = text.indexOf('\n', to)
  const lineEnd = newline < 0 ? text.length : newline + 1
  const alone = text.slice(lineStart, from).trim() === '' && text.slice(to, lineEnd).trim() === ''
  return block && alone ? { from: lineStart, to: lineEnd } : { from, to }
}

function check(tag: Tag, open: readonly { tag: Tag }[], names: TemplateNames, file: string): void {
  const scope = open.flatMap(block => (block.tag.sign === '#' ? (names[block.tag.name] ?? []) : []))
  const known = [...scope, ...Object.keys(names)]
  if (known.includes(tag.name)) {
    const list = !scope.includes(tag.name) && names[tag.name] !== null
    if (list && tag.sign === '') throw broken(file, tag, `{{${tag.name}}} is a list: write {{#${tag.name}}} … {{/${tag.name}}}.`)
    return
  }
  const near = nearest(tag.name, known)
  throw broken(file, tag, `There is no placeholder {{${tag.name}}}.${near === null ? '' : ` Did you mean {{${near}}}?`}`)
}

const broken = (file: string, { line, column }: { line: number; column: number }, message: string): UserError =>
  new UserError('template-broken', `${file}:${line}:${column}: ${message}`, {
    hint: 'Correct the template, or rename it to write reports in the usual form. docs/reports.md lists all placeholders.',
    source: { file, line, column, endLine: line, endColumn: column + 2 },
  })

function write(nodes: readonly Node[], data: TemplateData, entry: Readonly<Record<string, string>>): string {
  return nodes
    .map(node => {
      if (typeof node === 'string') return node
      const { sign, name } = node.tag
      const value = Object.hasOwn(entry, name) ? entry[name]! : (data[name] ?? '')
      if (sign === '') return typeof value === 'string' ? value : ''
      const empty = value.length === 0
      if (sign === '^') return empty ? write(node.children, data, entry) : ''
      if (typeof value === 'string') return empty ? '' : write(node.children, data, entry)
      return value.map(each => write(node.children, data, { ...entry, ...each })).join('')
    })
    .join('')
}
