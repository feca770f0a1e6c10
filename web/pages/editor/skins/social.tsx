/** Posts and threads of the social networks. */
import { m } from '../../../messages/index.ts'
import { Signs, type SkinIcon } from './icons.tsx'
import { Avatar, LinkCard, Pictures, Who } from './parts.tsx'
import { Rich, shortForMastodon, shortForX } from './rich.tsx'
import { handleOf, type PartProps } from './types.ts'

type Look = { signs: readonly SkinIcon[]; words?: readonly string[]; show?: (address: string) => string; card: boolean }
const LOOKS: Readonly<Record<string, Look>> = {
  bluesky: { signs: ['reply', 'repost', 'like', 'bookmark', 'share', 'more'], card: true },
  mastodon: { signs: ['reply', 'repost', 'star', 'bookmark', 'more'], show: shortForMastodon, card: true },
  x: { signs: ['reply', 'repost', 'like', 'views', 'bookmark', 'share'], show: shortForX, card: true },
  threads: { signs: ['like', 'reply', 'repost', 'send'], card: true },
}

/** One post of Bluesky, Mastodon, X or Threads; a thread is several below one another. */
export function SocialPost(props: PartProps) {
  const { rendition, channel, project, part, index } = props
  const look = LOOKS[channel.platform] ?? LOOKS['bluesky']!
  const last = index === rendition.parts.length - 1
  return (
    <article className={`skin-post ${last ? '' : 'goes-on'}`} lang={rendition.language ?? undefined}>
      <Avatar project={project} />
      <div className="skin-main">
        <Who name={project} handle={channel.platform === 'threads' ? null : handleOf(props)} />
        <Rich text={part.text} {...(look.show ? { show: look.show } : {})} />
        <Pictures {...props} />
        {look.card && last && part.media.length === 0 && <LinkCard rendition={rendition} text={part.text} />}
        <Signs names={look.signs} />
      </div>
    </article>
  )
}

const FOLD = 210
/** LinkedIn folds a post behind three lines. */
export function LinkedInPost(props: PartProps) {
  const { rendition, project, part } = props
  return (
    <article className="skin-post skin-tall" lang={rendition.language ?? undefined}>
      <div className="skin-row" aria-hidden="true">
        <Avatar project={project} />
        <div className="skin-who">
          <strong>{project}</strong>
          <span className="skin-time">{m.editor.now} · 🌐</span>
        </div>
      </div>
      <Rich text={part.text} />
      {(part.text.length > FOLD || part.text.split('\n').length > 3) && (
        <p className="skin-fold" aria-hidden="true">
          <span style={{ flex: 1 }} />… {m.editor.more}
        </p>
      )}
      <Pictures {...props} />
      {part.media.length === 0 && <LinkCard rendition={rendition} text={part.text} />}
      <Signs names={['thumb', 'reply', 'repost', 'send']} words={['Like', 'Comment', 'Repost', 'Send']} />
    </article>
  )
}

/** A message in a chat: Discord, Slack, Matrix. */
export function ChatMessage(props: PartProps) {
  const { rendition, channel, project, part } = props
  return (
    <article className="skin-post" lang={rendition.language ?? undefined}>
      <Avatar project={project} />
      <div className="skin-main">
        <div className="skin-who" aria-hidden="true">
          <strong>{project}</strong>
          {channel.platform !== 'matrix' && <i className="skin-app">APP</i>}
          <span className="skin-time">{channel.platform === 'discord' ? 'Today at 09:00' : '09:00'}</span>
        </div>
        <Rich text={part.text} />
        <Pictures {...props} />
      </div>
    </article>
  )
}

/** A bubble in a channel of Telegram. */
export function TelegramPost(props: PartProps) {
  const { rendition, project, part } = props
  return (
    <article className="skin-bubble" lang={rendition.language ?? undefined}>
      <Pictures {...props} />
      <div className="skin-who" aria-hidden="true">
        <strong>{project}</strong>
      </div>
      <Rich text={part.text} />
      <span className="skin-time" aria-hidden="true">
        09:00
      </span>
    </article>
  )
}
