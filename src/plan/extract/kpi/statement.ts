/** What all readers of targets in lines ask: where a line is cut into statements, and which of its quantities can be targets. */
import { targetMetric } from '../../lexicon/metrics.ts'
import { memo } from '../../text/memo.ts'
import { pattern } from '../../text/pattern.ts'
import type { Quantity } from '../../text/quantity.ts'
import type { Context } from '../context.ts'
import { lowerIsBetter } from './metric-text.ts'

export const readMetric = memo(targetMetric)
/** Verbs of targets, not of work. */
export const REACH =
  /^(?:(?:we (?:will|want to)|to)\s+)?(?:reach|achieve|attain|hit|drive|grow|(?:scale(?: up)?|expand) to|gain|get|build|maintain|keep|secure|increase|reduce|exceed|surpass|no |acquire|attract|target|have|obtain|erreichen|gewinnen|steigern|alcanzar|lograr|obtener|conseguir|llegar|atingir|alcançar|obter|atteindre|obtenir|достичь|достигнуть|получить|набрать|привлечь|获取|获得|达到|实现|突破|达成|建立.*目标|目标|目標|목표|đạt|raggiungere)/i
const SPLIT =
  /\s*[;；]\s*|\s*[,，、](?:\s+|(?!\d{3}(?!\d)))(?:and\s+|und\s+|y\s+|e\s+|et\s+|и\s+)?|\s+(?:and|und|sowie|&)\s+(?:an?\s+(?=[\d.]+\s?%))?(?=[\d<>≥≤~+$€£¥])|\s+[·•]\s+|\s+[/|]\s+(?=[$€£¥]?\d[\d.,]*[kKmM万]?\+?\s+(?!(?:days?|weeks?|months?|years?|hours?|min|h)\b)\p{L})|\s+\+\s+(?=[$€£¥]?\d[\d.,]*[kKmM万]?\+?\s*[^\s\d.,%+)）])|\.\s+(?=\p{Lu})|(?<=\p{L}{4})\.\s+(?=[~<>≥≤$€£]?\d)/u
