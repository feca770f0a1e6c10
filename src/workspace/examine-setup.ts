/** What a workspace says about all of its content: channels, words, rules, claims and what was written before. */
import type { ChannelPlugin } from '../channels/channel.ts'
import { configuredChannels } from '../channels/door/settings.ts'
import { loadChannel } from '../channels/index.ts'
import { hostOf } from '../content/links.ts'
import { duplicatesOf } from '../content/lint/duplicates.ts'
import type { ChannelFacts, ExamineSetup } from '../content/examine.ts'
import type { ContentFile } from './content.ts'
import type { Loaded } from './load.ts'
import type { Config } from './settings.ts'

/** A channel as the editor and the rules know it; `platform` is the name of its plug-in. */
export type KnownChannel = ChannelFacts & { platform: string; title: string; configured: boolean; mode: ChannelPlugin['mode'] }

/** Channels of uptake.yml by their names there; one that only a file names goes by its own name until it is set up. */
export async function knownChannels(
  { channels }: Pick<Config, 'channels'>,
  files: readonly ContentFile[],
): Promise<Map<string, KnownChannel>> {
  const { configured } = await configuredChannels(channels)
  const known = new Map(configured.map(({ instance, channel, checklist }) => [instance, factsOf(channel, checklist, true)]))
  for (const name of new Set(files.flatMap(file => file.item.channels.map(use => use.name)))) {
    const channel = known.has(name) ? null : await loadChannel(name)
    if (channel !== null) known.set(name, factsOf(channel, [], false))
  }
  return known
}

const factsOf = ({ name, title, limits, needs, mode }: ChannelPlugin, checklist: readonly string[], configured: boolean): KnownChannel => ({
  platform: name,
  title,
  limits,
  needs: needs ?? {},
  checklist,
  configured,
  mode,
})

/** Hosts of the project: links to them carry UTM parameters. */
export const hostsOf = ({ project }: Pick<Config, 'project'>): string[] =>
  [project.homepage, project.repository].flatMap(address => (address === null ? [] : (hostOf(address) ?? [])))

export type SetupOptions = { claims?: ExamineSetup['claims']; earlier?: readonly ContentFile['item'][] }

/** @param files all content files of the workspace: pieces are held against each other */
export async function examineSetup(
  { config }: Pick<Loaded, 'config'>,
  files: readonly ContentFile[],
  { claims = null, earlier = [] }: SetupOptions = {},
): Promise<ExamineSetup> {
  return {
    channels: await knownChannels(config, files),
    hosts: hostsOf(config),
    words: config.words,
    rules: config.rules,
    claims,
    claimsRequired: false,
    duplicates: duplicatesOf([...files.map(file => file.item), ...earlier]),
  }
}
