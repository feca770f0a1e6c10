/** One content item and one channel → exactly what the channel gets. Pure: media come in as bytes. */
import type { Limits, Media, Part, Rendition } from '../channels/channel.ts'
import { addressesIn, bareAddress, hostOf, tagLinks, withUtm, type Utm } from './links.ts'
import { plainOf, richOf, unwrapped, type Picture } from './markdown.ts'
import { bodyFor, type ChannelUse, type ContentItem } from './model.ts'
import { fits } from './length.ts'
import { splitThread } from './split.ts'
import { missingHashtags } from './tags.ts'

export type RenditionInput = {
  item: ContentItem
  /** Name of the channel; what the item says for it is looked up. */
  channel: string
  limits: Limits
  /** Hosts of the project: only links to them carry UTM parameters. The host of `canonical` counts too. */
  hosts?: readonly string[]
  /** `utm_medium`; "social" where nothing else is said. */
  medium?: string
  /** Bytes of the item's files by the name in the front matter or text. */
  files?: ReadonlyMap<string, { type: string; bytes: Uint8Array }>
}

/** The rendition of an item for a channel. What does not fit is not cut away: the rule too-long tells it. */
export function renditionOf(input: RenditionInput): Rendition {
  const { item, channel, limits } = input
  const use = item.channels.find(each => each.name === channel) ?? null
  const utm = utmOf(input)
  const hosts = ownHosts(input)
  const canonical = use?.canonical ?? item.canonical
  const address = use?.link === false ? null : (use?.link ?? item.link)
  const link = address === null ? null : withUtm(address, hosts, utm)
  const tags = use?.tags ?? item.tags
  const sections = (bodyFor(item, channel)?.sections ?? []).map(section => tagLinks(section.text, hosts, utm))
  const parts = limits.format === 'markdown' ? [markdownPart(sections, item, input)] : plainParts(sections, { input, use, link, tags })
  const comment = use?.['first-comment'] ?? item['first-comment'] ?? null
  return {
    item: item.id,
    channel,
    ...(comment === null || comment === false ? {} : { comment: tagLinks(comment, hosts, utm) }),
    title: use?.title ?? item.title,
    parts,
    canonical,
    link,
    tags: tags.map(tag => tag.replace(/^[#＃]/, '')),
    language: use?.language ?? item.language,
    options: use?.options ?? {},
  }
}

/** Does a channel get an item as a thread? `limits` null: they are not known, so that only what is written as one is. */
export function isThread(item: ContentItem, channel: string, limits: Limits | null): boolean {
  if ((bodyFor(item, channel)?.sections ?? []).length > 1) return true
  return limits !== null && renditionOf({ item, channel, limits }).parts.length > 1
}

function ownHosts({ item, channel, hosts = [] }: RenditionInput): string[] {
  const canonical = item.channels.find(each => each.name === channel)?.canonical ?? item.canonical
  return [...hosts, canonical === null ? null : hostOf(canonical)].filter(host => host !== null)
}

/** Where a visit came from: the channel, the campaign (else the phase), and the piece of the plan (else the item). */
export function utmOf({ item, channel, medium }: Pick<RenditionInput, 'item' | 'channel' | 'medium'>): Utm {
  const slug = (text: string | null): string | null =>
    text === null
      ? null
      : text
          .toLowerCase()
          .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
          .replaceAll(/^-|-$/g, '') || null
  return { source: channel, medium: medium ?? 'social', campaign: slug(item.campaign ?? item.phase), content: slug(item.item ?? item.id) }
}

/** Text, for channels that take Markdown and know one post only: the sections of a thread are parted by a rule. */
function markdownPart(sections: readonly string[], item: ContentItem, input: RenditionInput): Part {
  const written = sections.join('\n\n---\n\n').replaceAll(/<!--[\s\S]*?-->\n?/g, '')
  const text = input.limits.breaks === 'hard' ? unwrapped(written) : written
  const named: Picture[] = carried(item, input).map(({ file, alt }) => ({ file, alt }))
  const { html, pictures } = richOf(text)
  return { text, html, media: mediaOf(distinct([...named, ...pictures]), input) }
}

type Plain = { input: RenditionInput; use: ChannelUse | null; link: string | null; tags: readonly string[] }

function plainParts(sections: readonly string[], { input, use, link, tags }: Plain): Part[] {
  const { item, limits } = input
  const read = sections.map(section => ({ ...plainOf(section), section }))
  const whole = read.map(each => each.text).join('\n')
  const hasLink = link === null || addressesIn(whole).some(each => bareAddress(each.address) === bareAddress(link))
  const ending =
    limits.ending === 'apart' ? '' : [hasLink ? '' : link, missingHashtags(tags, whole).join(' ')].filter(text => text !== '').join('\n\n')
  const texts = read.map(each => each.text)
  const single = limits.parts <= 1
  if (single) texts.splice(0, texts.length, texts.filter(text => text !== '').join('\n\n'))
  if (ending !== '') texts[Math.max(0, texts.length - 1)] = [texts.at(-1) ?? '', ending].filter(text => text !== '').join('\n\n')
  const language = use?.language ?? item.language
  // A post that fits is never cut, and sections are cut one by one, so that pictures stay with their words.
  const posts = texts.map(text => (single || fits(text, limits) ? [text] : splitThread([text], limits, { language, numbered: false })))
  const flat = posts.flat().filter(text => text !== '')
  const wasSplit = flat.length > 1 && !single
  const numbered = wasSplit && (use?.numbered ?? true) ? splitThread(texts, limits, { language, numbered: true }) : flat
  return numbered.map((text, index) => ({
    text,
    html: null,
    media: mediaOf(picturesAt(index, read, numbered.length, { ...item, assets: carried(item, input) }), input),
  }))
}

/** A channel that takes no files goes without those that stand beside the text; one that the text itself names is told by too-long. */
const carried = ({ assets }: ContentItem, { limits }: RenditionInput): ContentItem['assets'] => (limits.media === 0 ? [] : assets)

/** Pictures of a post: assets that name it, and those in the text of the section that it comes from. */
function picturesAt(index: number, read: readonly { pictures: Picture[] }[], count: number, item: ContentItem): Picture[] {
  const own = item.assets.filter(asset => Math.min(asset.part, count) === index + 1)
  const within = count === read.length ? (read[index]?.pictures ?? []) : index === 0 ? read.flatMap(each => each.pictures) : []
  const elsewhere = new Set(item.assets.map(asset => asset.file))
  return distinct([...own.map(({ file, alt }) => ({ file, alt })), ...within.filter(picture => !elsewhere.has(picture.file))])
}

/** Each file once; what is said first of it holds. */
const distinct = (pictures: readonly Picture[]): Picture[] =>
  pictures.filter((picture, index) => pictures.findIndex(each => each.file === picture.file) === index)

/** Files whose bytes were handed in; a picture on the web stays an address in the text. */
function mediaOf(pictures: readonly Picture[], { files }: RenditionInput): Media[] {
  return pictures.flatMap(({ file, alt }) => {
    const found = files?.get(file)
    return found === undefined ? [] : [{ name: file, type: found.type, bytes: found.bytes, alt }]
  })
}