const BRACKET = /[(（][^()（）]*[)）]/g
const CUTS = ',，、;；.·•'
const HIDDEN = 0xe000
/** What stands in brackets is cut nowhere: signs that would are put aside. */
const hidden = (aside: string): string => aside.replace(/[,，、;；.·•]/g, sign => String.fromCharCode(HIDDEN + CUTS.indexOf(sign)))
const shown = (part: string): string => part.replace(/[\ue000-\ue007]/g, sign => CUTS[sign.charCodeAt(0) - HIDDEN]!)
/** The statements of a line: what commas, semicolons, dots and "and" before a number part; not inside brackets. */
export const statements = memo((text: string): readonly string[] => {
  const hides = /[(（]/.test(text)
  const parts = (hides ? text.replace(BRACKET, hidden) : text).split(SPLIT).filter(part => part !== '')
  return hides ? parts.map(shown) : parts
})

/** At least a word. */
export const WORD = pattern(/\p{L}{2}/u)
export const TIME = new Set(['hours', 'days', 'weeks', 'months', 'years'])

/** "Top 20 roles reviewed" says which, "top 20 in search results" how high. */
export const namesWhich = (text: string, { unit, from, to }: Quantity): boolean =>
  unit === 'rank' && /top[\s-]$/i.test(text.slice(0, from)) && SELECTED.test(text.slice(to))
const SELECTED =
  /^\s+(?!(?:in|on|of|for|at|by|products?|results?|positions?|rank\w*|trend\w*|charts?|apps?|posts?|stor(?:y|ies)|search\w*|repos\w*|packages?|extensions?|tools?)\b)(?:[a-z]+\s+){0,2}(?:[a-z]{3,}|[A-Z]{2,4})s\b/
/** "Fecha: 11/04": a day and a month. */
const DATE_WORD = /(?:date|datum|fecha|data|due|deadline|by|prazo|échéance|срок|截止|日期|期限)\s*[:：]?\s*$/i
/** "Users who made 10 calls": whom the metric counts, not how many of them. */
const WHO = /\b(?:users?|people|members?|accounts?|customers?|developers?) (?:who|that|which)(?: have| has)? [a-z]+ $/i
/** "No errors in the first 24 hours": when. */
const STRETCH = /(?:first|last|next|past|erste[nr]|letzten|primer[ao]s|primeir[ao]s|premi(?:e|è)res|первые)\s$/i
/** "Raise coverage from 45% by adding tests": where it stands, and not where it is to go. */
const RAISED_FROM =
  /(?:increas|improv|rais|grow|boost|lift|reduc|decreas|lower|cut|steiger|erhöh|senk|aument|mejor|melhor|augment|rédui|amélior|повы|сни[зж]|увелич)[^\d]{0,60}\s(?:from|von|desde|de|с)\s$/i
/** "Profitable within 24 months": by when, where no time is measured. */
const isTerm = (text: string, { unit, op, from, value }: Quantity): boolean =>
  (unit === 'months' || unit === 'years' || (unit === 'days' && value >= 28) || (unit === 'weeks' && value >= 4)) &&
  op === '<=' &&
  !lowerIsBetter(text.slice(0, from + 1))
/** "Google Analytics 4", "Django 5 (LTS)": the number belongs to a name, where nothing known is counted and nothing compared. */
const NAME = /(?:^|[\s(])[A-Z][A-Za-z.+#]*[a-zA-Z+#.]\s$/
const BEHIND_NAME = /^\s*(?:$|[(（,，、;:：]|[-–—]\s)/
const isOfName = (text: string, { from, to, value, op, plus, high, unit, currency, signed }: Quantity): boolean =>
  from > 0 &&
  value < 30 &&
  op === null &&
  unit === null &&
  currency === null &&
  signed === null &&
  high === null &&
  !plus &&
  NAME.test(text.slice(0, from)) &&
  BEHIND_NAME.test(text.slice(to)) &&
  readMetric(text.slice(0, from)) === null
/** `People post "I came from 20 to 80!"`: what somebody says, where words stand before it; "the “top 10” list" quotes no more than a name. */
const isQuoted = (text: string, { from, to }: Quantity): boolean => {
  if (!MAY_QUOTE.test(text)) return false
  for (const { index, 0: said } of text.matchAll(SAID)) if (index > 0 && index < from && to < index + said.length) return true
  return false
}
const MAY_QUOTE = /["“„«]/
const SAID = pattern(/(?<![\d\p{L}])(?:"[^"]{12,}"|“[^”]{12,}”|„[^“”]{12,}[“”]|«[^»]{12,}»)/gu)
/** Quantities that can be a target: no compounds ("5-part"), no bare lengths of time unless compared. */
export function usable(context: Context, text: string): Quantity[] {
  return context
    .quantities(text)
    .filter(
      q =>
        !q.compound &&
        !namesWhich(text, q) &&
        !WHO.test(text.slice(0, q.from)) &&
        !isOfName(text, q) &&
        !isTerm(text, q) &&
        !(q.from > 0 && isQuoted(text, q)) &&
        !(q.high === null && q.baseline === null && RAISED_FROM.test(text.slice(0, q.from))) &&
        !(q.unit !== null && TIME.has(q.unit) && STRETCH.test(text.slice(0, q.from))) &&
        !(text[q.to] === '/' && DATE_WORD.test(text.slice(0, q.from))) &&
        !(text[q.from - 1] === '/' && DATE_WORD.test(text.slice(0, q.from - 1).replace(/\d+$/, ''))) &&
        (q.unit === null || !TIME.has(q.unit) || q.op !== null || q.unit === 'hours' || q.plus || /:\s*$/.test(text.slice(0, q.from))),
    )
}
