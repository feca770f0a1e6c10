/** What the links of a repository's own pages say about where a project is. */
import type { Detected, SettingValues } from '../collector.ts'

/** The first capture of `pattern` in the first address that it fits; null when it fits none. */
export function nameInLinks(links: readonly string[] | undefined, pattern: RegExp): string | null {
  for (const link of links ?? []) {
    const name = pattern.exec(link)?.[1]
    if (name !== undefined) return name
  }
  return null
}

/** A `detect` that fills one setting, a list or a text, with the name that a link gives. */
export const detectLink =
  (setting: string, type: 'list' | 'text', pattern: RegExp) =>
  ({ links }: Detected): SettingValues | null => {
    const name = nameInLinks(links, pattern)
    return name === null ? null : { [setting]: type === 'list' ? [name] : name }
  }
