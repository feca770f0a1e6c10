/**
 * Trees of amounts: budgets of money and of time are written the same way (a total, subtotals, lines), as lists,
 * tables, fences or headings. This finds the lines and their places in the tree; the callers say what an amount is.
 */
import type { Cell, Line } from '../read/document.ts'
import type { Quantity } from '../text/quantity.ts'
import { pattern } from '../text/pattern.ts'
import { periodOf } from '../text/periods.ts'
import { amountParts } from './amount-parts.ts'
import { once, title, type Context } from './context.ts'
import { costsIn, headersIn, nameIn } from './table/columns.ts'

export type Amount = {
  line: Line
  label: string
  min: number
  max: number
  quantity: Quantity
  total: boolean
  subtotal: boolean
  category: string | null
  period: string | null
  /** The column of time that the amount stands in: "Q2", "Month 1-3". */
  span: string | null
}
/** Picks the amount of a text, or null. `inside`: the line stands in a block that announces such amounts. */
export type Pick = (text: string, context: Context) => Quantity | null

const TOTAL =
  /^(?:grand |sub)?total|^(?:gesamt|summen?\b|insgesamt|sommes?\b|suma\b|итого|всего|合计|总计|总预算|總計|合計|総計|합계|총|tổng|totale|toplam)|^sum$|\btotal\b|gesamt|\ballocated\b/i
const AVERAGE = /average|durchschnitt|promedio|média|moyenne|средн|平均|평균|ortalama|trung bình|cumulative|kumul|acumulad/i
export const isTotal = (label: string): boolean => TOTAL.test(label) && !AVERAGE.test(label)

/**
 * Amounts of the lines below `containers`, in document order, with categories and totals worked out.
 * `isOther`: the column of a table holds something else than such amounts.
 */
export function amounts(context: Context, lines: Iterable<Line>, pick: Pick, isOther: (header: string) => boolean = () => false): Amount[] {
  const found = new Map<Line, Amount>()
  const list: Amount[] = []
  for (const line of lines) {
    const own = line.kind === 'row' ? rowAmounts(context, line, pick, isOther) : lineAmounts(context, line, pick)
    for (const amount of own) {
      if (!amount) continue
      found.set(line, amount)
      list.push(amount)
    }
  }
  for (const amount of list) {
    const parent = parentAmount(amount.line, found)
    if (parent && parent !== amount && !parent.total) {
      parent.subtotal = true
      amount.category ??= parent.label
      amount.period ??= parent.period
    } else if (parent?.total) amount.period ??= parent.period
  }
  return list
}

function lineAmounts(context: Context, line: Line, pick: Pick): (Amount | null)[] {
  const parts = amountParts(context, line, pick)
  return parts.length === 0 ? [lineAmount(context, line, pick)] : parts.map(({ label, quantity }) => make(line, label, quantity))
}
/** `Label: $X (note)`, `Label $X`, `Label (€500)`. */
function lineAmount(context: Context, line: Line, pick: Pick): Amount | null {
  if (line.text.length > 400) return null
  const colon = line.lead !== null && line.rest !== '' ? line.rest : null
  let label = line.lead ?? ''
  let quantity = colon === null ? null : pick(colon, context)
  if (!quantity) {
    quantity = pick(title(line), context)
    if (!quantity) return null
    label = title(line)
      .slice(0, quantity.from)
      .replace(/[\s:：(（~≈=–—-]+$/, '')
    if (line.lead !== null && colon !== null && quantity.from < line.lead.length) label = line.lead.replace(/\s*[(（][^()（）]*$/, '')
  }
  // "**$300** - adverts": the name stands behind.
  if (colon !== null && !WORDS.test(label) && pick(label, context)) label = ''
  const amount = make(
    line,
    clean(label) || nameBehind(title(line), quantity, line.kind === 'item') || nearestTitle(context, line),
    quantity,
  )
  // "Budget: $12k total", and its lines below.
  if (colon !== null && (line.kind === 'text' || line.kind === 'heading') && TOTAL_BEHIND.test(colon)) amount.total = true
  return amount
}
/** "$300 for adverts", "300 € — Anzeigen (Suche)": a short name, and no sentence. */
function nameBehind(text: string, { from, to }: Quantity, isItem: boolean): string {
  const behind = text.slice(to)
  // "$20 per month" names nothing.
  if (PER.test(behind) && periodOf(behind) !== null) return ''
  const name = (BEHIND.exec(behind)?.[1] ?? (isItem && from <= 1 ? (RIGHT_BEHIND.exec(behind)?.[1] ?? '') : '')).trim()
  return name.split(' ').length <= MOST_WORDS ? name : ''
}
const PER = /^\s*(?:per|pro|por|par|al|ao)\s/i
const BEHIND = pattern(
  /^[)\]]?\s*(?:[:：–—-]\s+|(?:for|für|para|pour|per|на|для)\s+)+(\p{L}[^.:：;,()（）]{1,48})\s*(?:[(（][^()（）]*[)）]\s*)?$/u,
)
/** "$300 hosting", in a list. */
const RIGHT_BEHIND = pattern(
  /^\s+(?!(?:per|pro|por|par|al|a|each|every|total|in|of|de|d[aeo]s?|von|max|monthly|weekly|yearly|annually|one-?time)(?![\p{L}]))(\p{L}[^.:：;,()（）]{1,48})\s*(?:[(（][^()（）]*[)）]\s*)?$/iu,
)
const MOST_WORDS = 5
const TOTAL_BEHIND =
  /\d\S*\s+(?:in |en |no |au |al )?(?:total|gesamt|insgesamt|итого|всего|totale)(?![a-zà-ÿ])|\d\S*\s*(?:合计|总计|合計|합계)/i

