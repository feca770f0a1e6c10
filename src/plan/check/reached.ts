/**
 * What a document says is already so ("✅ 100 % of tests passing", a list of achievements), and what it says is still to be
 * reached ("achieve 100 % test pass rate", a target): quantities with the words that say of what.
 */
import { sectionKind } from '../lexicon/index.ts'
import type { Kpi, Source } from '../model.ts'
import type { Document, Line } from '../read/document.ts'
import { fact, hasDigit, leadFact } from '../read/fact.ts'
import { memo } from '../text/memo.ts'
import { pattern } from '../text/pattern.ts'
import { quantities, type Quantity } from '../text/quantity.ts'
import { metricWords } from './metric-key.ts'
import { groupBy } from './rule.ts'
import { lowest } from './target-text.ts'

/** A quantity of something. `text` quotes it. */
export type Statement = {
  text: string
  value: number
  unit: string | null
  period: string | null
  /** Words of what is counted, without inflection. */
  words: readonly string[]
  /** ISO date by which it is wanted, where it is known. */
  due: string | null
  source: Source
}

/** A statement wherever it stands. */
type Said = Omit<Statement, 'source'>

/** "Achieve 100 %", "reaching 1,000 stars": opens what is still to be done. */
const TO_REACH = pattern(
  /^(?:achiev(?:e|ing)|reach(?:ing)?|attain(?:ing)?|hit(?:ting)?|get(?:ting)? to|(?:bring|rais|increas|improv)(?:e|ing)? .{1,40}\bto|alcanzar|lograr|llegar a|atingir|alcançar|chegar a|atteindre|obtenir|достичь|достигнуть|выйти на|raggiungere|đạt)(?![\p{L}])|^(?:达到|实现|達成|达成)|(?:\s(?:erreichen|erzielen)|を達成(?:する)?|に到達(?:する)?|\s달성)$/iu,
)
/** Said of today in front of a number: "already 100 %", "we have 500 users", "With 100 % …,". */
const SO =
  '(?<![\\p{L}])(?:already|now(?: at)?|currently(?: at)?|we have|achieved|reached|with|bereits|schon|derzeit|mit|ya|actualmente|hemos alcanzado|con|já|atualmente|com|déjà|actuellement|avec|уже|сейчас|достигнут\\p{L}*)|已(?:经)?(?:达到|达成|达|實現|实现)?|目前|現在|すでに|이미|현재'
/** … and behind it: "100 % reached", "228 tests passing", "1.000 Sterne erreicht". */
const DONE =
  '(?<![\\p{L}])(?:achieved|reached|passing|erreicht|alcanzad[oa]s?|lograd[oa]s?|atingid[oa]s?|alcançad[oa]s?|atteinte?s?|достигнут\\p{L}*)|已达成|已完成|已实现|達成済み?|달성함|달성 완료'
const IS_SO = pattern(new RegExp(`(?:${SO})[\\s:：]*$`, 'iu'))
const IS_DONE = pattern(new RegExp(`(?:${DONE})[\\s.。!！]*$`, 'iu'))
/** Most lines hold none of these words, and need not be read further. */
const SAYS_SO = pattern(new RegExp(`${SO}|${DONE}`, 'iu'))
/** "Maintain 100 %" plans that what is so stays so. */
const KEEP = pattern(
  /(?<![\p{L}])(?:maintain|keep|stay|hold|sustain|preserve|remain|halten|beibehalten|mantener|conservar|manter|maintenir|conserver|garder|сохран|поддерж|mantenere|duy trì)|保持|维持|維持|유지/iu,
)

const saysSo = fact(text => SAYS_SO.test(text))
const isAchievement = fact((title: string): boolean => sectionKind(title)[0] === 'achieved')
const announcesTargets = leadFact(lead => sectionKind(lead)[0] === 'kpi')
const isSentence = ({ kind }: Line): boolean => kind === 'item' || kind === 'text' || kind === 'label'
/** What the line says behind its label: "Current focus: achieving 100 %". */
const spoken = (line: Line): string => (line.lead !== null && line.rest !== '' ? line.rest : line.text)
const isDone = (line: Line): boolean => line.mark === 'done' || line.box?.checked === true
const opensWithReaching = fact(text => TO_REACH.test(text))
const isPlanned = (line: Line): boolean =>
  !isDone(line) && (spoken(line) === line.text ? opensWithReaching(line) : TO_REACH.test(line.rest))

