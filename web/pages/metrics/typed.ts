/** What a person types into the forms of measuring. Pure. */

/** A number, null for nothing or "?", "wrong" for anything else. Spaces and commas between thousands are allowed. */
export function numberOf(text: string): number | null | 'wrong' {
  const bare = text.trim()
  if (bare === '' || bare === '?') return null
  const plain = /^[+-]?\d{1,3}(?:[, \u00A0]\d{3})+(?:\.\d+)?$/.test(bare) ? bare.replaceAll(/[, \u00A0]/g, '') : bare
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain) ? Number(plain) : 'wrong'
}
/** "repo=owner/name, kind=a" as labels; null when it is not written so. */
export function labelsOf(text: string): Record<string, string> | null {
  const parts = text
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)
    .map(part => /^([a-z][a-z0-9_-]*)\s*=\s*(.+)$/.exec(part))
  if (parts.some(part => part === null)) return null
  return Object.fromEntries(parts.flatMap(part => (part?.[1] && part[2] ? [[part[1], part[2]]] : [])))
}
/** Lines of warnings that name one: "metrics/a.csv:3 the date is wrong" is about line 3. */
export function wrongLines(warnings: readonly string[]): Map<number, string> {
  return new Map(
    warnings.flatMap(warning => {
      const found = /^\S.*?:(\d+) (.*)$/s.exec(warning)
      return found ? [[Number(found[1]), found[2] ?? '']] : []
    }),
  )
}
