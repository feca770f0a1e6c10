/** Facts at both ends of what a task says: in brackets, behind a dash, as a sign or a handle. */
import { startsWithAction } from '../../lexicon/index.ts'
import { memo } from '../../text/memo.ts'
import { pattern } from '../../text/pattern.ts'
import type { When } from '../context.ts'
import { deadline, saidIn, saysBy, type Said } from './said.ts'

/** Few tasks state a fact: a cheap look before the expressions. */
const MAY = /[\d@:：⏱⌛⏰⏫⏬\ud83d(（[!→]/

type Taken = { title: string; said: Said }
/** What is left of `text` without the facts that stand at its ends, and those facts. */
export function takeFacts(when: When, text: string): Taken {
  if (!MAY.test(text)) return { title: text, said: {} }
  let known = taken.get(when)
  if (known === undefined) taken.set(when, (known = memo(text => take(when, text))))
  return known(text)
}
/** Tasks as somebody types stay the same but for one. */
const taken = new Map<When, (text: string) => Taken>()
function take(when: When, text: string): Taken {
  let title = text
  let said: Said = {}
  for (;;) {
    const cut = cutEnd(when, title) ?? cutHead(when, title)
    // What is nothing but facts is no task without them.
    if (cut === null || !WORDS.test(cut.title.replace(HANDLE_ANYWHERE, '')))
      return { title, said: { ...sentenceEnd(when, title), ...said } }
    title = cut.title
    // What stands nearer to the words: "est:8h ⏱2h" is what it should take, and what it took.
    said = { ...said, ...cut.said }
  }
}
const HANDLE_ANYWHERE = /@\S+/g
const WORDS = pattern(/\p{L}{2}|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/u)

type Cut = { title: string; said: Said }

const BRACKET = /\s*[(（[]\s*([^()（）[\]]{1,80}?)\s*[)）\]]\s*\.?$/
/** TaskPaper: "@due(2026-02-10)". */
const TAG = pattern(/\s@(\p{L}+)\(([^()]{1,60})\)$/u)
const HANDLES = pattern(/\s(@[\p{L}\p{N}_-]{2,40})$/u)
const SIGN = /\s*((?:📅|📆|🗓️?|⏰|⏱️?|⌛|🔺|⏫|🔼|🔽|⏬)[^📅📆🗓⏰⏱⌛🔺⏫🔼🔽⏬]{0,40})$/u
/** Said without anything that divides it from what is to be done. */
const BARE = /\s(!(?:urgent|high|medium|low)|P[0-4]|(?:due|fällig)\s(?:(?:on|by|am)\s)?\S.{2,30})$/i
const DIVIDED = /\s+(?:[-–—|·•→]|\/\/)\s+((?:(?!\s[-–—|·•→]\s).){2,60})$/
const LABEL =
  /^(.*\S)[\s,;]\s*((?:owner|assignee|assigned to|responsible|due(?: date)?|deadline|eta|priority|effort|est(?:imate)?|verantwortlich|fällig|responsable|responsável|échéance|prazo|ответственный|срок|负责人|截止|优先级|担当|期限|담당|마감)\s*[:：=]\s*\S.{0,60})$/i
/** A task of one word, "Product owner: …", is none. */
const SEVERAL = /\S\s+\S|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{3}/
const PART = /^(.*\S)[,;.]\s+([^,;]{2,40})$/

/** Takes one fact, or one bracket of facts, off the end of `text`; null when there is none. */
function cutEnd(when: When, text: string): Cut | null {
  const tag = TAG.exec(text)
  const tagged = tag && saidIn(when, `${tag[1]!}: ${tag[2]!}`)
  if (tagged) return cut(text.slice(0, tag.index), tagged)
  const bracket = BRACKET.exec(text)
  const inBracket = bracket && saidTogether(when, bracket[1]!, text.slice(0, bracket.index))
  if (inBracket) return cut(text.slice(0, bracket.index), inBracket)
  for (const end of [HANDLES, SIGN, BARE, DIVIDED]) {
    const found = end.exec(text)
    const said =
      found && (end === DIVIDED ? divided : end === HANDLES ? byHandle : unlessOther)(when, found[1]!, text.slice(0, found.index))
    if (said) return cut(text.slice(0, found.index), said)
  }
  const label = LABEL.exec(text)
  const labelled = label !== null && SEVERAL.test(label[1]!) ? saidIn(when, label[2]!) : null
  if (labelled) return cut(label![1]!, labelled)
  const part = PART.exec(text)
  const said = part && /[:：@]/.test(part[2]!) ? saidIn(when, part[2]!) : null
  return said && cut(part![1]!, said)
}
const cut = (title: string, said: Said): Cut => ({ title: title.replace(DANGLING, ''), said })
const DANGLING = /\s*(?:[,;|·•→.]|\s[-–—])\s*$/

/** "Record the tour (5 min)": how long the piece is, not the work on it. */
const unlessOfPiece = (said: Said | null, of: string): Said | null =>
  (said?.effort !== undefined && HAS_LENGTH.test(of)) || (said?.priority !== undefined && GRADED.test(of)) ? null : said
/** "Create the account (@project)", "Tag the authors @ada": who is spoken of, and does nothing; "Ask ten users for a sentence @ada" is a task of Ada's. */
function unlessOther(when: When, text: string, of: string): Said | null {
  const said = saidIn(when, text)
  return said?.owner !== undefined && text.includes('@') && OTHER.test(of) ? null : said
}
const OTHER =
  /^(?:tag|mention|ping|thank|credit|contact|reach out|dm|invite|follow|notify|ask|cc|shout ?out)\b(?: to\b)?(?: \S+){0,3}$|\b(?:accounts?|handles?|profiles?|username|tagging|konto)\s*$|\b(?:cuenta|conta|compte)\b|аккаунт|账号|帳號|アカウント|계정|[:：]\s*$/i
/** "Open the accounts @ada": what one handle names is one of them at most, so that it says who opens them. */
const byHandle = (when: When, text: string, of: string): Said | null =>
  /\baccounts\s*$/i.test(of) ? saidIn(when, text) : unlessOther(when, text, of)
/** Behind a dash a time needs its word, or is a day. */
function divided(when: When, text: string, of: string): Said | null {
  const said = unlessOfPiece(unlessOther(when, text, of), of)
  const isDay = said?.window === undefined || said.window.unit === 'date' || saysBy(text) || LABELLED.test(text)
  return isDay && !OPEN_BRACKET.test(of) ? said : null
}
const LABELLED = /[:：=]/
const OPEN_BRACKET = /[(（][^)）]*$/
/** "P1 (critical), P2 (low)": names of grades. */
const GRADED = /\b(?:P[0-4]|critical|high|medium)\b/i
const HAS_LENGTH =
  /\b(?:video|screencast|clip|gif|demo|podcast|episode|talk|keynote|webinar|workshop|stream|livestream|call|meeting|session|interview|standup|sync|read|trailer|tour|trial|beta|embargo|sprint|vortrag|v[ií]d[eé]o|d[eé]mo|charla|palestra)s?\b|видео|доклад|视频|直播|演讲|動画|配信|영상|발표/i

/** Facts in one bracket, divided by commas and the like: all of them are facts, but for a name beside them. */
function saidTogether(when: When, inside: string, before: string): Said | null {
  const parts = inside.split(/\s*[,;|·，；、]\s*/)
  const each = parts.length > 1 && parts.length < 6 && LABELLED.test(parts[0]!) ? parts.map(part => saidIn(when, part)) : []
  // "owner: Ada; deadline Jan 31": the name ends where the next fact begins.
  if (each.length > 1 && each.every(said => said !== null) && each.some(said => said.owner !== undefined))
    return each.reduceRight((all, said) => ({ ...all, ...said }), {})
  const whole = unlessOther(when, inside, before)
  if (whole) return unlessOfPiece(whole, before)
  if (inside.startsWith('@') && OTHER.test(before)) return null
  if (parts.length < 2 || parts.length > 5) return null
  let said: Said = {}
  let name: string | null = null
  for (let i = 0; i < parts.length;) {
    // "Feb 10, 2026" is one of them.
    const two = i + 1 < parts.length ? saidIn(when, `${parts[i]!}, ${parts[i + 1]!}`) : null
    const fact = two?.window ? two : saidIn(when, parts[i]!)
    if (fact) said = { ...fact, ...said }
    else if (name === null && NAME.test(parts[i]!)) name = parts[i]!
    else return null
    i += two?.window ? 2 : 1
  }
  if (name === null) return said
  return said.owner === undefined && (said.window !== undefined || said.priority !== undefined) ? { ...said, owner: name } : null
}
/** "Ada", "Ada Byron": who does it, beside a date. */
const NAME = /^[A-Z\u00c0-\u00de\u0410-\u042f][^\s\d,]{1,20}(?: [A-Z\u00c0-\u00de\u0410-\u042f][^\s\d,]{1,20}){0,2}$/

const OPENING = /^[([（【]\s*([^()[\]（）【】]{1,40})\s*[)\]）】]\s*[:：–—-]?\s*/
const CODE = /^(P[0-4])(?:\s*[:：–—-]\s*|\s+)(?=\S)/
const WEIGHT = /^((?:critical|urgent|high|medium|low)(?: priority)?)\s*[:：–—]\s*(?=\S)/i
const HANDLE = pattern(/^@([\p{L}\p{N}_-]{2,40})(\s*[:：–—-]\s*|\s+)(?=\S)/u)

/** Takes one fact off the head of `text`; null when there is none. */
function cutHead(when: When, text: string): Cut | null {
  const opening = OPENING.exec(text)
  const inside = opening && saidTogether(when, opening[1]!, '')
  if (inside) return { title: text.slice(opening[0].length), said: inside }
  const weight = CODE.exec(text) ?? WEIGHT.exec(text)
  if (weight) return { title: text.slice(weight[0].length), said: { priority: weight[1]! } }
  const handle = HANDLE.exec(text)
  const rest = handle ? text.slice(handle[0].length) : ''
  return handle && (handle[2]!.trim() !== '' || startsWithAction(rest)) ? { title: rest, said: { owner: handle[1]! } } : null
}

/** "Send it to the printer by Feb 10": a part of the sentence, which stays as it is. */
function sentenceEnd(when: When, text: string): Said {
  for (const found of text.matchAll(LAST_WORDS)) {
    const said = saysBy(found[1]!) ? deadline(when, found[1]!) : null
    if (said) return said
  }
  return {}
}
const LAST_WORDS = /[\s,(](?=((?:due|by|until|before|no later than|bis|vor|antes|hasta|até|avant|d'ici|pour le|para el|до|к)\s.{2,30}$))/gi