/** Nobody writes longer paragraphs; pasted data must not cost time. */
const LONGEST_LINE = 1200

/** Lines of targets say what is wanted, and are read as such. */
const targetsIn = (document: Document, kpis: readonly Kpi[]): ReadonlyMap<number, Kpi[]> =>
  groupBy(
    kpis.filter(kpi => kpi.source.file === document.file),
    kpi => kpi.source.line,
  )

/** What a document says is reached. `kpis` are the targets of the plan. */
export function reachedIn(document: Document, kpis: readonly Kpi[]): Statement[] {
  const targets = targetsIn(document, kpis)
  const reached: Statement[] = []
  /** Does a line, by its index, stand below a title that speaks of achievements? */
  const achieved: boolean[] = []
  for (const line of document.lines) {
    const { parent } = line
    const isAchieved = parent !== null && (achieved[parent.index] === true || isAchievements(parent))
    achieved[line.index] = isAchieved
    if (line.text.length > LONGEST_LINE || !hasDigit(line) || !isSentence(line)) continue
    if (line.box?.checked === false || line.mark === 'open') continue
    const known = isAchieved || isDone(line)
    // "Goal: a launch with 100 users" wants them.
    if (!known && (!saysSo(line) || announcesTargets(line))) continue
    if (isPlanned(line) || targets.has(document.row(line.from))) continue
    reached.push(...reachedBy(line, known, document))
  }
  return reached
}

/** What a document wants to reach. */
export function plannedIn(document: Document, kpis: readonly Kpi[]): Statement[] {
  const targets = targetsIn(document, kpis)
  const planned: Statement[] = []
  for (const line of document.lines) {
    if (line.text.length > LONGEST_LINE || !hasDigit(line)) continue
    const stated = targets.get(document.row(line.from))
    if (stated) {
      for (const kpi of stated) if (isToReach(kpi, line.text)) planned.push(targetStatement(kpi, line.text))
    } else if (isSentence(line) && isPlanned(line)) planned.push(...plannedBy(line, document))
  }
  return planned
}
const isAchievements = (line: Line): boolean => (line.kind === 'heading' || line.kind === 'label') && isAchievement(line)

/** Quantities of a line that it says are reached: all of them where that is `known`. */
function reachedBy(line: Line, known: boolean, document: Document): Statement[] {
  const found = levels(line).filter(level => known || level.isReached)
  if (found.length === 0) return []
  const source = document.source(line.from, line.to)
  return found.map(({ said }) => ({ ...said, source }))
}
/** The levels that a text names, and whether it says of each by itself that it is reached. */
const levels = fact((text): readonly { said: Said; isReached: boolean }[] =>
  measured(text).map(quantity => ({
    said: statement(text, quantity, clauseAfter(text, quantity)),
    isReached: saysReached(text, quantity),
  })),
)

function saysReached(text: string, quantity: Quantity): boolean {
  if (AT_LEAST.test(text.slice(0, quantity.to))) return false
  return IS_SO.test(text.slice(0, quantity.from)) || IS_DONE.test(clauseAfter(text, quantity))
}
/** "At least 60 % reached" is a condition, not what is so. */
const AT_LEAST = pattern(
  /(?<![\p{L}])(?:at least|(?:a )?minimum(?: of)?|mindestens|al menos|como mínimo|pelo menos|no mínimo|au moins|almeno|не менее|ít nhất|en az)\s[\d.,]+[^\s\d]*$|(?:至少|最低|少なくとも|최소)\s?[\d.,]+[^\s\d]*$/iu,
)

