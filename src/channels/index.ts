/** All channels by name. Each is loaded only when it runs or is asked about; a test holds that this list and the folder agree. */
import type { ChannelPlugin } from './channel.ts'

type Loader = () => Promise<{ channel: ChannelPlugin }>

export const channels: Readonly<Record<string, Loader>> = {
  blog: () => import('./blog.ts'),
  bluesky: () => import('./bluesky.ts'),
  buttondown: () => import('./buttondown.ts'),
  devto: () => import('./devto.ts'),
  discord: () => import('./discord.ts'),
  discourse: () => import('./discourse.ts'),
  feed: () => import('./feed.ts'),
  ghost: () => import('./ghost.ts'),
  'github-discussion': () => import('./github-discussion.ts'),
  'github-release': () => import('./github-release.ts'),
  hackernews: () => import('./hackernews.ts'),
  handoff: () => import('./handoff.ts'),
  hashnode: () => import('./hashnode.ts'),
  linkedin: () => import('./linkedin.ts'),
  'linkedin-page': () => import('./linkedin-page.ts'),
  listmonk: () => import('./listmonk.ts'),
  lobsters: () => import('./lobsters.ts'),
  mastodon: () => import('./mastodon.ts'),
  matrix: () => import('./matrix.ts'),
  medium: () => import('./medium.ts'),
  newsletter: () => import('./newsletter.ts'),
  null: () => import('./null.ts'),
  podcast: () => import('./podcast.ts'),
  producthunt: () => import('./producthunt.ts'),
  reddit: () => import('./reddit.ts'),
  slack: () => import('./slack.ts'),
  telegram: () => import('./telegram.ts'),
  threads: () => import('./threads.ts'),
  webhook: () => import('./webhook.ts'),
  wordpress: () => import('./wordpress.ts'),
  x: () => import('./x.ts'),
  youtube: () => import('./youtube.ts'),
}

/** @returns null when there is no channel of this name */
export async function loadChannel(name: string): Promise<ChannelPlugin | null> {
  const loader = Object.hasOwn(channels, name) ? channels[name] : undefined
  return loader === undefined ? null : (await loader()).channel
}

export const loadChannels = async (): Promise<ChannelPlugin[]> =>
  Promise.all(Object.values(channels).map(async load => (await load()).channel))
