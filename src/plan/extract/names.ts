import type { Window } from '../model.ts'
import { memo } from '../text/memo.ts'
import { pattern } from '../text/pattern.ts'

/** Names of blocks of time in the languages that plans are written in: "Phase 2", "第二阶段", "Этап 3", "Sprint 4". */

const WORDS: Record<string, string> = {
  phase: 'phase|fase|этап|фаза|giai đoạn|faz|aşama|阶段|階段|フェーズ|단계',
  stage: 'stage|etapa|étape|stufe|tappa|стадия|ступень|ステージ',
  sprint: 'sprint|спринт|冲刺|スプリント|스프린트',
  milestone: 'milestone|meilenstein|hito|marco|jalon|веха|cột mốc|kilometre taşı|里程碑|マイルストーン|마일스톤',
  wave: 'wave|welle|ola|onda|vague|волна|第.波',
  step: 'step|schritt|paso|passo|étape|шаг|bước|adım|步骤|ステップ',
}
const ALL = Object.values(WORDS).join('|')
const NUMERALS: Record<string, number> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
  vi: 6,
  vii: 7,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  zero: 0,
}
const AFTER = pattern(
  new RegExp(
    `(?<![\\p{L}])(${ALL})\\s*[#№]?\\s*(\\d{1,2}(?:\\.\\d)?|(?<![\\p{L}])(?:[IVX]{1,4}|[A-D])(?![\\p{L}])|one\\b|two\\b|three\\b|four\\b|five\\b|zero\\b|[一二三四五六七八九十])`,
    'iu',
  ),
)
const BEFORE = /第\s*([一二三四五六七八九十\d]{1,2})\s*(阶段|階段)|(\d{1,2})\s*(단계)|(\d{1,2})[.ª]?\s*(fase|etapa)/i

const HINT =
  /phase|fase|stage|etapa|étape|stufe|tappa|sprint|milestone|meilenstein|hito|marco|jalon|wave|welle|ola|onda|vague|step|schritt|paso|passo|giai|cột|kilometre|bước|adım|faz|aşama|[\u0400-\uffff]/i
/** `at`, `end`: where it stands in the title. */
export type BlockNumber = { word: string; number: number; key: string; at: number; end: number }

/** The block number in a title: `{word:'phase', number:2, key:'phase 2', at:0}`; null when there is none. */
export const phaseNumber = memo((text: string): BlockNumber | null => {
  if (text.length > 200 || !HINT.test(text)) return null
  const after = AFTER.exec(text)
  if (after) return make(wordOf(after[1]!), after[2]!, after)
  const before = BEFORE.exec(text)
  if (before) return make('phase', (before[1] ?? before[3] ?? before[5])!, before)
  return null
})
function make(word: string, numeral: string, { index, 0: text }: RegExpExecArray): BlockNumber {
  const number = Number(numeral)
  const value = Number.isNaN(number) ? (NUMERALS[numeral.toLowerCase()] ?? numeral.toUpperCase().charCodeAt(0) - 64) : number
  return { word, number: value, key: `${word} ${value}`, at: index, end: index + text.length }
}
function wordOf(word: string): string {
  const lower = word.toLowerCase()
  for (const [key, words] of Object.entries(WORDS)) if (words.split('|').includes(lower)) return key
  return 'phase'
}

type TimeHeader = 'week' | 'month' | 'day' | 'quarter' | 'sprint' | 'phase' | 'any'
const HEADERS: [RegExp, TimeHeader][] = [
  [/^(?:weeks?|wk|woche|semana|semaine|неделя|недели|周次?|週|주차?|tuần|settimana|hafta)s?$/i, 'week'],
  [/^(?:months?|monat|mes|mês|mois|месяц|月份?|월|tháng|mese|ay)s?$/i, 'month'],
  [/^(?:days?|tag|día|dia|jour|день|天|日|일차?|ngày|giorno|gün)s?$/i, 'day'],
  [/^(?:quarters?|quartal|trimestre|квартал|季度|四半期|분기|quý|çeyrek)s?$/i, 'quarter'],
  [/^(?:sprints?|спринт|冲刺|スプリント|스프린트)$/i, 'sprint'],
  [
    /^(?:phases?|fases?|этап|фаза|阶段|階段|フェーズ|단계|giai đoạn|faz|aşama|stages?|etapas?|milestones?|meilensteine?|hitos?|marcos?|里程碑|マイルストーン|마일스톤)$/i,
    'phase',
  ],
  [
    /^(?:dates?|(?:target|due|release|launch|ship|planned|expected) dates?|(?:release|ship|launch|due|deliver|done|complete|target)(?:s|ed|d)? by|eta|by when|by date|timing|timeline|timeframe|time ?frame|(?:time ?)?windows?|when|period|deadline|due|datum|ziel(?:datum|termin)|zeitraum|zeitfenster|zeit|wann|termin|fechas?|fecha (?:target|objetivo|l[ií]mite|estimada|prevista)|plazo|período|periodo|data|data (?:alvo|prevista|limite|estimada)|prazo|quando|date (?:limite|cible|prévue)|période|quand|(?:целевая |плановая )?дата|срок|сроки|период|когда|(?:建议|预计|计划)?时间(?:建议|安排|规划|范围|点)?|(?:目标|预计|计划|截止|完成)?日期|(?:目标|截止|完成)时间|(?:目標|予定|期)日|時期|期間|日程|기간|날짜|(?:목표|예정|마감)일|일정|시기|thời gian|ngày tháng|tempi|scadenza|(?:hedef )?tarih|zaman|süre)$/i,
    'any',
  ],
]
/** What a column header says of time: the unit that its numbers count, `any` for a date column, null for none. */
export const timeHeader = memo((text): TimeHeader | null => {
  const word = text
    .trim()
    .replace(/[:：#]+$/, '')
    .trim()
  if (word === '' || word.length > 24) return null
  for (const [pattern, unit] of HEADERS) if (pattern.test(word)) return unit
  return null
})

const AT_LAUNCH = /^(?:at |am |beim )?(?:launch|lancement|lanzamiento|lançamento|lancio|запуск|发布|上线|ローンチ|출시|런칭)(?: date)?$/i
/** "Launch" by itself in a column or a row of times: the day of it. */
export const atLaunch = (text: string): { window: Window; from: number; to: number } | null =>
  AT_LAUNCH.test(text.trim()) ? { window: { unit: 'day', from: 0, to: 0, anchor: 'launch' }, from: 0, to: text.length } : null

/** "First 30 days", "Die ersten …": how a title opens, as a part of an expression. */
export const OPENS_FIRST = String.raw`(?:(?:the|die|der|la|el|le|o|a) )?(?:first|erste[rn]?|primer[oa]?s?|primeir[oa]s?|premi(?:er|ère)s?|prim[oaei]|перв\S+) `

const SECTION_NUMBER = /^\d+(?:\.\d+)*(?:[.)]|\ufe0f?\u20e3)?\s+/
/** A title without the number of its section: "2.1 Reach" → "Reach". */
export const unnumbered = (title: string): string => title.replace(SECTION_NUMBER, '')
