/** What channels take, for those that count pieces without publishing any. */
import type { Limits } from '../channel.ts'
import { loadChannel } from '../index.ts'

type Written = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** The platform behind a name that content files use: what `channels:` says of it, else the name itself. */
export const platformOf = (name: string, written: Written): string => {
  const kind = written[name]?.['channel']
  return typeof kind === 'string' ? kind : name
}

/** Limits by name; a name that is not set up may be that of a platform, and one of neither has none. */
export async function limitsByName(names: Iterable<string>, written: Written): Promise<(name: string) => Limits | null> {
  const known = new Map<string, Limits | null>()
  for (const name of new Set(names)) known.set(name, (await loadChannel(platformOf(name, written)))?.limits ?? null)
  return name => known.get(name) ?? null
}
