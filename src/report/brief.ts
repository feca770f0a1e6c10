/** A report in a few lines, for a chat. */
import { titleOf } from './html.ts'
import type { Report } from './view.ts'
import * as words from './words.ts'

/** How a chat marks what stands out, and how text stays text in it. */
export type ChatFormat = { strong(text: string): string; escape(text: string): string }
/** Targets and slipped tasks that are named; more are counted. */
const NAMED = 5

export function briefOf(report: Report, { strong, escape }: ChatFormat): string {
  const bad = report.targets.filter(({ state }) => state === 'off track' || state === 'at risk')
  const { slipped } = report.tasks
  return [
    strong(escape(titleOf(report))),
    escape(words.summaryOf(report).join(' · ')),
    ...report.next.map((line, index) => `${index + 1}. ${strong(escape(line.what))} (${escape(words.becauseOf(line, report))})`),
    ...bad.slice(0, NAMED).map(target => {
      const cells = words.cellsOf(target, report)
      return escape(`${cells.state}: ${cells.name}, ${cells.now} of ${cells.goal}`)
    }),
    ...more(bad.length),
    ...slipped.slice(0, NAMED).map(task => escape(`Slipped: ${task.title}`)),
    ...more(slipped.length),
    ...(report.risks ?? []).map(risk => escape(`Came true: ${risk.risk} (${risk.trigger})`)),
  ].join('\n')
}

const more = (count: number): string[] => (count > NAMED ? [`and ${count - NAMED} more`] : [])
