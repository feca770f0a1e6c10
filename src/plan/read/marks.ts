/** State written in signs and words, and the emoji that people decorate titles with. */
import type { StateMark } from './document.ts'

const DONE = '✅✔☑✓🟩'
const ACTIVE = '⏳🔄🚧⌛🏗🔜'
const OPEN = '🔲⬜⚪☐◻▢□'
const signState = (sign: string): StateMark | null =>
  DONE.includes(sign) ? 'done' : ACTIVE.includes(sign) ? 'active' : OPEN.includes(sign) ? 'open' : null

/** Pictographs, dingbats, arrows used as bullets, variation selectors and joiners. ©, ® and digits are not decoration. */
const DECORATION = /[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\ufe0f\u200d\u20e3]/u
const KEEP = /[©®™↔]/
/** Priorities as Obsidian Tasks writes them, at the end of a task. */
const PRIORITY = '🔺⏫🔼🔽⏬'

const DONE_WORDS =
  'done|completed?|finished|shipped|已完成|完成|erledigt|fertig|abgeschlossen|hech[oa]|completad[oa]|terminad[oa]|finalizad[oa]|listo|concluíd[oa]|feit[oa]|terminée?|fait|готово|сделано|выполнено|завершено|完了|済み?|완료|xong|hoàn thành'
/** "(already done)". */
const ALREADY = '(?:already|bereits|schon|ya|já|déjà|уже|già|đã) |已经?'
const TRAIL_WORD = new RegExp(
  `\\s*(?:[(（\\[【](?:[✅✔☑✓]\ufe0f?\\s*)?(?:${ALREADY})?(?:${DONE_WORDS})!?[)）\\]】]|[-–—:]\\s*(?:COMPLETED?|DONE|已完成|ERLEDIGT|ГОТОВО|완료)|(?<=\\S)\\s*[✅✔☑✓]\ufe0f?\\s*(?:${DONE_WORDS}))\\s*[.!]?$`,
  'i',
)
/** "[planned] Ship it"; "[~] Ship it": a box with a sign that Markdown has no meaning for. */
const LEAD_TAG = /^\[([~/>-]|[^\]]{2,24})\]\s+/
const TAG_DONE = new RegExp(`^(?:${DONE_WORDS})$`, 'i')
const TAG_OPEN =
  /^(?:[~/>-]|to.?do|backlog|planned|planning|in progress|doing|review|blocked|wip|待办|进行中|offen|в работе|pendiente|進行中|예정)$/i

export type Marked = { text: string; mark: StateMark | null; at: 'lead' | 'trail' | null; tag: string | null }

const plainStart = (c: number): boolean => (c > 32 && c < 0x2190 && c !== 0xa9 && c !== 0xae && c !== 91) || (c >= 0x2e80 && c < 0xd800)
const plainEnd = (c: number): boolean =>
  (c > 32 && c < 0x2190 && c !== 41 && c !== 93 && c !== 0xa9 && c !== 0xae && !(c >= 65 && c <= 90)) ||
  (c >= 0x2e80 && c < 0xd800 && c !== 0x6210 && c !== 0xff09 && c !== 0x3011 && c !== 0xb8cc)

/** `text` without decoration at its ends, with the state that the decoration states. */
export function readMarks(text: string): Marked {
  const first = text.charCodeAt(0)
  const last = text.charCodeAt(text.length - 1)
  if (plainStart(first) && plainEnd(last) && !(text.includes('✅') || text.includes('✔'))) return { text, mark: null, at: null, tag: null }
  let mark: StateMark | null = null
  let at: 'lead' | 'trail' | null = null
  let tag: string | null = null
  let start = 0
  let end = text.length
  while (start < end) {
    const point = text.codePointAt(start)!
    const sign = String.fromCodePoint(point)
    if (point !== 32 && (point < 0x2190 || KEEP.test(sign) || (!DECORATION.test(sign) && !signState(sign)))) break
    if (point !== 32) {
      const state = signState(sign)
      if (state && !mark) {
        mark = state
        at = 'lead'
      }
    }
    start += sign.length
  }
  while (end > start) {
    const low = text.charCodeAt(end - 1)
    const size = low >= 0xdc00 && low <= 0xdfff ? 2 : 1
    const sign = text.slice(end - size, end)
    const point = sign.codePointAt(0)!
    if (point !== 32 && (point < 0x200d || KEEP.test(sign) || PRIORITY.includes(sign) || !DECORATION.test(sign))) break
    if (point !== 32) {
      const state = signState(sign)
      if (state && (!mark || at === 'lead')) {
        mark = state
        at = 'trail'
      }
    }
    end -= size
  }
  let out = text.slice(start, end)
  const lead = out.charCodeAt(0) === 91 ? LEAD_TAG.exec(out) : null
  if (lead) {
    const word = lead[1]!.trim()
    if (TAG_DONE.test(word)) {
      mark = 'done'
      at = 'trail'
      tag = word
    } else if (TAG_OPEN.test(word)) {
      mark ??= 'open'
      at ??= 'trail'
      tag = word
    }
    if (tag) out = out.slice(lead[0].length)
  }
  const trail = out.length < 400 ? TRAIL_WORD.exec(out) : null
  if (trail && trail.index > 0) {
    out = out.slice(0, trail.index)
    mark = 'done'
    at = 'trail'
  }
  return { text: out, mark, at, tag }
}

/** The state in the middle of a title: "Phase 2: Parser ✅ DONE (March)", "Phase 3: Printer 🚧 in progress". */
export const stateInside = (title: string): StateMark | null =>
  DONE_INSIDE.test(title) ? 'done' : ACTIVE_INSIDE.test(title) ? 'active' : null
const DONE_INSIDE = new RegExp(
  `\\s[✅✔☑✓]\ufe0f?\\s*(?:${ALREADY})?(?:${DONE_WORDS})(?![\\p{L}])|[(（](?:${DONE_WORDS})\\s*[✅✔☑✓]\ufe0f?\\s*[)）]`,
  'iu',
)
const ACTIVE_INSIDE =
  /\s[⏳🔄🚧⌛]\ufe0f?\s*(?:in progress|wip|ongoing|in arbeit|en (?:progreso|curso)|em (?:andamento|progresso)|en cours|в работе|进行中|進行中|진행 ?중)(?![\p{L}])/iu
