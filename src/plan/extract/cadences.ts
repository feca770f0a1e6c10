/** How much is to be published: frequencies ("4 posts a week") and declared totals ("LinkedIn posts: 52"). */
import { formatOf } from '../lexicon/index.ts'
import { isWeekdayName } from '../lexicon/weekdays.ts'
import type { Line } from '../read/document.ts'
import { fact, hasDigit, leadFact } from '../read/fact.ts'
import { memo } from '../text/memo.ts'
import { cadenceOf, type Frequency } from '../text/periods.ts'
import { platformsOf, readPlatforms } from './channel-name.ts'
import { title, type Context } from './context.ts'

export const readFormat = memo((text: string) => formatOf(text))
export const formatIn = fact(formatOf)
export const saysThread = (line: Line): boolean => formatIn(line)?.format === 'thread'
/** What an address holds says nothing of how often: "…/weekly". */
const readCadence = fact(text => cadenceOf(text.includes('://') ? text.replace(/https?:\/\/\S+/g, ' ') : text))
const TOTALS = /\btotals?\b|volume|gesamt|umfang|volumen|总(?:量|计)|合计|总数|合計|итого|объ[её]м|합계|총/i
const FREQUENCY = /frequency|cadence|schedule|rhythm|frequenz|frecuencia|frequência|fréquence|频率|頻度|частота|빈도|streams?|types?|类型/i
const isFrequency = fact(text => FREQUENCY.test(text))
const isTotals = fact(text => TOTALS.test(text))

/** "LinkedIn posts: 52" in a block of totals. */
export function volume(context: Context, line: Line): boolean {
  if (line.lead === null || !/^\d/.test(line.rest) || line.kind === 'row') return false
  if (readPlatforms(line.lead).length === 0 && !readFormat(line.lead)) return false
  let totals = false
  let about = false
  for (const at of context.above(line)) {
    const total = isTotals(at)
    totals ||= total
    about ||= total || context.ownKinds(at).includes('content')
  }
  if (!totals || !about) return false
  const quantity = context.quantities(line.rest)[0]
  if (!quantity || quantity.currency !== null || quantity.unit !== null || quantity.period !== null) return false
  context.plan.volumes.push({
    id: context.id('volume'),
    label: line.lead,
    count: quantity.value,
    section: context.section(line),
    source: context.source(line),
  })
  context.claim(line, 'volume')
  return true
}

/** "LinkedIn Ads ($1K/month)". */
const isSpent = fact(text => /[$€£¥]/.test(text) && /[$€£¥]\s?\d[\d.,]*\s?[kKmM]?\s?(?:\/|per\s|pro\s|par\s|al\s|por\s)/.test(text))
const ASIDE = /[(（]([^()（）]{4,20})[)）]$/
/** Nobody publishes more in a period: "8,923 members, weekly active" is a figure. */
export const MOST = 60
/** "LinkedIn: 4 posts/week", "Weekly office hours", "每周 2-3 篇". */
export function cadence(context: Context, line: Line): boolean {
  if (line.kind === 'row' || line.kind === 'label') return false
  if (line.text.length > 160 || isFirst(line) || isSpent(line)) return false
  const platform = platformsOf(line)[0]
  const format = formatIn(line)
  const above = context.above(line)[0]
  if (!platform && !format && !(above && isFrequency(above))) return false
  const beside = line.box === null ? null : besideCount(line)
  const frequency = beside ?? readCadence(line) ?? underPeriod(context, line)
  if (!frequency || frequency.count <= 0 || frequency.count > MOST) return false
  if (
    !platform &&
    !format &&
    !(above && isFrequency(above) && context.kindsAt(line).some(kind => kind === 'content' || kind === 'schedule'))
  )
    return false
  if (
    context
      .kindsAt(line)
      .some(kind => kind === 'kpi' || kind === 'pricing' || kind === 'budget' || kind === 'tracking' || kind === 'template')
  )
    return false
  const owner = platform ?? (above ? platformsOf(above)[0] : undefined)
  context.plan.cadences.push({
    id: context.id('cadence'),
    text: line.text,
    ...frequency,
    channel: owner?.id ?? null,
    format: format?.format ?? null,
    section: context.section(line),
    source: context.source(line),
  })
  if (beside !== null) return false
  context.claim(line, 'cadence')
  return true
}
/** "- [ ] 3 teasers (2 a week)": so many pieces, and how often one of them comes. */
const besideCount = fact((text): Frequency | null => {
  const aside = ASIDE.exec(text)
  const own = text.slice(0, aside?.index ?? 0)
  if (TOTAL.test(aside?.[1] ?? '')) return cadenceOf(own)
  return /\d/.test(own) && cadenceOf(own) === null ? cadenceOf(aside?.[1] ?? '') : null
})

/** "Weekly post (7 total)". */
const TOTAL = /^\d{1,3} (?:[a-zà-ÿ]+ )?(?:in total|total|insgesamt|en total|no total|au total|всего)$/i
/** "First monthly report": one of them. */
const isFirst = fact(text => /^(?:the )?first (?:monthly|weekly|daily|quarterly)\b/i.test(text))
const COUNT = /^\s*(\d{1,3})(?:\s*[-–~至]\s*(\d{1,3}))?(?![\d%:])/
/** "4 newsletters" below "Content to produce (monthly)". */
function asidePeriod(context: Context, line: Line): Frequency | null {
  const count = line.kind === 'item' ? COUNT.exec(line.text) : null
  if (!count) return null
  const heading = context.above(line).find(at => at.kind === 'heading')
  const said = heading && context.ownKinds(heading).includes('content') ? ASIDE.exec(title(heading))?.[1] : undefined
  const period = said === undefined ? null : context.periodOf(said)
  if (period === null || !PERIODS.has(period)) return null
  return { count: Number(count[1]), max: Number(count[2] ?? count[1]), period }
}
/** "Weekly:" alone above a list gives its lines their period. */
function underPeriod(context: Context, line: Line): Frequency | null {
  const above = context.above(line)[0]
  const aside = line.box === null ? asidePeriod(context, line) : null
  if (aside) return aside
  if (
    !above ||
    line.box !== null ||
    title(above).length > 16 ||
    hasDigit(above) ||
    context.ownKinds(above).includes('task') ||
    context.window(title(above)) !== null
  )
    return null
  const period = context.periodOf(title(above))
  if (period === null || !PERIODS.has(period)) return null
  const count = COUNT.exec(line.text)
  const low = count ? Number(count[1]) : 1
  return { count: low, max: count?.[2] === undefined ? low : Number(count[2]), period: isWeekday(line) ? 'week' : period }
}
/** "Friday: summary": the label is a day of the week, and so once a week whatever stands above. */
export const isWeekday = leadFact(isWeekdayName)
const PERIODS = new Set(['day', 'week', 'month', 'quarter', 'year'])
