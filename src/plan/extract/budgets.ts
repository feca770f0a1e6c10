/** Money the plan intends to spend, and the time it intends to give. Not prices, revenue, bounties or customers' budgets. */
import type { SectionKind } from '../lexicon/types.ts'
import type { Line } from '../read/document.ts'
import { fact, hasDigit } from '../read/fact.ts'
import type { Quantity } from '../text/quantity.ts'
import { amounts, type Amount } from './amounts.ts'
import { leadKind, title, type Context } from './context.ts'

const NOT_SPENT =
  /\bROI\b|\bCAC\b|\bLTV\b|revenue|return on|pricing|savings|valuation|\bMRR\b|\bARR\b|umsatz|ertrag|收入|回报|产出|收益|receita|retorno|ingreso|retour sur|выручк|доход|수익|매출|売上/i
const notSpent = fact(text => NOT_SPENT.test(text))
const OTHER = new Set(['audience', 'persona', 'pricing', 'competitor', 'programme', 'kpi', 'achieved', 'template'])
const LENGTH = /\b(?:for|over|in)\s+(\d{1,3}\s+(?:days|weeks|months))\b/i

/** Fills budgets and efforts. */
export function budgets(context: Context): void {
  money(context)
  time(context)
}

function money(context: Context): void {
  const lines = context.lines.filter(line => isBudgetLine(context, line))
  const found = amounts(context, lines, pickMoney)
  const whole = found.find(amount => amount.total)
  const length = whole ? (LENGTH.exec(whole.line.text)?.[1] ?? null) : null
  const heads = (amount: Amount): boolean => amount.line.kind === 'heading' || amount.line.kind === 'label'
  // "### Content: $300" is a part where a heading above it or a line of its block states a total, else the total of its own lines.
  const summed = ({ line }: Amount): boolean => {
    const above = context.above(line)
    return found.some(
      other =>
        above.includes(other.line) || (other.total && (other.line.parent === line || isBudgetWith(context, line.parent, other.line))),
    )
  }
  for (const amount of found) {
    const total = amount.total || (heads(amount) && amount.subtotal && !summed(amount))
    context.plan.budgets.push({
      id: context.id('budget'),
      label: amount.label,
      min: amount.min,
      max: amount.max,
      currency: amount.quantity.currency!,
      period: amount.period ?? blockPeriod(context, amount.line) ?? length,
      total,
      subtotal: amount.subtotal && !total,
      category: total ? null : amount.category,
      section: context.section(amount.line),
      source: context.source(amount.line),
    })
    context.claim(amount.line, 'budget')
  }
}

/** Is `block` a block of money with `line` somewhere below it? */
function isBudgetWith(context: Context, block: Line | null, line: Line): boolean {
  return block !== null && context.ownKinds(block)[0] === 'budget' && context.above(line).includes(block)
}

const PRODUCT = /\d[^=×]*[×x*]\s*~?[$€£¥]?\s*\d[^=]*=\s*~?(?=[$€£¥\d])/
/** The first amount of money that is not bounded: "unter €50 halten" is a limit on something else. */
function pickMoney(text: string, context: Context): Quantity | null {
  if (!/\d/.test(text)) return null
  // "500 hours × $150 = $75,000"
  const product = PRODUCT.exec(text)
  const from = product ? product.index + product[0].length : 0
  for (const quantity of context.quantities(text))
    if (
      quantity.from >= from &&
      quantity.currency !== null &&
      (quantity.op === null || quantity.op === '~' || (quantity.op === '>=' && quantity.plus) || quantity.op === '<=')
    )
      return quantity
  return null
}

/** "Cost savings": what is not spent. */
const isSaving = fact(text =>
  /\bcost (?:savings?|reductions?)\b|\bsavings\b|einsparung|ahorro|économies|economia de custos|экономия|成本节[省约]|コスト削減|비용 절감/i.test(
    text,
  ),
)

function isBudgetLine(context: Context, line: Line): boolean {
  if (line.kind === 'table' || line.kind === 'fence' || line.kind === 'quote' || !hasDigit(line)) return false
  if (notSpent(line) || (line.kind === 'text' && line.lead === null && line.text.length > 120)) return false
  const own = leadKind(line) === 'budget'
  const isTitle = line.kind === 'heading' || line.kind === 'label'
  if (!own && !isTitle && !context.below(line, 'budget')) return false
  for (const at of context.above(line)) {
    if (isSaving(at)) return false
    const kinds = context.ownKinds(at)
    if (kinds[0] === 'budget' || (kinds.includes('budget') && !kinds.some(kind => OTHER.has(kind))))
      return line.kind !== 'heading' || own || at.kind === 'heading'
    if (kinds.some(kind => OTHER.has(kind)) || notSpent(at))
      return own && !kinds.some(kind => kind === 'audience' || kind === 'persona' || kind === 'pricing' || kind === 'competitor')
  }
  if (isTitle) return context.ownKinds(line)[0] === 'budget'
  return own
}

/** Blocks that say what something takes. */
const COSTS: readonly SectionKind[] = ['budget', 'effort']

function time(context: Context): void {
  const lines = context.lines.filter(
    line =>
      hasDigit(line) &&
      line.kind !== 'table' &&
      line.box === null &&
      context.below(line, COSTS) !== null &&
      context.claimedBy(line) === null,
  )
  for (const amount of amounts(context, lines, pickHours)) {
    context.plan.efforts.push({
      id: context.id('effort'),
      label: amount.label,
      min: amount.min,
      max: amount.max,
      unit: amount.quantity.unit!,
      period: amount.period,
      total: amount.total,
      subtotal: amount.subtotal,
      category: amount.category,
      section: context.section(amount.line),
      source: context.source(amount.line),
    })
    context.claim(amount.line, 'effort')
  }
}
function pickHours(text: string, context: Context): Quantity | null {
  for (const quantity of context.quantities(text))
    if (quantity.unit === 'hours' && (quantity.op === null || quantity.op === '~')) return quantity
  return null
}

/** "Budget Allocation (Annual)": the period of a block holds for its lines. */
function blockPeriod(context: Context, line: Line): string | null {
  for (const at of context.above(line)) {
    const period = context.periodOf(title(at))
    if (period) return period
    if (context.ownKinds(at).includes('budget') && at.kind === 'heading') return null
  }
  return null
}
