/** HTML of a feed's entry → Markdown to go on writing with. Marks that matter in a post stay; everything else is text. Pure. */
import { decodeEntities } from '../lib/entities.ts'

const attribute = (attributes: string, name: string): string | null => {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(attributes)
  return match === null ? null : decodeEntities(match[1] ?? match[2] ?? '')
}

const TOKENS = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^>]*>|[^<]+|</gi
/** Elements within each other that are kept track of; nobody writes deeper. */
const DEEPEST = 100

type Open = { name: string; address: string | null }

/** Scripts, styles and pictures are left out; an unclosed tag ends with the text. `base`: what relative addresses are relative to. */
export function markdownOf(html: string, base: string | null = null): string {
  if (!/<[a-z!/]/i.test(html)) return tidy(decodeEntities(html))
  const open: Open[] = []
  let text = ''
  let skipping: string | null = null
  const inCode = (): boolean => open.some(each => each.name === 'pre')
  // Behind the last ">" no tag ends: there "<" is text, and nothing is looked for from each of them to the end.
  const end = html.lastIndexOf('>') + 1
  const tokens = [...html.slice(0, end).matchAll(TOKENS)].map(match => match[0])
  for (const token of [...tokens, html.slice(end)]) {
    const tag = /^<(\/?)([a-z][a-z0-9]*)([^>]*)>$/i.exec(token)
    if (tag === null) {
      if (skipping === null && !token.startsWith('<!--'))
        text += inCode() ? decodeEntities(token) : decodeEntities(token).replaceAll(/\s+/g, ' ')
      continue
    }
    const [, closes, written, attributes] = tag as unknown as [string, string, string, string]
    const name = written.toLowerCase()
    if (name === 'script' || name === 'style') skipping = closes === '' && !attributes.endsWith('/') ? name : null
    else if (skipping === null) text = closes === '' ? text + opened(name, attributes, open, base) : text + closed(name, open)
  }
  return tidy(text)
}

/** Stands for a break that is meant, until it is known what is beside it. */
const BREAK = '\0'
const MARKS: Readonly<Record<string, string>> = { strong: '**', b: '**', em: '*', i: '*', code: '`' }
const BLOCKS = /^(?:p|div|section|article|ul|ol|table|tr|blockquote|figure|header|footer)$/

/** Where a link leads; null where it leads nowhere that another page could: then its words stand alone. */
function target(written: string | null, base: string | null): string | null {
  const url = written === null ? null : URL.parse(written.trim(), base ?? undefined)
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null
}

function opened(name: string, attributes: string, open: Open[], base: string | null): string {
  if (name === 'br') return open.some(each => each.name === 'pre') ? '\n' : `${BREAK}\n`
  if (name === 'hr') return '\n\n***\n\n'
  if (name === 'img' || attributes.endsWith('/')) return ''
  const address = name === 'a' ? target(attribute(attributes, 'href'), base) : null
  if (open.length < DEEPEST) open.push({ name, address })
  if (/^h[1-6]$/.test(name)) return `\n\n${'#'.repeat(Math.max(2, Number(name[1])))} `
  if (name === 'li') return '\n- '
  if (name === 'pre') return '\n\n```\n'
  if (name === 'a') return address === null ? '' : '['
  if (name === 'code' && open.some(each => each.name === 'pre')) return ''
  return MARKS[name] ?? (BLOCKS.test(name) ? '\n\n' : '')
}

function closed(name: string, open: Open[]): string {
  const at = open.findLastIndex(each => each.name === name)
  if (at < 0) return ''
  const [ended] = open.splice(at, 1)
  if (/^h[1-6]$/.test(name)) return '\n\n'
  if (name === 'pre') return '\n```\n\n'
  if (name === 'a') return ended?.address ? `](${ended.address})` : ''
  if (name === 'code' && open.some(each => each.name === 'pre')) return ''
  return MARKS[name] ?? (BLOCKS.test(name) ? '\n\n' : '')
}

/** Space that HTML does not mean goes; code keeps its own. */
const tidy = (text: string): string =>
  text
    .replaceAll(/\[\]\([^()]*\)|\[\]/g, '')
    .split(/(```[\s\S]*?```)/)
    .map(part => (part.startsWith('```') ? part : part.replaceAll(/(?<![ \t])[ \t]+\n/g, '\n').replaceAll(/\n[ \t]+(?=\S)/g, '\n')))
    .join('')
    // Two are an empty line; one beside an empty line is none.
    .replaceAll(/(?:\0[ \t]*\n[ \t]*){2,}/g, '\n\n')
    .replaceAll(/\0[ \t]*(?=\n[ \t]*(?:\n|$)|$)|(?<=^|\n)\0/g, '')
    .replaceAll(BREAK, '  ')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
