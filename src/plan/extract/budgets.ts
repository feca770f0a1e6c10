/** Money the plan intends to spend, and the time it intends to give. Not prices, revenue, bounties or customers' budgets. */
import { labelKind, sectionKind } from '../lexicon/index.ts'
import type { SectionKind } from '../lexicon/types.ts'
import type { Line } from '../read/document.ts'
import { fact, hasDigit, leadFact } from '../read/fact.ts'
import type { Quantity } from '../text/quantity.ts'
import { amounts, isTotal, type Amount } from './amounts.ts'
import { leadKind, once, onceAbove, title, titleKind, type Context } from './context.ts'
import { unnumbered } from './names.ts'
import { isCase } from './kpi/block.ts'
import { isOfOutline } from './piece-outline.ts'
import { pattern } from '../text/pattern.ts'
import { EAST_UNITS, unitWord } from '../text/window-words.ts'
import { isRule } from './rule-line.ts'
import { costsIn, endsInTotal } from './table/columns.ts'

const NOT_SPENT =
  /\bROI\b|\bROAS\b|\bCAC\b|\bLTV\b|revenue|return on|expected returns?\b|pricing|savings|valuation|\bMRR\b|\bARR\b|\braised\b|crowdfunding|\bmargins?\b|\bmargine\b|\bmargen\b|\bmargem\b|gewinnspanne|маржа|利润|利益率|umsatz|ertrag|收入|回报|产出|收益|receita|retorno|ingreso|retour sur|выручк|доход|수익|매출|売上/i
/** "Budget: $500 a month (on, if the ROI is positive)" */
const ASIDE = /[(（][^()（）]*[)）]/g
/** "CPC ≈ $0.30": what one of many costs. */
const PER_ONE =
  /^(?:\D|[A-Z]\d[A-Z])*\b(?:CP[CMALIV]|cost per (?!month|year|week)\w+|costo por (?!mes|año)\S+|custo por (?!mês|ano)\S+|coût par (?!mois|an)\S+|kosten pro (?!monat|jahr|woche)\S+)(?![a-z])\D*\d/i
const saysOther = (text: string): boolean => NOT_SPENT.test(text) || PER_ONE.test(text)
const notSpent = fact(saysOther)
const OTHER = new Set(['audience', 'persona', 'pricing', 'competitor', 'programme', 'kpi', 'achieved', 'template'])
/** "$4,500 for 6 months", "1.150 € (6 meses)": how long the whole is for. */
const LENGTH =
  /(?:\b(?:for|over|in|für|para|durante|por|pour|sur|per|на)\s+|[(（]\s*)(\d{1,3})\s*(days|weeks|months|tage|wochen|monate|d[ií]as|semanas|meses|jours|semaines|mois|giorni|settimane|mesi|дней|недель|месяцев|天|周|个月|日間|週間|[ヶか]月|일|주|개월)(?:間|间)?(?=\s*(?:[)）.,;，。]|$|\s))/i
function lengthIn(text: string): string | null {
  const found = LENGTH.exec(text)
  if (!found) return null
  const [, n, word] = found
  return `${n} ${EAST_UNITS[word!.replace(/[間间]$/, '')] ?? unitWord(word!)}s`
}

/** Fills budgets and efforts. */
export function budgets(context: Context): void {
  money(context)
  time(context)
}

function money(context: Context): void {
  // What opens the list that a line stands in: the last of its siblings that is no item.
  const openers: (Line | undefined)[] = []
  const lines = context.lines.filter(line => {
    const around = line.parent?.index ?? 0
    if (line.kind !== 'item') openers[around] = line
    return isBudgetLine(context, line) || isPartOf(context, openers[around], line)
  })
  const found = amounts(context, lines, pickMoney, header => NOT_SPENT.test(header))
  nameApart(context, found)
  const whole = found.find(amount => amount.total)
  const length = whole ? lengthIn(whole.line.text) : null
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
      period:
        amount.period ??
        labelPeriod(context, amount) ??
        (isBeside(context, amount.line) || paidOnce(amount.line) ? null : (blockPeriod(context, amount.line) ?? length)),
      total,
      subtotal: amount.subtotal && !total,
      category: total ? null : amount.category,
      span: amount.span,
      section: context.section(amount.line),
      source: context.source(amount.line),
    })
    if (!isBeside(context, amount.line) && !isPaidFor(context, amount.line)) context.claim(amount.line, 'budget')
  }
}

/** "Swag: $600 one-time" in a budget of six months. */
const paidOnce = fact(text => ONCE.test(text))
const ONCE =
  /\bone[- ]?(?:time|off)\b|\beinmalig\w*|\b(?:pago )?único\b|\búnica vez\b|\bponctuel(?:le)?\b|\bune fois\b|\buna tantum\b|разово|единоразов|一次性|一回限り|初期費用|일회성/i
/** A row that says what it costs beside what it is about: an event, a week. */
const isBeside = (context: Context, line: Line): boolean =>
  line.kind === 'row' && costsIn(context, line.parent!).spends === 'beside' && context.below(line, 'budget') === null

