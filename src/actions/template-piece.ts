/** A template and what is known of a piece → the text of its file. Pure but for reading nothing: all is handed in. */
import { stringify } from 'yaml'
import { addToList, takeFromList } from '../content/edit-list.ts'
import { setFrontMatter } from '../content/edit.ts'
import { headOf, parseContent } from '../content/file.ts'
import type { NewPiece } from '../content/new-piece.ts'
import { renderTemplate, type TemplateNames } from '../report/template.ts'
import type { Config } from '../workspace/settings.ts'
import type { Template } from '../workspace/templates.ts'

/** What a template may name; empty where it is not known. `{{#phase}} … {{/phase}}` is written only where there is one. */
const NAMES = [
  'title',
  'project',
  'homepage',
  'repository',
  'launch',
  'phase',
  'format',
  'channel',
  'date',
  'version',
  'link',
  'summary',
] as const
export type TemplateValues = Partial<Record<(typeof NAMES)[number], string>>
export const templateNames: TemplateNames = Object.fromEntries(NAMES.map(name => [name, null]))

/** What is the same for every piece of a workspace. */
export const projectValues = ({ project, launch }: Pick<Config, 'project' | 'launch'>): TemplateValues => ({
  project: project.name ?? '',
  homepage: project.homepage ?? '',
  repository: project.repository ?? '',
  launch: launch ?? '',
})

/**
 * The text of the new file. What the template says in its front matter holds; what it leaves out and the piece knows is added.
 * @param asked channels that a person named: these and no others, each with what the template says of it
 * @throws UserError template-broken
 */
export function fromTemplate(template: Template, piece: NewPiece, values: TemplateValues, asked: readonly string[] = []): string {
  const data = { ...Object.fromEntries(NAMES.map(name => [name, ''])), ...valuesOf(piece), ...values }
  const written = renderTemplate(quoted(withoutAbout(template.text), data), templateNames, data, template.file)
  const { item } = parseContent(written, 'new.md')
  let text = written
  const add = (key: string, value: unknown): void => {
    if (key in item.places || value === null || value === undefined || value === '') return
    if (Array.isArray(value)) for (const each of value) text = addToList(text, key, each as string) ?? text
    else if (typeof value === 'object')
      for (const [name, inner] of Object.entries(value)) text = setFrontMatter(text, [key, name], inner as string | number) ?? text
    else text = setFrontMatter(text, [key], value as string | number | boolean) ?? text
  }
  add('title', piece.title)
  for (const [key, value] of Object.entries(piece.head)) add(key, value)
  const there = item.channels.map(each => each.name)
  for (const name of asked)
    if (!there.includes(name) && 'channels' in item.places)
      text = addToList(text, 'channels', name) ?? setFrontMatter(text, ['channels', name], null) ?? text
  if (asked.length > 0) for (const name of there) if (!asked.includes(name)) text = takeFromList(text, 'channels', name) ?? text
  return `${text.trimEnd()}\n`
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')
function valuesOf({ title, head }: NewPiece): TemplateValues {
  const [channel] = Array.isArray(head['channels']) ? (head['channels'] as string[]) : []
  const schedule = head['schedule'] as { at?: string } | null | undefined
  return {
    title,
    phase: textIn(head['phase']),
    format: textIn(head['format']),
    link: textIn(head['link']),
    channel: channel ?? '',
    date: schedule?.at?.slice(0, 10) ?? '',
  }
}

/** What the template is for is not part of the piece. */
function withoutAbout(text: string): string {
  const head = headOf(text)
  if (head === null) return text.replace(/^\s*<!--.*?-->\s*\n/, '')
  return text.slice(0, head.from) + text.slice(head.from, head.to).replace(/^about:.*\n/m, '') + text.slice(head.to)
}

/** `title: {{title}}`: a value that YAML would read otherwise is put in quotes. */
function quoted(text: string, data: Readonly<Record<string, string>>): string {
  const head = headOf(text)
  if (head === null) return text
  const lines = text
    .slice(head.from, head.to)
    .replaceAll(/^(\s*(?:- )?[\w.-]+:[ \t]+)\{\{\s*(\w+)\s*\}\}[ \t]*$/gm, (whole, key: string, name: string) => {
      const value = data[name]
      return value === undefined ? whole : `${key}${stringify(value, { lineWidth: 0 }).trimEnd()}`
    })
  return text.slice(0, head.from) + lines + text.slice(head.to)
}
