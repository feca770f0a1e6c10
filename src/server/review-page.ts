/** The page of a review link: one piece as each channel gets it, and one decision. HTML without any script. */
import type { Rendition } from '../channels/channel.ts'
import { escape } from '../report/svg.ts'
import type { OpenedLink } from '../actions/review-links.ts'
import { plainPage, plainPolicy } from './plain-page.ts'

/** Pictures are those that the page holds itself; links open elsewhere. */
export const reviewPolicy = (nonce: string): string =>
  plainPolicy(nonce, '; img-src data:; sandbox allow-forms allow-same-origin allow-popups')

/** One page for every link that opens nothing: it does not tell which links there ever were. */
export const deadPage = (nonce: string): string =>
  plainPage(
    'This link opens nothing',
    '<h1>This link opens nothing</h1><p>It was used already, has expired, or a newer one took its place. Ask whoever sent it for a new one.</p>',
    nonce,
  )

export const donePage = (decision: 'approve' | 'changes', nonce: string): string =>
  plainPage(
    'Thank you',
    decision === 'approve'
      ? '<h1>Thank you</h1><p>Your approval is noted, for exactly the text that you saw. If it is edited, you will be asked again. This link is used up.</p>'
      : '<h1>Thank you</h1><p>What you ask for is noted, and the piece does not go out before it is settled. This link is used up.</p>',
    nonce,
  )

/** `said`: what was written before and could not be taken, with why. */
export function openPage(
  { link, project, title, person, zone, rendered, findings }: OpenedLink,
  nonce: string,
  said: { text: string; error: string } | null = null,
): string {
  const until = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(link.expiresAt)
  const digests = rendered.map(({ name, digest }) => `<input type="hidden" name="digest:${escape(name)}" value="${digest}">`).join('')
  const channels = rendered.map(({ name, title: channel, rendition }) => channelHtml(name, channel, rendition)).join('')
  return plainPage(
    `Review: ${title}`,
    `<header><p>${escape(project)} asks ${escape(person)} for a review</p><h1>${escape(title)}</h1>
<p>Below is exactly what would be published. You decide once; the link is good until ${escape(until)} (${escape(zone)}).</p></header>
${said === null ? '' : `<p class="note" role="alert">${escape(said.error)}</p>`}
${channels}
${findingsHtml(findings)}
<section><h2>Your decision</h2>
<form method="post">${digests}
<label for="text">What should be different?</label>
<textarea id="text" name="text" maxlength="10000" aria-describedby="hint">${escape(said?.text ?? '')}</textarea>
<p class="soft" id="hint">Needed if you ask for changes; with an approval it is kept as a remark.</p>
<div class="buttons"><button class="yes" name="decision" value="approve">Approve exactly this</button><button name="decision" value="changes">Ask for changes</button></div>
</form></section>`,
    nonce,
  )
}

/** What is open of checklists and rules: seen before the decision. */
function findingsHtml(findings: OpenedLink['findings']): string {
  if (findings.length === 0) return ''
  const lines = findings.map(
    ({ severity, message }) => `<li>${severity === 'error' ? '<strong>Error:</strong> ' : ''}${escape(message)}</li>`,
  )
  return `<section><h2>Still open</h2><ul>${lines.join('')}</ul></section>`
}

function channelHtml(
  name: string,
  channel: string,
  { parts, title, canonical, link, tags, language, options, comment }: Rendition,
): string {
  const heading = channel.toLowerCase() === name.toLowerCase() ? channel : `${channel} (${name})`
  const posts = parts.map((part, index) => {
    const label = parts.length > 1 ? `<p class="soft">${index + 1} of ${parts.length}</p>` : ''
    const text = part.html === null ? `<pre class="text">${escape(part.text)}</pre>` : `<div class="rich">${harmless(part.html)}</div>`
    return `<div class="post">${label}${text}${part.media.map(mediaHtml).join('')}</div>`
  })
  const facts: [string, string | null][] = [
    ['Title', title],
    ['Link', link],
    ['Canonical address', canonical],
    ['First comment', comment ?? null],
    ['Tags', tags.length === 0 ? null : tags.join(', ')],
    ['Language', language],
    ...Object.entries(options),
  ]
  const shown = facts.flatMap(([fact, value]) => (value === null ? [] : [`<dt>${escape(fact)}</dt><dd>${escape(value)}</dd>`]))
  return `<section><h2>${escape(heading)}</h2>${posts.join('') || '<p class="soft">This channel gets no text.</p>'}${shown.length === 0 ? '' : `<dl>${shown.join('')}</dl>`}</section>`
}

/** Bytes of a picture that are still put into the page; larger files are named. */
const LARGEST = 4_000_000
function mediaHtml({ name, type, alt, bytes }: Rendition['parts'][number]['media'][number]): string {
  const caption = `<figcaption>${escape(name)}${alt === '' ? ', without a description' : `: ${escape(alt)}`}</figcaption>`
  if (!type.startsWith('image/') || bytes.length > LARGEST) return `<figure>${caption}</figure>`
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  return `<figure><img src="data:${escape(type)};base64,${data}" alt="${escape(alt)}">${caption}</figure>`
}

/**
 * Rich text of a rendition was made without scripts, handlers and styles (content/markdown.ts), and the policy of the page
 * runs and loads nothing. Pictures become their descriptions; links tell nobody where they were opened.
 */
const harmless = (html: string): string =>
  html
    .replaceAll(/<img\b[^>]*>/gi, tag => `[${/\balt="([^"]*)"/.exec(tag)?.[1] ?? ''}]`)
    // Whoever says yes has seen all of it.
    .replaceAll(/<details>/gi, '<details open>')
    .replaceAll(/<a\s/gi, '<a rel="noopener noreferrer nofollow" target="_blank" ')
    .replaceAll(/<(\/?)h[1-3]\b/gi, '<$1h4')
