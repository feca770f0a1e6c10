/** Places named in a sentence: "Submit to console.dev", "Cross-post to HN, Lemmy and two forums", "A mix of channels: events, search and PR". */
import { isWay } from '../lexicon/ways.ts'
import type { Line } from '../read/document.ts'
import { fact, leadFact } from '../read/fact.ts'
import { memo } from '../text/memo.ts'
import { pattern } from '../text/pattern.ts'
import { REGISTRIES } from './channel-else.ts'
import { readPlatforms } from './channel-name.ts'

const SENT = /^(?:cross-?post|submit|post|publish|announce|list)(?:\s(?:it|them|this|the \w+))?\s(?:to|on|in|at)\s(?:the\s)?(\S.*)$/i
const END = /\s[-–—]\s|[:;(（]|\.\s|\.$|\s(?:for|with|when|after|before|as|and (?:then|wait|ask)|by|every|once|if|within)\s/
const LISTS = /\s*[,，、]\s*(?:and\s+)?|\s+(?:and|&)\s+/
const ADDRESS = /^[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|org|net|io|dev|tech|co|fm|news|sh|app|ai)$/i
const NAME = pattern(/^[A-ZÀ-ÖØ-ÞА-Я][\p{L}\d]*(?:[\s.-][A-ZÀ-ÖØ-ÞА-Я][\p{L}\d]*){0,2}$/u)
/** Capitals that name no place: days, months, hours. */
const NO_NAME =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day|^(?:january|february|march|april|may|june|july|august|september|october|november|december)|^(?:day|week|month|phase|production|main|master|staging)\b/i
const LONGEST = 40
/** Where packages are put, and no posts. */
const STORE = /(?:registr(?:y|ies)|stores?|marketplaces?|director(?:y|ies)|galler(?:y|ies)|hub)$/i

/** Those that a line names by its label, else by all of it. */
export const sentBy = (line: Line): readonly string[] => leadSentTo(line) ?? textSentTo(line)
/** The places that a text says something is sent to, as it calls them; none for other texts. */
export const sentTo = memo((text: string): readonly string[] => {
  const whole = /\s(?:to|on|in|at)\s/i.test(text) ? SENT.exec(text)?.[1] : undefined
  if (whole === undefined) return []
  const end = whole.search(END)
  const parts = (end < 0 ? whole : whole.slice(0, end)).split(LISTS)
  return parts.flatMap(part => beside(part.trim())).filter(part => part !== '' && part.length < LONGEST)
})
const leadSentTo = leadFact(sentTo)
const textSentTo = fact(sentTo)
/** "Mastodon/Lemmy": two places. */
function beside(part: string): readonly string[] {
  if (!part.includes('/') || readPlatforms(part)[0]?.to === part.length) return [part]
  const names = part.split(/\s?\/\s?/)
  return names.every(name => readPlatforms(name)[0]?.from === 0) ? names : [part]
}
/** Is it a name by its own looks: of a platform, an address, words in capitals? */
export function isPlaceName(name: string): boolean {
  const first = readPlatforms(name)[0]
  if (first?.from === 0) return !REGISTRIES.has(first.id)
  if (STORE.test(name)) return false
  return ADDRESS.test(name) || (NAME.test(name) && !NO_NAME.test(name))
}

const CHANNELS = /channel|kan[aä]le|canales|canais|canaux|canali|канал/i
const INCLUDING = /(?:including|such as|with|via|through|mit|wie|über|como|incluyendo|incluindo|y compris|comme|включая)\s|[:：]\s/i
/** "A multi-channel approach including social media, email marketing and PR": ways and platforms and nothing else, or none. */
export const waysIn = fact((text): readonly string[] => {
  if (text.length > 200 || !CHANNELS.test(text)) return []
  const sentence = text.split(/(?<=[a-zà-ÿа-я]{3})\.\s+/).find(each => CHANNELS.test(each)) ?? ''
  const told = INCLUDING.exec(sentence)
  const list = told ? sentence.slice(told.index + told[0].length).replace(/\.$/, '') : ''
  const names = list.split(LISTS).map(name => name.trim())
  return names.length > 2 && names.every(name => isWay(name) || readPlatforms(name)[0]?.from === 0) ? names : []
})
