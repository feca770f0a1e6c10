/** Articles, newsletters, releases, links: what stands on a page of its own. */
import { hostOf } from '../../../../src/content/links.ts'
import { m } from '../../../messages/index.ts'
import { Html } from './html.tsx'
import { Signs } from './icons.tsx'
import { Author, Pictures } from './parts.tsx'
import { Rich } from './rich.tsx'
import type { PartProps, SkinProps } from './types.ts'

const WORDS_A_MINUTE = 230
const minutesOf = (text: string): number => Math.max(1, Math.round(text.split(/\s+/).length / WORDS_A_MINUTE))

/** The body: rich where the channel takes Markdown, as written else. */
export function Body({ part, picture, channel }: Pick<PartProps, 'part' | 'picture' | 'channel'>) {
  if (part.html === null) return <Rich text={part.text} platform={channel.platform} />
  return <Html html={part.html} pictures={part.media.map(each => each.name)} picture={picture} />
}

const Title = ({ rendition }: Pick<SkinProps, 'rendition'>) => <h3 className="skin-title">{rendition.title ?? ''}</h3>

/** Dev.to, Hashnode, Medium, Ghost, WordPress, a blog, a feed. */
export function Article(props: PartProps) {
  const { rendition, channel, project, part } = props
  const { canonical, tags } = rendition
  const tagged = channel.platform === 'devto' || channel.platform === 'hashnode'
  return (
    <article className="skin-article" lang={rendition.language ?? undefined}>
      {channel.platform !== 'devto' && <Title rendition={rendition} />}
      <Author project={project}>
        {m.editor.now} · {m.editor.minutes(minutesOf(part.text))}
      </Author>
      {channel.platform === 'devto' && <Title rendition={rendition} />}
      {tagged && tags.length > 0 && (
        <p className="skin-tags">
          {tags.map(tag => (
            <span key={tag}>#{tag.replaceAll(/\s+/g, '')}</span>
          ))}
        </p>
      )}
      {canonical !== null && channel.platform === 'devto' && (
        <p className="skin-note">{m.editor.originally(hostOf(canonical) ?? canonical)}</p>
      )}
      <Body {...props} />
      {!tagged && tags.length > 0 && (
        <p className="skin-tags">
          {tags.map(tag => (
            <span key={tag}>{tag}</span>
          ))}
        </p>
      )}
    </article>
  )
}

/** A letter as a mail program shows it. */
export function Letter(props: PartProps) {
  const { rendition, channel, project } = props
  return (
    <article className="skin-letter" lang={rendition.language ?? undefined}>
      <div className="skin-subject">
        <Title rendition={rendition} />
      </div>
      <Author project={project} name={channel.account ?? undefined}>
        {m.editor.toReader}
      </Author>
      <Body {...props} />
      <p className="skin-note" aria-hidden="true">
        {m.editor.unsubscribe}
      </p>
    </article>
  )
}

/** A release or a discussion on GitHub, a topic on Discourse, a post on Reddit. */
export function Topic(props: PartProps) {
  const { rendition, channel, project, part } = props
  const { platform } = channel
  const over =
    platform === 'reddit'
      ? `r/${rendition.options['subreddit'] ?? channel.account ?? '…'}`
      : platform === 'github-release'
        ? (rendition.options['tag'] ?? 'v…')
        : null
  return (
    <article className="skin-topic" lang={rendition.language ?? undefined}>
      {over !== null && (
        <p className="skin-over" aria-hidden="true">
          {over}
        </p>
      )}
      <Title rendition={rendition} />
      {platform !== 'reddit' && <Author project={project}>{m.editor.now}</Author>}
      <Body {...props} />
      {part.html === null && <Pictures {...props} />}
      <Signs names={platform === 'reddit' ? ['up', 'reply', 'share'] : ['thumb', 'like', 'reply']} />
    </article>
  )
}

/** A line of Hacker News or Lobsters. */
export function LinkLine({ rendition, channel, part }: PartProps) {
  const target = rendition.link ?? rendition.canonical
  const hn = channel.platform === 'hackernews'
  return (
    <article className="skin-line">
      <p className="skin-bar" aria-hidden="true">
        {hn ? 'Hacker News' : 'Lobsters'}
      </p>
      <p>
        <span aria-hidden="true">{hn ? '1. ▲ ' : '▲ '}</span>
        {rendition.title ?? part.text}
        {target !== null && (
          <span className="skin-site" aria-hidden="true">
            {' '}
            ({hostOf(target) ?? target})
          </span>
        )}
      </p>
      <p className="skin-sub" aria-hidden="true">
        1 point by you 0 minutes ago | discuss
      </p>
      {rendition.title !== null && (
        <div className="skin-comment">
          <Rich text={part.text} platform={channel.platform} />
        </div>
      )}
    </article>
  )
}

/** A video with its description, an episode. */
export function Video(props: PartProps) {
  const { rendition, project, part } = props
  return (
    <article className="skin-video" lang={rendition.language ?? undefined}>
      <div className="skin-screen" aria-hidden="true">
        ▶
      </div>
      <Title rendition={rendition} />
      <Author project={project} />
      <div className="skin-box">
        <Rich text={part.text} platform={props.channel.platform} />
      </div>
    </article>
  )
}

/** What has no look of its own: a webhook, a hand-off, Product Hunt. */
export function Plain(props: PartProps) {
  const { rendition, project } = props
  return (
    <article className="skin-post skin-tall" lang={rendition.language ?? undefined}>
      {rendition.title !== null && props.index === 0 && <Title rendition={rendition} />}
      {props.channel.platform === 'producthunt' && <p className="skin-note">{rendition.options['tagline'] ?? project}</p>}
      <Body {...props} />
      <Pictures {...props} />
    </article>
  )
}