/** Several lines that say nothing but "Budget: …" are told apart by what they stand in. */
function nameApart(context: Context, found: readonly Amount[]): void {
  const bare = found.filter(({ label, line }) => line.kind !== 'row' && labelKind(label) === 'budget')
  if (bare.length < 2) return
  const names = new Map<Amount, string>()
  for (const amount of bare) {
    const block = context
      .above(amount.line)
      .find(
        at =>
          (at.kind === 'heading' || (at.kind === 'label' && amount.line.kind === 'item')) &&
          titleKind(at) === null &&
          context.ownKinds(at)[0] !== 'kpi',
      )
    if (block && block.level !== 1) names.set(amount, `${amount.label} (${unnumbered(title(block))})`)
  }
  let whole: Amount | null = null
  for (const amount of found) {
    if (amount.subtotal) whole = amount
    if (whole !== null && amount.category === whole.label) amount.category = names.get(whole) ?? amount.category
  }
  for (const [amount, name] of names) amount.label = name
}

/** Is `block` a block of money with `line` somewhere below it? */
function isBudgetWith(context: Context, block: Line | null, line: Line): boolean {
  return block !== null && context.ownKinds(block)[0] === 'budget' && context.above(line).includes(block)
}

/** "$0.30/1M tokens": a price, and not what is spent. */
const PER_THING =
  /^\s?\/\s?(?:\d[\d.,]*\s?(?:[kKM](?![a-z])|tokens?|requests?)|MAU|[KMGT]B(?![a-z])|tokens?|requests?|calls?|transactions?|txn|笔|单|次|件)/i
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
      !PER_THING.test(text.slice(quantity.to, quantity.to + 12)) &&
      (quantity.op === null || quantity.op === '~' || (quantity.op === '>=' && quantity.plus) || quantity.op === '<=')
    )
      return FROM_FREE.test(text.slice(0, quantity.from)) ? { ...quantity, value: 0, high: quantity.high ?? quantity.value } : quantity
  return null
}
/** "Free-$50/month", "free to $20": a range that begins at nothing. */
const FROM_FREE =
  /(?:^|[\s(（|:：])(?:free|gratis|kostenlos|gratuit|gratuito|grátis|бесплатно|免费|無料|무료)\s*(?:[-–—~〜]|to|bis|a|à|до|至|から)\s*$/i

/** "Launch budget", "Presupuesto de marketing": a label that ends or opens with the word. */
const NAMED_BUDGET = /(?:budget|预算|預算|予算|예산|бюджет)$|^(?:presupuesto|orçamento|бюджет) (?:total|de |d[ao] |на )/i
const saysBudget = fact(text => {
  const colon = /[:：]/.exec(text)?.index ?? 0
  return colon > 0 && colon < 40 && NAMED_BUDGET.test(text.slice(0, colon).trim())
})
const isOwn = (line: Line): boolean =>
  line.lead !== null && line.rest !== '' && (saysBudget(line) || (leadKind(line) === 'budget' && isPrice(line) !== true))
/** "Price: $15": what others pay. */
const isPrice = leadFact(lead => /^(?:price|preis|precio|preço|prezzo|prix|цена|价格|価格|料金|가격)$/i.test(lead))
/** "**Investment:** $25K" and the list right below it: "- Writer: $15K". */
function isPartOf(context: Context, opener: Line | undefined, line: Line): boolean {
  if (line.kind !== 'item' || line.box !== null || line.lead === null || opener?.kind !== 'text' || !isOwn(opener)) return false
  const first = pickMoney(line.rest, context)
  return first !== null && first.from <= 2 && !notSpent(line) && pickMoney(opener.rest, context) !== null
}

/** "Cost savings": what is not spent. */
const isSaving = fact(text =>
  /\bcost (?:savings?|reductions?)\b|\bsavings\b|einsparung|ahorro|économies|economia de custos|экономия|成本节[省约]|コスト削減|비용 절감/i.test(
    text,
  ),
)

/** Blocks whose tables say what others pay, or what was paid. */
const OTHERS = new Set<SectionKind>([
  'audience',
  'persona',
  'pricing',
  'competitor',
  'programme',
  'achieved',
  'template',
  'kpi',
  'tracking',
  'nonGoal',
])
/** "| Activity | Investment |" anywhere in the plan. */
const isCostRow = (context: Context, line: Line): boolean =>
  costsIn(context, line.parent!).spends !== null &&
  // "Infrastructure and tools" above costs that a last row sums up.
  !context.kindsAt(line).some(kind => OTHERS.has(kind) && !(kind === 'tracking' && endsInTotal(context, line.parent!))) &&
  !context.above(line).some(at => notSpent(at) || isSaving(at))

const isQuotation = fact(text => QUOTATION.test(text))
const QUOTATION = pattern(/^(?:[^:：]{1,20}[:：]\s*)?["“„«「『]\p{L}/u)
function isBudgetLine(context: Context, line: Line): boolean {
  if (line.kind === 'table' || line.kind === 'fence' || line.kind === 'quote' || !hasDigit(line) || isRule(line)) return false
  // The other cells of a row may say what the money brings.
  if (line.kind === 'row') {
    if (costsIn(context, line.parent!).spends === null && !context.below(line, 'budget')) return false
    if (NOT_SPENT.test(line.cells[0]?.text ?? '')) return false
    if (isCostRow(context, line)) return true
  } else if (notSpent(line) && saysOther(line.text.replace(ASIDE, ''))) return false
  // "“How we saved $2K”": somebody says so.
  if (isQuotation(line) || isOfOutline(context, line)) return false
  // "If stars are high: go on to the $10K phase": what may be spent one day.
  if (isCase(line) || (line.kind === 'text' && line.lead === null && line.text.length > 120)) return false
  if (isPaidFor(context, line)) return true
  const own = isOwn(line)
  const isTitle = line.kind === 'heading' || line.kind === 'label'
  const isPart = !own && !isTitle && (isTotalled(context, line) || isPartOfSum(context, line))
  if (!own && !isTitle && !isPart && !context.below(line, 'budget')) return false
  for (const at of context.above(line)) {
    if (isSaving(at)) return false
    const kinds = context.ownKinds(at)
    if (kinds[0] === 'budget' || (kinds.includes('budget') && !kinds.some(kind => OTHER.has(kind))))
      return line.kind !== 'heading' || own || at.kind === 'heading'
    if (isGroup(context, at, kinds)) continue
    if (kinds.some(kind => OTHER.has(kind)) || notSpent(at))
      return own && !kinds.some(kind => kind === 'audience' || kind === 'persona' || kind === 'pricing' || kind === 'competitor')
  }
  if (isTitle) return context.ownKinds(line)[0] === 'budget'
  return own || isPart
}

/** "Sponsor the digest ($100-200)" below "Paid promotion": what a step of it costs. */
const isPaidFor = (context: Context, line: Line): boolean =>
  line.kind === 'item' && line.parent !== null && saysPaid(line.parent) && PRICED.test(line.text) && pickMoney(line.text, context) !== null
const PRICED = /[(（]\s*~?(?:US|R|A|C)?[$€£¥₹₽]\s?\d[^()（）]*[)）]\s*$/
const saysPaid = fact(text => PAID.test(text))
const PAID =
  /\bpaid (?:promotions?|amplification|advertising|ads|media|campaigns?|channels?|acquisition|marketing)\b|bezahlte (?:werbung|reichweite)|\b(?:promoción|publicidad|medios) (?:pagad[oa]s?|de pago)|\b(?:promoção|mídia|publicidade) paga|\b(?:promotion|publicité) payante|платн\S+ (?:продвижени|реклам)|付费推广|付费投放|有料広告|유료 광고/i
/** "Programs:" above a list in a block of money: what the money is for, not what a programme pays its members. */
const isGroup = (context: Context, line: Line, kinds: readonly SectionKind[]): boolean =>
  line.kind === 'label' && kinds[0] === 'programme' && line.parent !== null && context.ownKinds(line.parent)[0] === 'budget'

const saysTotal = leadFact(isTotal)
/** Amounts that a line below them sums up: "Domain: €10/year … Total: €25-50/month". */
const isTotalled = onceAbove((context, container): boolean => {
  if (container.kind !== 'heading' && container.kind !== 'label') return false
  if (!container.children.some(saysTotal)) return false
  const priced = container.children.filter(child => hasDigit(child) && child.lead !== null && pickMoney(child.rest, context) !== null)
  return priced.length > 2 && isTotal(priced.at(-1)!.lead!) && !priced.some(notSpent)
})

/** "**Design:**" above "Figma ($20/month)", "**Video:**" above another, and at last what they add up to. */
const isSummedUp = once((context, heading): boolean => {
  const last = lastOf(heading)
  if (heading.kind !== 'heading' || last === undefined || !saysTotal(last) || pickMoney(last.rest, context) === null) return false
  return heading.children.filter(({ kind, children }) => kind === 'label' && children.some(child => PRICED.test(child.text))).length > 1
})
/** The line that a section ends with, which stands below its last label. */
const lastOf = ({ children }: Line): Line | undefined =>
  children.at(-1)?.kind === 'label' ? children.at(-1)!.children.at(-1) : children.at(-1)
function isPartOfSum(context: Context, line: Line): boolean {
  const section = context.above(line).find(({ kind }) => kind === 'heading')
  return section !== undefined && (PRICED.test(line.text) || line === lastOf(section)) && isSummedUp(context, section)
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

/** "Monthly budget", "Hosting (monthly)": "Weekly office hours" and "Annual meetup" say how often they are held. */
function labelPeriod(context: Context, { label }: Amount): string | null {
  if (isTotal(label) || sectionKind(label)[0] === 'budget') return context.periodOf(label)
  const aside = /[(（]([^()（）\d]+)[)）]$|[,，]\s?([^,，\d]+)$/.exec(label)
  return aside && context.periodOf(aside[1] ?? aside[2]!)
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