function rowAmounts(context: Context, line: Line, pick: Pick, isOther: (header: string) => boolean): Amount[] {
  const label = rowLabel(context, line)
  if (label === '' || AVERAGE.test(label)) return []
  const spans = line.parent?.kind === 'table' ? spansIn(context, line.parent) : null
  if (spans) return spanAmounts(context, line, label, spans, pick)
  const amount = rowAmount(context, line, label, pick, isOther)
  return amount ? [amount] : []
}

/** What a row is called: "Google" in "| | Google | $500 |", where the cell above names the group; "Week 2" below "Week". */
function rowLabel(context: Context, line: Line): string {
  if (line.parent?.kind !== 'table') return clean(line.cells[0]?.text ?? '')
  const at = nameIn(context, line.parent)
  const text = line.cells[at]?.text ?? ''
  const header = headersIn(context, line.parent)[at]
  if (header !== undefined && header.time !== null && /^\d{1,3}(?:\s*[-–—]\s*\d{1,3})?$/.test(text)) return `${header.text} ${text}`
  const next = text === '' ? (line.cells[at + 1]?.text ?? '') : ''
  return clean(WORDS.test(next) && context.quantities(next).length === 0 ? next : text)
}
const WORDS = pattern(/\p{L}{2}/u)

type Spans = { columns: number[]; total: number }
const LONGEST_SPAN = 40
/** "M1", "Y2". */
const SHORT_SPAN = /^[MWQY]\s?\d{1,2}$/
const YEARLY = /^(?:annual(?:ly)?|yearly|(?:full|whole) year|fy\s?\d*|jahr|jährlich|anual|año|ano|annuel|année|год|全年|年度|年間|연간)$/i
/** The columns of a table that are stretches of time ("Q1 | Q2 | Annual"), and the one that sums them up (-1: none). */
const spansIn = once((context, { cells, children }): Spans | null => {
  const columns = cells.flatMap(({ text }, i) => {
    if (i === 0 || text.length > LONGEST_SPAN || isTotal(text)) return []
    if (SHORT_SPAN.test(text)) return [i]
    const found = context.window(text)
    return found && found.from <= 1 && !found.window.duration && found.window.anchor !== 'now' ? [i] : []
  })
  if (columns.length < 2) return scalesIn(context, cells, children)
  return { columns, total: cells.findIndex(({ text }, i) => i > 0 && (isTotal(text) || YEARLY.test(text))) }
})
/** "At 100 users", "10K requests": how much there is of what makes the cost. */
const SCALE = pattern(/^(?:(?:at|with|für|bei|mit|con|a|para|com|à|avec|pour|при)\s+|@\s?)?~?\d[\d.,]*\s?[kKmM]?\+?\s+\p{L}[\p{L}\s]*$/iu)
/** Columns of what things cost at one size and at another ("Free tier | At 100 users | At 1,000 users"): each is a plan of its own. */
function scalesIn(context: Context, cells: readonly Cell[], rows: readonly Line[]): Spans | null {
  if (cells.filter(({ text }, i) => i > 0 && text.length < LONGEST_SPAN && SCALE.test(text)).length < 2) return null
  const costs = (i: number): boolean =>
    rows.filter(row => context.quantities(row.cells[i]?.text ?? '').some(({ currency }) => currency !== null)).length * 2 > rows.length
  const columns = cells.flatMap((_, i) => (i > 0 && costs(i) ? [i] : []))
  return columns.length < 2 ? null : { columns, total: -1 }
}
/** What a row gives to each stretch of time, and the sum of these where it has one. */
function spanAmounts(context: Context, line: Line, label: string, { columns, total }: Spans, pick: Pick): Amount[] {
  const header = line.parent!.cells
  const category = rowCategory(line, pick, context)
  const summed = total < 0 ? null : pick(line.cells[total]?.text ?? '', context)
  const out = columns.flatMap((i): Amount[] => {
    const quantity = pick(line.cells[i]?.text ?? '', context)
    if (!quantity) return []
    const span = header[i]!.text
    return [{ ...make(line, label, quantity), label: `${label} (${span})`, span, category: summed ? label : category }]
  })
  if (summed) out.push({ ...make(line, label, summed), subtotal: out.length > 0, category })
  return out
}

