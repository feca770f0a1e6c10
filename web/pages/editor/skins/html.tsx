/** HTML of an article: only text with its marks, and pictures that lie beside the file. */
import DOMPurify from 'dompurify'
import { memo, useMemo } from 'react'
import { blocksOf } from './html-blocks.ts'

const TAGS = (
  'p br hr h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong b i s del sub sup a ' +
  'table thead tbody tr th td span div figure figcaption img kbd mark small details summary'
).split(' ')

export function Html({ html, pictures, picture }: { html: string; pictures: readonly string[]; picture: (name: string) => string }) {
  const names = pictures.join('\n')
  const blocks = useMemo(() => blocksOf(html), [html])
  return (
    <div className="skin-body">
      {blocks.map((block, index) => (
        <Block key={index} html={block} names={names} picture={picture} />
      ))}
    </div>
  )
}

/** `names` of the pictures, one a line. */
const Block = memo(({ html, names, picture }: { html: string; names: string; picture: (name: string) => string }) => (
  <div className="skin-block" dangerouslySetInnerHTML={{ __html: clean(html, new Set(names.split('\n')), picture) }} />
))

/**
 * No scripts, no styles, no frames. A picture beside the file is shown; one on the web is not loaded, as that would tell its
 * server who writes: its description stands in its place.
 */
function clean(html: string, own: ReadonlySet<string>, picture: (name: string) => string): string {
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ['href', 'alt', 'data-name'],
    ADD_ATTR: ['src'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|#|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
    RETURN_DOM_FRAGMENT: true,
  })
  for (const image of fragment.querySelectorAll('img')) {
    const name = decoded(image.getAttribute('src') ?? '')
    if (own.has(name)) image.setAttribute('src', picture(name))
    else image.replaceWith(`[${image.getAttribute('alt') || name}]`)
  }
  for (const link of fragment.querySelectorAll('a')) {
    link.setAttribute('rel', 'noopener noreferrer')
    link.setAttribute('target', '_blank')
  }
  // Headings of the piece stand below those of the page.
  for (const heading of fragment.querySelectorAll('h1, h2, h3')) {
    const lower = document.createElement(heading.tagName === 'H3' ? 'h5' : 'h4')
    lower.append(...heading.childNodes)
    heading.replaceWith(lower)
  }
  const box = document.createElement('div')
  box.append(fragment)
  return box.innerHTML
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch (error) {
    if (error instanceof URIError) return address
    throw error
  }
}
