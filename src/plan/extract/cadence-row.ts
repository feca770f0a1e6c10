/** How often, in a table: "| Mastodon | 5x/week |" below "Platform | Frequency", "| Mastodon | 5 |" below "Platform | Posts/week". */
import type { SectionKind } from '../lexicon/types.ts'
import type { Line } from '../read/document.ts'
import { memo } from '../text/memo.ts'
import { cadenceOf, type Frequency } from '../text/periods.ts'
import { MOST, readFormat } from './cadences.ts'
import { readPlatforms } from './channel-name.ts'
import { once, type Context } from './context.ts'

const OFTEN =
  /^(?:(?:posting |publishing |post )?(?:frequency|cadence|rhythm)|how often|frequenz|häufigkeit|frecuencia|frequência|fréquence|cadence|frequenza|частота|periodicidad|periodicidade|(?:发布|更新)?频率|(?:投稿|更新)?頻度|(?:게시 ?)?빈도|tần suất|sıklık)$/i
/** "Posts/week", "Articles per month". */
const PER_PERIOD =
  /^(?:(?:#|number|count|how many|anzahl|cantidad|número|quantidade|nombre) ?)?(?:posts?|articles?|tweets?|videos?|threads?|pieces?|episodes?|items?|beiträge|publicaciones|publicações|posts)? ?(?:\/|per|pro|por|par) ?(?:day|week|month|quarter|tag|woche|monat|d[ií]a|semana|mes|mês|jour|semaine|mois)$/i
/** Blocks in which a frequency is one of something else than of what is published. */
const ELSE: readonly SectionKind[] = ['kpi', 'pricing', 'budget', 'tracking', 'template', 'risk', 'contingency', 'competitor', 'role']

/** Which column says how often; -1 where none does, or where it speaks of something else. */
export const oftenIn = once((context, table): number =>
  table.kind !== 'table' || context.below(table, ELSE) !== null || context.ownKinds(table.parent ?? table).some(kind => ELSE.includes(kind))
    ? -1
    : table.cells.findIndex(({ text }, i) => i > 0 && (OFTEN.test(text) || PER_PERIOD.test(text))),
)
const readOften = memo((text): Frequency | null => cadenceOf(text))

/** Adds what a row says of how often something is published. */
export function cadenceRow(context: Context, line: Line): void {
  const table = line.parent
  const at = table ? oftenIn(context, table) : -1
  const said = line.cells[at]?.text ?? ''
  const name = line.cells[0]?.text ?? ''
  if (said === '' || name === '') return
  const [platform] = readPlatforms(name)
  const format = readFormat(name)
  if (platform?.from !== 0 && format === null) return
  const header = table!.cells[at]!.text
  const often = OFTEN.test(header) ? said : `${said} ${header}`
  const frequency = often === said || /\d/.test(said) ? readOften(often) : null
  if (frequency === null || frequency.count <= 0 || frequency.count > MOST) return
  context.plan.cadences.push({
    id: context.id('cadence'),
    text: `${name}: ${often}`,
    ...frequency,
    channel: platform?.id ?? null,
    format: format?.format ?? null,
    section: context.section(line),
    source: context.source(line),
  })
}
