/** The section of a changelog about one version. Pure. */

export type Section = { version: string; heading: string; line: number; text: string }

const HEADING = /^(#{1,4})\s+(.+?)\s*#*$/
const UNDERLINE = /^(?:={3,}|-{3,})\s*$/

/** "v1.4.0", "inklog-1.4.0" and "1.4.0" are one version. */
export const versionOf = (tag: string): string => /\d+(?:\.\d+)+(?:[-+.][\w.-]+)?|\d+$/.exec(tag)?.[0] ?? tag

/** The first section whose heading names the version, up to the next heading of its level; null when there is none. */
export function sectionFor(changelog: string, tag: string): Section | null {
  const wanted = versionOf(tag)
  const named = new RegExp(`(?<![\\w.])v?${wanted.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')}(?![\\w.]*\\d)`, 'i')
  const lines = changelog.split(/\r?\n/)
  const headings = lines.flatMap((line, index) => {
    const found = HEADING.exec(line)
    if (found !== null) return [{ index, level: found[1]!.length, title: found[2]!, length: 1 }]
    const under = lines[index + 1]
    const isTitle = line.trim() !== '' && under !== undefined && UNDERLINE.test(under)
    return isTitle ? [{ index, level: under.startsWith('=') ? 1 : 2, title: line.trim(), length: 2 }] : []
  })
  const first = headings.find(each => named.test(each.title))
  if (first === undefined) return null
  const next = headings.find(each => each.index > first.index && each.level <= first.level)
  const text = lines
    .slice(first.index + first.length, next?.index)
    .join('\n')
    .trim()
  return { version: wanted, heading: plainHeading(first.title), line: first.index + 1, text: withoutReferences(text) }
}

/** "[1.4.0](https://…) - 2026-03-01" → "1.4.0 - 2026-03-01". */
const plainHeading = (title: string): string => title.replaceAll(/\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])?/g, '$1')
/** Definitions at the end of a changelog ("[1.4.0]: https://…") belong to no version. */
const withoutReferences = (text: string): string => text.replaceAll(/^\[[^\]]+\]:\s+\S+.*$/gm, '').trim()

/** What is new, one line each: the items of its lists, without marks and numbers of requests. */
export function highlights(text: string, most: number): string[] {
  const items = [...text.matchAll(/^[ ]{0,3}[-*+]\s+(.+(?:\n(?![ ]*[-*+]\s)[ ]{2,}.+)*)/gm)].map(match =>
    match[1]!.replaceAll(/\s*\n\s*/g, ' '),
  )
  return items
    .map(item =>
      item
        .replaceAll(/\s*\(?\[?#\d+\]?(?:\([^)]*\))?\)?/g, '')
        .replaceAll(/\s*\(\[?[0-9a-f]{7,40}\]?(?:\([^)]*\))?\)/g, '')
        .trim(),
    ) // prettier-ignore
    .filter(item => item !== '')
    .slice(0, most)
}
