/** Changes of a content file by splicing: what is not changed stays as it was, byte by byte. Pure. */
import { setYamlValue, type YamlValue } from '../lib/yaml-edit.ts'
import { headOf, parseContent } from './file.ts'
import { bodyFor } from './model.ts'

/**
 * The file with one value of its front matter set: `['schedule', 'at']`, `['channels', 'mastodon', 'title']`. A file without
 * front matter gets one. Null when it cannot be done without touching the rest.
 */
export function setFrontMatter(text: string, path: readonly string[], value: YamlValue): string | null {
  const head = headOf(text)
  if (head === null) {
    const yaml = setYamlValue('', path, value)
    return yaml === null ? null : `---\n${yaml}---\n\n${text}`
  }
  const yaml = setYamlValue(text.slice(head.from, head.to), path, value)
  return yaml === null ? null : text.slice(0, head.from) + yaml + text.slice(head.to)
}

/**
 * The file with the text of a channel replaced (the text for all channels where `channel` is null or has none of its own).
 * `sections` are the posts of a thread.
 */
export function setBody(text: string, file: string, channel: string | null, sections: readonly string[]): string {
  const { item } = parseContent(text, file)
  const body = channel === null ? item.bodies.find(each => each.channels === null) : bodyFor(item, channel)
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const written = sections.map(section => section.trim().replaceAll(/\r?\n/g, newline)).join(`${newline}${newline}---${newline}${newline}`)
  const [first, last] = [body?.sections[0], body?.sections.at(-1)]
  if (first !== undefined && last !== undefined) return text.slice(0, first.from) + written + text.slice(last.to)
  const joint = text === '' || text.endsWith('\n') ? '' : newline
  return `${text}${joint}${text === '' ? '' : newline}${written}${newline}`
}
