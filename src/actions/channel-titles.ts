/** What people call the channels of a workspace. */
import { configuredChannels } from '../channels/door/settings.ts'
import { loadChannel } from '../channels/index.ts'
import { meant } from '../content/platform.ts'
import type { Config } from '../workspace/settings.ts'

/** Titles of the channels that are set up, by name: "Mastodon", or "Mastodon (news)" where the name says more. */
export async function channelTitles(config: Config): Promise<Map<string, string>> {
  const { configured } = await configuredChannels(config.channels)
  return new Map(configured.map(({ instance, channel }) => [instance, channelTitled(instance, channel.title)]))
}
export const channelTitled = (name: string, title: string): string => (says(title, name) ? title : `${title} (${name})`)
const says = (title: string, name: string): boolean => [title, title.replace(/\W/g, '')].some(each => each.toLowerCase() === name)

/**
 * What a text calls channels, by name: "Mastodon (team)" where the channel posts to a platform that people know, and
 * "Hacker News" for the platform of a plan. A channel by hand or of static files is called as its workspace calls it.
 */
export async function titlesOf(config: Config, names: Iterable<string>): Promise<Record<string, string>> {
  const { configured } = await configuredChannels(config.channels)
  const plugins = new Map(configured.map(({ instance, channel }) => [instance, channel]))
  const found: Record<string, string> = {}
  for (const name of new Set(names)) {
    const own = plugins.get(name)
    const title = (own ?? (await loadChannel(name)))?.title
    if (title !== undefined && (says(title, name) || (own && meant(title) !== null))) found[name] = channelTitled(name, title)
  }
  return found
}