/** The first quantity of a line that opens with a verb of reaching; remarks in brackets say nothing of what is wanted. */
function plannedBy(line: Line, document: Document): Statement[] {
  const said = wanted(spoken(line))
  return said === null ? [] : [{ ...said, source: document.source(line.from, line.to) }]
}
const wanted = memo((text): Said | null => {
  const first = KEEP.test(text) ? undefined : measured(text)[0]
  return first ? statement(text, first, clauseAfter(text, first).replace(/[(（].*$/, '')) : null
})

/** A level to rise to: not ticked, not to be held, and not given with the value of today. */
function isToReach(kpi: Kpi, line: string): boolean {
  const rises = kpi.op === '>=' || kpi.op === '>' || kpi.op === '='
  return rises && !Array.isArray(kpi.value) && kpi.ticked !== true && kpi.baseline === null && !KEEP.test(line)
}
const targetStatement = (kpi: Kpi, text: string): Statement => ({
  text: cut(text),
  value: lowest(kpi.value),
  unit: kpi.unit,
  period: kpi.period,
  words: wordsOf(kpi.metric),
  due: kpi.due,
  source: kpi.source,
})

/** Does `reached` say that what `planned` wants is so already? */
export function isReached(planned: Statement, reached: Statement): boolean {
  if (planned.unit !== reached.unit || planned.period !== reached.period || reached.value < planned.value) return false
  if (planned.words.length === 0 || !planned.words.every(word => reached.words.some(other => isSameWord(word, other)))) return false
  // One word says little: "coverage" must not stand among many others.
  return planned.words.length > 1 || reached.words.length <= 2
}
/** Scripts without spaces write whole phrases as one word. */
const isSameWord = (word: string, other: string): boolean => word === other || (/^[\p{Lo}]{2,}$/u.test(word) && other.includes(word))

/** Levels: no ranges, steps ("600 → 2,000"), compounds ("5-part") or lengths of time. */
const measured = (text: string): Quantity[] =>
  quantities(text).filter(
    quantity =>
      !quantity.compound && quantity.high === null && quantity.baseline === null && (quantity.op === null || quantity.op === '>='),
  )

/** What is counted stands behind the number ("100 % test coverage") or before it ("test coverage: 100 %"). */
function statement(text: string, quantity: Quantity, after: string): Said {
  const behind = wordsOf(after)
  const words = behind.length > 0 ? behind : wordsOf(text.slice(0, quantity.from).split(CLAUSE).at(-1)!)
  const { value, period } = quantity
  return { text: quote(text, quantity), value, unit: quantity.unit ?? quantity.currency, period, words, due: null }
}
/** Ends of what belongs to a number. */
const CLAUSE = /[,;，；。]|\.\s|\s(?:with|by|through|and|und|mit|y|con|e|com|et|avec|и|с)\s|\s[-–—]\s/
const clauseAfter = (text: string, quantity: Quantity): string => text.slice(quantity.to).split(CLAUSE)[0]!

/** Words that belong to reaching, not to what is reached. */
const ABOUT =
  /^(?:achiev|reach|attain|hit|target|goal|percent|score|level|already|now|current|total|metric|erreich|erziel|lograd|alcanz|ating|atteint|достиг|(?:in|at|on|im|am|en|em|dans|su|на|в)$)/
const LETTER = pattern(/\p{L}/u)
const wordsOf = memo((text: string): readonly string[] =>
  metricWords(text.replace(/[()（）]/g, ' '))
    .map(word => word.replace(/(?:ing|ed)$/, '').replace(/s+$/, ''))
    .filter(word => LETTER.test(word) && !ABOUT.test(word)),
)

/** The sentence of the number, cut to what fits into a message. */
function quote(text: string, quantity: Quantity): string {
  const before = text.slice(0, quantity.from)
  const sentence = before.length <= 40 ? 0 : Math.max(before.search(/[.!?]\s[^.!?]*$/) + 2, before.search(/[。！？][^。！？]*$/) + 1)
  return cut(text.slice(sentence))
}
const LONGEST = 80
const cut = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`)
