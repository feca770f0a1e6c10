/** What a workspace says about all of its content: channels, words, rules, claims and what was written before. */
import type { ChannelPlugin } from '../channels/channel.ts'
import { configuredChannels, type Configured } from '../channels/door/settings.ts'
import { loadChannel } from '../channels/index.ts'
import { hostOf } from '../content/links.ts'
import { duplicatesOf, type Published } from '../content/lint/duplicates.ts'
import type { Links } from '../content/lint/rule.ts'
import type { ChannelFacts, ExamineSetup } from '../content/examine.ts'
import type { ContentFile } from './content.ts'
import type { Loaded } from './load.ts'
import type { Config } from './settings.ts'

/** A channel as the editor and the rules know it; `platform` is the name of its plug-in. */
export type KnownChannel = ChannelFacts & {
  platform: string
  title: string
  configured: boolean
  mode: ChannelPlugin['mode']
  /** Whose account it is, where a setting says so, and the host of its server: what a preview shows. */
  account: string | null
  host: string | null
}

/** Channels of uptake.yml by their names there; one that only a file names goes by its own name until it is set up. */
export async function knownChannels(
  { channels }: Pick<Config, 'channels'>,
  files: readonly ContentFile[],
): Promise<Map<string, KnownChannel>> {
  const { configured } = await configuredChannels(channels)
  const known = new Map(configured.map(each => [each.instance, factsOf(each.channel, each)]))
  for (const name of new Set(files.flatMap(file => file.item.channels.map(use => use.name)))) {
    const channel = known.has(name) ? null : await loadChannel(name)
    if (channel !== null) known.set(name, factsOf(channel))
  }
  return known
}

/** @param configured as uptake.yml sets it up; left out: it does not */
export function factsOf({ name, title, limits, needs, needsBy, mode, settings }: ChannelPlugin, configured?: Configured): KnownChannel {
  const value = (key: string): string | null => {
    const written = configured?.values[key] ?? settings[key]?.default
    return typeof written === 'string' && settings[key]?.type !== 'secret' ? written : null
  }
  const base = value('base')
  return {
    platform: name,
    title,
    limits,
    needs: { ...needs, ...needsBy?.(configured?.values ?? {}) },
    checklist: configured?.checklist ?? [],
    configured: configured !== undefined,
    mode,
    account: value('handle') ?? value('from') ?? value('subreddit') ?? value('repository') ?? null,
    host: base === null ? null : hostOf(base),
  }
}

/** Hosts of the project: links to them carry UTM parameters. */
export const hostsOf = ({ project }: Pick<Config, 'project'>): string[] =>
  [project.homepage, project.repository].flatMap(address => (address === null ? [] : (hostOf(address) ?? [])))

/** What a database knows: claims that were checked, addresses that were asked, what is out already. */
export type SetupOptions = { claims?: ExamineSetup['claims']; links?: Links; published?: readonly Published[] }

/** @param files all content files of the workspace: pieces are held against each other */
export async function examineSetup(
  { config }: Pick<Loaded, 'config'>,
  files: readonly ContentFile[],
  { claims = null, links, published = [] }: SetupOptions = {},
): Promise<ExamineSetup> {
  return {
    channels: await knownChannels(config, files),
    hosts: hostsOf(config),
    words: config.words,
    rules: config.rules,
    claims,
    claimsRequired: config.claims === 'required',
    duplicates: duplicatesOf(
      files.map(file => file.item),
      published,
    ),
    ...(links && { links }),
  }
}