function rowAmount(context: Context, line: Line, label: string, pick: Pick, isOther: (header: string) => boolean): Amount | null {
  const table = line.parent?.kind === 'table' ? line.parent : null
  const header = table?.cells ?? []
  const { low, high, unit, sum } = table ? costsIn(context, table) : NO_COSTS
  const name = table ? nameIn(context, table) : 0
  const whole = table ? currencyOf(context, table) : null
  const read = (i: number): Quantity | null => pick(withUnit(line.cells[i]?.text ?? '', header[i]?.text ?? '', whole), context)
  const order = line.cells.map((_, i) => i).filter(i => i > name && !isOther(header[i]?.text ?? ''))
  const isCost = (i: number): boolean => {
    const text = header[i]?.text ?? ''
    return (
      i !== unit &&
      !AVERAGE.test(text) &&
      (CURRENCY.test(text) ||
        CURRENCY_ASIDE.test(text) ||
        context.ownKindsOf(text).includes('budget') ||
        (whole !== null && saysSum(context, table!, i)))
    )
  }
  const best =
    // "| Stickers | 500 | $0.40 | $200 |": what all of them cost.
    ((unit >= 0 || (table !== null && totalsIn(context, table) === sum)) && order.includes(sum) && read(sum) ? sum : undefined) ??
    order.find(i => isCost(i) && read(i)) ??
    order.find(i => !AVERAGE.test(header[i]?.text ?? '') && pick(line.cells[i]!.text, context))
  if (best === undefined) return null
  const amount = make(line, label, read(best)!)
  const [least, most] = low >= 0 && high >= 0 ? [read(low), read(high)] : []
  if (least && most) Object.assign(amount, { min: least.value, max: most.high ?? most.value })
  amount.category = rowCategory(line, pick, context)
  amount.period ??= context.periodOf(header[best]?.text ?? '')
  for (const i of order) if (i !== best) amount.period ??= context.periodOf(line.cells[i]!.text)
  return amount
}
/** "| Per month | In all (6 months) |": the column in which alone the last row has its total; -1 for none. */
const totalsIn = once((context, table): number => {
  const last = table.children.at(-1)
  if (last === undefined || !isTotal(last.cells[0]?.text ?? '')) return -1
  const filled = last.cells.flatMap(({ text }, i) =>
    i > 0 && context.quantities(text).some(({ currency }) => currency !== null) ? [i] : [],
  )
  return filled.length === 1 ? filled[0]! : -1
})
const NO_COSTS = { low: -1, high: -1, unit: -1, sum: -1 }
/** "Free-1,000 €": no minus stands there. */
const FREE_TO = /^(free|gratis|kostenlos|gratuit|gratuito|grátis)\s*[-–—]\s*(?=\d)/i
/** A column that is called by nothing but its currency. */
const CURRENCY = /^(?:USD|EUR|GBP|CHF|CAD|AUD|JPY|CNY|INR|BRL|[$€£¥₹])$/i
/** "Amount (€)", "金额（元）", "Budget (in EUR)", "予算（単位：万円）". */
const CURRENCY_ASIDE =
  /[(（]\s*(?:in |en |em |в |单位\s?[:：]\s?|単位\s?[:：]\s?|단위\s?[:：]\s?)?(USD|EUR|GBP|CHF|CAD|AUD|JPY|CNY|RMB|INR|BRL|KRW|RUB|US\$|R\$|[$€£¥￥₹₽₩]|euros?|dollars?|руб\.?|[千万]?元|人民币|[千万]?円|[천만]?원)\s*[)）]/i
