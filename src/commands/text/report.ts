/** A report as one screen of text. */
import type { Style } from '../../lib/style.ts'
import { table, truncate, wrap } from '../../lib/table.ts'
import { blocks } from '../../report/figures.ts'
import { groupTargets } from '../../report/groups.ts'
import type { Report, TargetLine } from '../../report/view.ts'
import * as words from '../../report/words.ts'

type Shown = { style: Style; width: number }
/** Lines of a list; more are counted. */
const MOST = 8
/** Steps of a chart. */
const CHART = 10

export function reportText(report: Report, shown: Shown): string {
  const { style, width } = shown
  const { tasks, content } = report
  const parts = [
    [
      `${style.bold(report.workspace)}  ${style.bold(report.period.title)}  ${style.dim(words.spanOf(report))}`,
      ...wrap(words.summaryOf(report).join(' · '), width),
    ],
    titled(
      style,
      'Next',
      report.next.flatMap((line, index) => nextLines(line, index, report, shown)),
    ),
    titled(style, 'Targets', targetLines(report, shown)),
    titled(
      style,
      'Done',
      some(
        tasks.done.map(line => `${style.green('✓')} ${line.title}`),
        shown,
      ),
    ),
    titled(
      style,
      'Slipped',
      some(
        [
          ...tasks.slipped.map(line => `${line.title}${faint(style, words.factsOf(line, report))}`),
          ...(words.hasPieces(report) ? [] : content.missed).map(line => `${line.title}${faint(style, 'not published')}`),
        ],
        shown,
      ),
    ),
    titled(style, 'Content due', pieceLines(report, shown)),
    titled(
      style,
      'Content',
      table(
        content.volumes.map(line => [
          line.label,
          line.published === null ? '' : `${line.published} published`,
          `${line.listed} planned`,
          `${line.declared} promised`,
        ]),
        [{ shrink: true }, { align: 'right' }, { align: 'right' }, { align: 'right' }],
        width - 2,
      ),
    ),
    titled(
      style,
      'Risks that came true',
      some(
        (report.risks ?? []).map(risk => `${risk.risk}${faint(style, risk.trigger)}`),
        shown,
      ),
    ),
    titled(
      style,
      'What happened',
      some(
        [
          ...report.happened.map(({ on, what }) => `${words.dayOf(on, report)}  ${what}`),
          ...report.unusual.map(each => `Out of the ordinary: ${words.unusualOf(each)}`),
        ],
        shown,
      ),
    ),
  ]
  return `${parts
    .filter(part => part.length > 0)
    .map(part => part.join('\n'))
    .join('\n\n')}\n\n`
}

const faint = (style: Style, text: string): string => (text === '' ? '' : `  ${style.dim(text)}`)
const titled = (style: Style, title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [style.dim(title), ...lines.map(line => `  ${line}`)]
const some = (lines: readonly string[], { style, width }: Shown): string[] => [
  ...lines.slice(0, MOST).map(line => truncate(line, width - 2)),
  ...(lines.length > MOST ? [style.dim(`and ${lines.length - MOST} more`)] : []),
]

function nextLines(line: Report['next'][number], index: number, report: Report, { style, width }: Shown): string[] {
  return [
    `${style.bold(String(index + 1))}  ${truncate(line.what, width - 5)}`,
    `   ${style.dim(truncate(`${words.becauseOf(line, report)}  ${line.place}`, width - 5))}`,
  ]
}

/** What is not out yet; what is out is counted. */
function pieceLines(report: Report, shown: Shown): string[] {
  if (!words.hasPieces(report)) return []
  const open = (report.content.pieces ?? []).filter(each => each.out < each.count)
  return [
    ...wrap(words.piecesOf(report), shown.width - 2),
    ...some(
      open.map(line => `${line.title}${faint(shown.style, `${words.standsOf(line)}; ${words.factsOfPiece(line, report)}`)}`),
      shown,
    ),
  ]
}

function targetLines(report: Report, { style, width }: Shown): string[] {
  const now = groupTargets(report.targets)
    .flatMap(group => group.targets)
    .filter(target => target.state !== 'not measured' && target.state !== 'not due')
  const rest = report.targets.length - now.length
  const rows = now.map(target => {
    const cells = words.cellsOf(target, report)
    return [painted(style, target, cells.state), cells.name, cells.now, cells.goal, cells.due, blocks(target.chart.slice(-CHART))]
  })
  return [
    ...table(rows, [{}, { shrink: true }, { align: 'right' }, { shrink: true }, {}, {}], width - 2),
    ...(rest > 0 ? [style.dim(`${rest} not due or not measured: "uptake report --format md" lists them`)] : []),
  ]
}

function painted(style: Style, { state, missed }: TargetLine, text: string): string {
  if (missed) return style.red(text)
  if (state === 'off track') return style.red(text)
  if (state === 'at risk') return style.yellow(text)
  return state === 'not due' || state === 'not measured' ? style.dim(text) : style.green(text)
}
