/** Posts and threads of the social networks. */
import { m } from '../../../messages/index.ts'
import { Signs, type SkinIcon } from './icons.tsx'
import { Author, Avatar, LinkCard, Pictures, Who } from './parts.tsx'
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
        <Rich text={part.text} platform={channel.platform} {...(look.show ? { show: look.show } : {})} />
        <Pictures {...props} />
        {look.card && last && part.media.length === 0 && <LinkCard rendition={rendition} text={part.text} />}
        <Signs names={look.signs} />
      </div>
    </article>
  )
}

const FOLD = 210
const LINES = 3
/** Where LinkedIn folds a post: behind three lines, or some 210 characters, at the end of a word. */
function foldOf(text: string): number {
  const lines = text.split('\n').slice(0, LINES).join('\n').length
  if (lines <= FOLD) return lines
  const space = text.lastIndexOf(' ', FOLD)
  return text.length <= FOLD ? text.length : space > 0 ? space + 1 : FOLD
}

/** A post, with the mark behind which LinkedIn hides the rest. */
export function LinkedInPost(props: PartProps) {
  const { rendition, project, part } = props
  const fold = foldOf(part.text)
  return (
    <article className="skin-post skin-tall" lang={rendition.language ?? undefined}>
      <Author project={project}>{m.editor.now}</Author>
      <Rich text={part.text.slice(0, fold)} platform={props.channel.platform} />
      {fold < part.text.length && (
        <>
          <p className="skin-fold" aria-hidden="true">
            … {m.editor.more}
          </p>
          <Rich text={part.text.slice(fold)} platform={props.channel.platform} />
        </>
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
        <Rich text={part.text} platform={props.channel.platform} />
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
      <Rich text={part.text} platform={props.channel.platform} />
      <span className="skin-time" aria-hidden="true">
        09:00
      </span>
    </article>
  )
}