/** The currency of all of a table, as the title above it says: "Budget (EUR)". */
const currencyOf = once((context, table): string | null => {
  for (const at of context.above(table).slice(0, 2)) {
    const found = CURRENCY_ASIDE.exec(title(at))?.[1]
    if (found !== undefined) return found
  }
  return null
})
/** "Amount", "Betrag": a column of sums, where the title says of which currency. */
const saysSum = (context: Context, table: Line, i: number): boolean => headersIn(context, table)[i]?.says.has('sum') === true
/** A bare number takes its currency or unit from the header ("Cost (USD)"), else from the title above its table. */
const withUnit = (cell: string, header: string, whole: string | null): string => {
  if (FREE_TO.test(cell)) return cell.replace(FREE_TO, '$1 – ')
  const unit = CURRENCY_ASIDE.exec(header)?.[1] ?? /[(（]([^()（）]{1,12})[)）]/.exec(header)?.[1] ?? CURRENCY.exec(header)?.[0] ?? whole
  return unit && /^[\d.,\s–-]+[KkMm万]?$/.test(cell) ? `${cell} ${unit}` : cell
}
/** The row without an amount above a row names its group: "**Personnel** | |". */
function rowCategory(line: Line, pick: Pick, context: Context): string | null {
  const rows = line.parent?.children ?? []
  for (let i = rows.indexOf(line) - 1; i >= 0 && i > rows.indexOf(line) - 40; i--) {
    const row = rows[i]!
    if (row.cells.slice(1).every(cell => cell.text === '') && row.cells[0]?.text) return clean(row.cells[0].text)
    if (!row.cells.some(cell => pick(cell.text, context))) return null
  }
  return null
}

function make(line: Line, label: string, quantity: Quantity): Amount {
  return {
    line,
    label,
    min: quantity.value,
    max: quantity.high ?? quantity.value,
    quantity,
    total: isTotal(label),
    subtotal: false,
    category: null,
    period: quantity.period,
    span: null,
  }
}
const BULLET = pattern(/^[-–—•*\d.)\s]+(?=\p{L})/u)
const clean = (label: string): string =>
  label
    .replace(BULLET, '')
    .replace(/\s*[(（]\s*~?\d+(?:[.,]\d+)?\s*%[^()（）]*[)）]\s*$/, '')
    .replace(/\s*[:：]\s*$/, '')
    .trim()
function nearestTitle(context: Context, line: Line): string {
  for (const at of context.above(line)) return clean(title(at))
  return ''
}

/** The amount that a line is part of: an item or fence line above it, its heading, or the text line just before its list. */
function parentAmount(line: Line, found: Map<Line, Amount>): Amount | null {
  for (let at = line.parent; at && at.kind !== 'root'; at = at.parent) {
    const amount = found.get(at)
    if (amount) return amount
  }
  if (line.kind !== 'item') return null
  const siblings = line.parent?.children ?? []
  for (let i = siblings.indexOf(line) - 1; i >= 0; i--) {
    const before = siblings[i]!
    if (before.kind === 'item') continue
    return before.kind === 'text' ? (found.get(before) ?? null) : null
  }
  return null
}
