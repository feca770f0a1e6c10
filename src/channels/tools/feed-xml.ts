/** RSS 2.0 (https://www.rssboard.org/rss-specification) and Atom (RFC 4287). */
export type Entry = {
  key: string
  id: string
  url: string | null
  title: string | null
  text: string
  html: string | null
  /** ISO 8601. */
  date: string
  tags: readonly string[]
  language: string | null
}
export type Feed = { title: string; site: string; author: string | null; entries: readonly Entry[] }

/** Characters that XML cannot hold are left out. */
const escape = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const head = '<?xml version="1.0" encoding="utf-8"?>'
const element = (name: string, text: string | null, attributes = ''): string =>
  text === null ? '' : `<${name}${attributes}>${escape(text)}</${name}>`
const lines = (all: readonly string[], indent: string): string =>
  all
    .filter(line => line !== '')
    .map(line => indent + line)
    .join('\n')
/** The day of the newest entry; an empty feed has none. */
const newest = ({ entries }: Feed): string => entries.reduce((last, { date }) => (date > last ? date : last), '')

export function rss(feed: Feed): string {
  const { title, site, entries } = feed
  const items = entries.map(entry => {
    const inner = [
      element('title', entry.title),
      element('link', entry.url),
      element('guid', entry.id, ' isPermaLink="false"'),
      element('pubDate', new Date(entry.date).toUTCString()),
      ...entry.tags.map(tag => element('category', tag)),
      // It is read as HTML, whatever it was written as.
      element('description', entry.html ?? escape(entry.text)),
    ]
    return `    <item>\n${lines(inner, '      ')}\n    </item>`
  })
  const about = [
    element('title', title),
    element('link', site),
    element('description', title),
    `<atom:link href="${escape(`${site}/rss.xml`)}" rel="self" type="application/rss+xml"/>`,
    entries.length === 0 ? '' : element('lastBuildDate', new Date(newest(feed)).toUTCString()),
  ]
  return `${head}
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
${[lines(about, '    '), ...items].join('\n')}
  </channel>
</rss>
`
}

export function atom(feed: Feed): string {
  const { title, site, author, entries } = feed
  const items = entries.map(entry => {
    const inner = [
      element('id', entry.id),
      element('title', entry.title ?? entry.text.slice(0, 80)),
      entry.url === null ? '' : `<link href="${escape(entry.url)}"/>`,
      element('published', entry.date),
      element('updated', entry.date),
      ...entry.tags.map(tag => `<category term="${escape(tag)}"/>`),
      entry.html === null ? element('content', entry.text, ' type="text"') : element('content', entry.html, ' type="html"'),
    ]
    return `  <entry>\n${lines(inner, '    ')}\n  </entry>`
  })
  const about = [
    element('id', `${site}/atom.xml`),
    element('title', title),
    `<link href="${escape(site)}"/>`,
    `<link href="${escape(`${site}/atom.xml`)}" rel="self"/>`,
    // An Atom feed must say when it changed and who writes it.
    element('updated', newest(feed) === '' ? '1970-01-01T00:00:00.000Z' : newest(feed)),
    `<author>${element('name', author ?? title)}</author>`,
  ]
  return `${head}
<feed xmlns="http://www.w3.org/2005/Atom">
${[lines(about, '  '), ...items].join('\n')}
</feed>
`
}
