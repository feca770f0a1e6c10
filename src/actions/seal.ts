/** The last line of a file that Uptake writes: a digest of the rest, by which it knows its own work from a person's. */
import { createHash } from 'node:crypto'

const digest = (text: string): string => createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
const SEAL = /^(?:<!--|#) Made by Uptake; sha256 ([0-9a-f]{64})(?: -->)?\r?\n?$/

/** Adds the line, as a comment of the format. `text` ends with a line break. */
export function seal(text: string, format: 'md' | 'yml'): string {
  const line = `Made by Uptake; sha256 ${digest(text)}`
  return format === 'md' ? `${text}\n<!-- ${line} -->\n` : `${text}# ${line}\n`
}

/** Is a file as Uptake wrote it? Line breaks of another system change nothing. */
export function isSealed(file: string, format: 'md' | 'yml'): boolean {
  const start = file.trimEnd().lastIndexOf('\n') + 1
  const found = SEAL.exec(file.slice(start))
  const text = file.slice(0, start).replaceAll('\r\n', '\n')
  return found !== null && digest(format === 'md' ? text.replace(/\n$/, '') : text) === found[1]
}
