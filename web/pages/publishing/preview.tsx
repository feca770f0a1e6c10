/** What one channel gets, as that channel shows it: a post, a thread, or an article. */
import DOMPurify from 'dompurify'
import { useMemo } from 'react'
import type { ChannelView } from '../../../src/delivery/view.ts'
import { number } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { Bar } from '../../ui/bar.tsx'

type Part = ChannelView['parts'][number]

export function Preview({ view }: { view: ChannelView }) {
  const { parts, heading, link, canonical, tags, limit, reason, comment } = view
  if (view.digest === null) return <p className="banner note">{reason}</p>
  const article = parts.length === 1 && heading !== null && parts[0]?.html !== null
  return (
    <div className={`preview ${article ? 'article' : parts.length > 1 ? 'thread' : 'post'}`}>
      {parts.length === 0 && <p className="faint">{m.publishing.empty}</p>}
      {parts.map((part, i) => (
        <article key={i} className="preview-part" aria-label={parts.length > 1 ? m.publishing.part(i + 1, parts.length) : view.title}>
          <span className="preview-head" aria-hidden="true">
            <i>{(view.title[0] ?? '').toUpperCase()}</i>
            <span>{view.title}</span>
            {parts.length > 1 && (
              <span className="faint">
                {i + 1}/{parts.length}
              </span>
            )}
          </span>
          {article && heading !== null && <h3>{heading}</h3>}
          <PartText part={part} />
          {part.media.length > 0 && (
            <ul className="preview-media">
              {part.media.map(({ name, alt }) => (
                <li key={name}>{m.publishing.picture(name, alt)}</li>
              ))}
            </ul>
          )}
          <Length part={part} limit={limit} />
        </article>
      ))}
      <dl className="kv preview-facts">
        {!article && <Fact name={m.publishing.heading} text={heading} />}
        <Fact name={m.publishing.link} text={link} />
        <Fact name={m.publishing.canonical} text={canonical} />
        <Fact name={m.after.kind.comment} text={comment} />
        <Fact name={m.publishing.tags} text={tags.length > 0 ? tags.join(', ') : null} />
      </dl>
    </div>
  )
}

function PartText({ part }: { part: Part }) {
  const html = useMemo(() => (part.html === null ? null : clean(part.html)), [part.html])
  if (html === null) return <p className="preview-text">{part.text}</p>
  return <div className="preview-text rich" dangerouslySetInnerHTML={{ __html: html }} />
}

/** A limit that nobody writes up to is none for the reader. */
const PLENTY = 100_000

function Length({ part, limit }: { part: Part; limit: number }) {
  if (limit === 0 || limit >= PLENTY) return <p className="faint">{m.publishing.lengthOnly(number(part.length))}</p>
  const over = part.length - limit
  const text = m.publishing.length(number(part.length), number(limit))
  return (
    <div className="preview-length">
      <Bar value={(100 * part.length) / limit} label={text} over={over > 0} />
      <span className={over > 0 ? 'late' : 'faint'}>{over > 0 ? `${text}, ${m.publishing.tooLong(number(over))}` : text}</span>
    </div>
  )
}

function Fact({ name, text }: { name: string; text: string | null }) {
  if (text === null) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd className="breaks">{text}</dd>
    </div>
  )
}

const TAGS = (
  'p br hr h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong b i s del sub sup a ' +
  'table thead tbody tr th td span div figure figcaption img'
).split(' ')
/**
 * Only text with its marks: no scripts, no styles, no frames, and no pictures, as loading one would tell its server who
 * looks. A picture leaves its description behind.
 */
function clean(html: string): string {
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ['href', 'alt'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|#)/i,
    RETURN_DOM_FRAGMENT: true,
  })
  for (const picture of fragment.querySelectorAll('img')) picture.replaceWith(`[${picture.getAttribute('alt') ?? ''}]`)
  for (const link of fragment.querySelectorAll('a')) {
    link.setAttribute('rel', 'noopener noreferrer')
    link.setAttribute('target', '_blank')
  }
  // Headings of the piece stand below the heading of the panel.
  for (const heading of fragment.querySelectorAll('h1, h2')) {
    const lower = document.createElement('h4')
    lower.append(...heading.childNodes)
    heading.replaceWith(lower)
  }
  const box = document.createElement('div')
  box.append(fragment)
  return box.innerHTML
}
