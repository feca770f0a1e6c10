/** Which look a platform has. */
import type { ReactNode } from 'react'
import { Article, Letter, LinkLine, Plain, Topic, Video } from './pages.tsx'
import { ChatMessage, LinkedInPost, SocialPost, TelegramPost } from './social.tsx'
import type { PartProps } from './types.ts'

const SKINS: Readonly<Record<string, (props: PartProps) => ReactNode>> = {
  bluesky: SocialPost,
  mastodon: SocialPost,
  x: SocialPost,
  threads: SocialPost,
  linkedin: LinkedInPost,
  discord: ChatMessage,
  slack: ChatMessage,
  matrix: ChatMessage,
  telegram: TelegramPost,
  devto: Article,
  hashnode: Article,
  medium: Article,
  ghost: Article,
  wordpress: Article,
  blog: Article,
  feed: Article,
  newsletter: Letter,
  listmonk: Letter,
  buttondown: Letter,
  'github-release': Topic,
  'github-discussion': Topic,
  discourse: Topic,
  reddit: Topic,
  hackernews: LinkLine,
  lobsters: LinkLine,
  youtube: Video,
  podcast: Video,
}

/** One part of what a channel gets, as that channel shows it. */
export function Skin(props: PartProps) {
  const Look = SKINS[props.channel.platform] ?? Plain
  return <Look {...props} />
}
