/** Comparison words around a number, in the languages of the lexicon. */
import type { Op } from '../model.ts'
import { pattern } from './pattern.ts'

const BEFORE: [RegExp, Op][] = [
  [/(?:>=|≥|⩾|=>)\s*$/, '>='],
  [/(?:<=|≤|⩽)\s*$/, '<='],
  [
    /(?:\b(?:no|not) (?:more|greater|higher|longer) than|nicht mehr als|no más de|não mais (?:de|que)|pas plus de|non più di|не более(?: чем)?)\s*$/i,
    '<=',
  ],
  [
    /(?:\b(?:no|not) (?:less|fewer|lower) than|nicht weniger als|no menos de|não menos de|pas moins de|non meno di|не менее(?: чем)?)\s*$/i,
    '>=',
  ],
  [/[>＞]\s*$/, '>'],
  [/[<＜]\s*$/, '<'],
  [/(?:~|≈|～)\s*$/, '~'],
  [
    /(?:at least|min(?:imum)?(?: of)?\.?|mindestens|wenigstens|al menos|mínimo(?: de)?|pelo menos|au moins|minimum|не менее|минимум|至少|不少于|不低于|最低|最少|최소|少なくとも|ít nhất|tối thiểu|almeno|en az|asgari)\s*$/i,
    '>=',
  ],
  [
    /(?:reach(?:es|ed)?|achieve[sd]?|hit|attain|grow to|达到|到达|达|erreichen|auf|alcanzar|llegar a|atingir|alcançar|atteindre|достичь|достигнуть|raggiungere|달성|đạt)\s*[:：]?\s*$/i,
    '>=',
  ],
  [
    /(?:over|more than|above|exceeds?|exceeding|greater than|surpass|超过|超過|突破|大于|高于|über|mehr als|más de|superar|mais de|acima de|superior(?:es)? a|supérieure?s? à|superiore a|plus de|более|больше|свыше|выше|초과|trên|hơn|oltre|più di)\s*$/i,
    '>',
  ],
  [
    /(?:not? (?:more|exceed) than|at most|max(?:imum)?(?: of)?\.?|up to|within|no longer than|不超过|控制在|höchstens|maximal|bis zu|innerhalb von|máximo(?: de)?|hasta|dentro de|em até|até|jusqu'à|au plus|не более|не больше|максимум|в течение|최대|tối đa|trong vòng|entro|massimo|en fazla|azami)\s*$/i,
    '<=',
  ],
  [
    /(?:under|less than|below|fewer than|lower than|unter|weniger als|menos de|por debajo de|abaixo de|inferior(?:es)? a|inférieure?s? à|inferiore a|moins de|sous|менее|меньше|ниже|低于|少于|小于|dưới|ít hơn|meno di|sotto)\s*$/i,
    '<',
  ],
  [
    /(?:about|around|approx(?:imately|\.)?|roughly|circa|ca\.|rund|etwa|aprox(?:imadamente|\.)?|cerca de|environ|около|примерно|约|大约|約|およそ|약|khoảng)\s*$/i,
    '~',
  ],
]
const AFTER: [RegExp, Op][] = [
  [
    /^\s*(?:以上|及以上|이상|or (?:more|higher|above|better|greater)|and (?:more|above)|oder mehr|o más|ou mais|ou plus|и более|и больше|trở lên|o più|(?:ve )?üzeri|veya (?:daha )?fazla)/i,
    '>=',
  ],
  [
    pattern(
      /^\s*(?:以下|以内|이하|이내|or (?:less|fewer|below|lower|under)|oder weniger|o menos|ou menos|ou moins|и менее|max\.?(?![\p{L}])|maximum)/iu,
    ),
    '<=',
  ],
  [/^\s*(?:未満|未满|미만)/, '<'],
  [/^\s*초과/, '>'],
]

const SPACED_LETTER = pattern(/[\p{Script=Latin}\p{Script=Cyrillic}]/u)
const LETTER_FIRST = pattern(/^\p{L}/u)

/** The operator that ends `text` (what stands before a number), and its length. */
export function operatorBefore(text: string): { op: Op; length: number } | null {
  if (text === '') return null
  for (const [pattern, op] of BEFORE) {
    const match = pattern.exec(text)
    if (!match) continue
    const prior = text[match.index - 1]
    if (prior !== undefined && SPACED_LETTER.test(prior) && LETTER_FIRST.test(match[0])) continue
    return { op, length: text.length - match.index }
  }
  return null
}
/** The operator that begins `text` (what stands behind a number), and its length. */
export function operatorAfter(text: string): { op: Op; length: number } | null {
  for (const [pattern, op] of AFTER) {
    const match = pattern.exec(text)
    if (match) return { op, length: match[0].length }
  }
  return null
}
/** "5분 내", "1小时内": within so short a time. */
export function insideAfter(text: string): { op: Op; length: number } | null {
  const match = INSIDE.exec(text)
  return match && { op: '<=', length: match[0].length }
}
const INSIDE = /^\s?(?:之?内(?!容|部|测|存|置|外|の)|で(?=[\p{L}])|내(?![가-힣])|내에|안에)/u
