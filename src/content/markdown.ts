/** Markdown → plain text and safe HTML. Pure. */
import MarkdownIt from 'markdown-it'
import { SOFT, unwrappedLines, withBreaks } from './line-breaks.ts'

/** What was written as HTML is never passed on; `validateLink` of the library refuses javascript:, vbscript:, file: and data: addresses. */
const markdown = new MarkdownIt({ html: true, linkify: true, typographer: false })
// "example.com" without a scheme stays text: plans are full of names of files that look like hosts.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })

type Token = ReturnType<typeof markdown.parse>[number]

/** Tags without attributes that change no more than the look of the text in them. */
const HARMLESS = /^<\/?(?:kbd|sub|sup|br|mark|small|details|summary)\s*\/?>$/i
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g
const withoutTags = (html: string): string => html.replaceAll(COMMENT, '').replaceAll(/<\/?[a-z!?/][^>]*>/gi, '')

markdown.renderer.rules['html_inline'] = (tokens, index) => (HARMLESS.test(tokens[index]!.content) ? tokens[index]!.content : '')
markdown.renderer.rules['html_block'] = (tokens, index) => {
  const text = withoutTags(tokens[index]!.content).trim()
  return text === '' ? '' : `<p>${markdown.utils.escapeHtml(text)}</p>\n`
}

/** A picture that the text names: `![what it shows](chart.png)`. */
export type Picture = { file: string; alt: string }
const pictureOf = (token: Token): Picture => ({ file: String(token.attrGet('src') ?? ''), alt: token.content })

/** HTML of a text: no scripts, no handlers, no styles, no addresses but http, https, mailto and relative ones. */
export const htmlOf = (text: string): string => richOf(text).html
/** The HTML of a text, and the pictures that it names. */
export function richOf(text: string): { html: string; pictures: Picture[] } {
  const env = {}
  const tokens = markdown.parse(text, env)
  const images = tokens.flatMap(token => (token.type === 'inline' ? (token.children ?? []) : [])).filter(token => token.type === 'image')
  const html = markdown.renderer.render(tokens, markdown.options, env).trim()
  return { html, pictures: images.map(pictureOf) }
}

/** The same Markdown with each paragraph on one line, for platforms that show every line break; breaks that are meant stay. */
export function unwrapped(text: string): string {
  const lines = text.split('\n')
  const tokens = markdown.parse(text, {})
  // From the end, so that the numbers of the lines above stay true.
  for (const [index, { type, map, content }] of [...tokens.entries()].toReversed()) {
    if (type !== 'inline' || map === null || tokens[index - 1]?.type !== 'paragraph_open') continue
    const own = content.split('\n')
    const source = lines.slice(map[0], map[0] + own.length)
    lines.splice(map[0], own.length, ...unwrappedLines(source, own))
  }
  return lines.join('\n')
}

export type PlainText = { text: string; pictures: Picture[] }

/**
 * The text as a channel without formatting shows it: no marks of emphasis, an address behind the words of its link, lists with
 * bullets, line breaks where they are meant. Pictures are taken out and named.
 */
export function plainOf(text: string): PlainText {
  const pictures: Picture[] = []
  const blocks: string[] = []
  const lists: { next: number | null }[] = []
  let marker = ''
  // Items of a list stand line by line, everything else is apart by an empty line.
  let isApart = true
  for (const token of markdown.parse(text, {})) {
    if (lists.length === 0) isApart = true
    if (token.type === 'bullet_list_open') lists.push({ next: null })
    else if (token.type === 'ordered_list_open') lists.push({ next: Number(token.attrGet('start') ?? 1) })
    else if (token.type === 'bullet_list_close' || token.type === 'ordered_list_close') lists.pop()
    else if (token.type === 'list_item_open') marker = itemMarker(lists)
    else {
      const block = blockText(token, pictures)
      if (block === null) continue
      const inList = lists.length > 0
      const written = marker + (inList && marker === '' ? `${'  '.repeat(lists.length - 1)}  ${block}` : block)
      if (isApart) blocks.push(written)
      else blocks[blocks.length - 1] += `\n${written}`
      isApart = !inList
      marker = ''
    }
  }
  return { text: blocks.filter(block => block.trim() !== '').join('\n\n'), pictures }
}

function itemMarker(lists: { next: number | null }[]): string {
  const list = lists.at(-1)
  const indent = '  '.repeat(Math.max(0, lists.length - 1))
  if (list === undefined || list.next === null) return `${indent}• `
  return `${indent}${list.next++}. `
}

function blockText(token: Token, pictures: Picture[]): string | null {
  if (token.type === 'inline') return inlineText(token.children ?? [], pictures)
  if (token.type === 'fence' || token.type === 'code_block') return token.content.trimEnd()
  if (token.type === 'html_block') return withoutTags(token.content).trim()
  return null
}

function inlineText(tokens: readonly Token[], pictures: Picture[]): string {
  let text = ''
  const links: { address: string; from: number }[] = []
  for (const token of tokens) {
    if (token.type === 'softbreak') text += SOFT
    else if (token.type === 'hardbreak') text += '\n'
    else if (token.type === 'image') pictures.push(pictureOf(token))
    else if (token.type === 'link_open') links.push({ address: String(token.attrGet('href') ?? ''), from: text.length })
    else if (token.type === 'link_close') {
      const link = links.pop()
      if (link !== undefined) text = closeLink(text, link)
    } else if (token.type !== 'html_inline') text += token.content
    else if (/^<br\b/i.test(token.content)) text += '\n'
  }
  return withBreaks(text.trim())
}

/** "[the guide](https://…)" → "the guide (https://…)"; an address that stands for itself is written once, as it was. */
function closeLink(text: string, { address, from }: { address: string; from: number }): string {
  const words = text.slice(from)
  const same = (written: string): string => decoded(written).replace(/^mailto:/, '').replace(/\/$/, '') // prettier-ignore
  if (same(words) === same(address) || !/^https?:/.test(address)) return text
  return words.trim() === '' ? text.slice(0, from) + address : `${text} (${address})`
}
function decoded(address: string): string {
  try {
    return decodeURI(address).toLowerCase()
  } catch {
    // Not every "%" of an address is an escape.
    return address.toLowerCase()
  }
}
