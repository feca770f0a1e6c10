/** What is known of channels by their names, for those that count pieces without publishing any. */
import { meant, platformsOf } from '../../content/platform.ts'
import type { Limits } from '../channel.ts'
import { loadChannel } from '../index.ts'
import { withLength } from './settings.ts'

type Written = Readonly<Record<string, Readonly<Record<string, unknown>>>>
/** `platforms`: what plans may call it. `limits` null: nobody knows them. */
export type Known = { platforms: readonly string[]; limits: Limits | null }

/** Channels by the names that content files use: what `channels:` says of one, else the platform that is called so. */
export async function channelsByName(names: Iterable<string>, written: Written): Promise<(name: string) => Known> {
  const known = new Map<string, Known>()
  for (const name of new Set(names)) {
    const kind = written[name]?.['channel']
    const plugin = (await loadChannel(typeof kind === 'string' ? kind : name)) ?? (await loadChannel(meant(name) ?? name))
    const limits = plugin === null ? null : withLength(plugin, written[name]?.['length']).limits
    known.set(name, { platforms: platformsOf(name, plugin), limits })
  }
  return name => known.get(name) ?? { platforms: platformsOf(name, null), limits: null }
}
