/** Badges: a flat SVG that needs no font of its own and has a name for screen readers, and the JSON of a shields.io endpoint badge. */
import type { State } from '../metrics/pace.ts'
import type { Plan } from '../plan/model.ts'
import { amount, count } from './figures.ts'
import { escape } from './svg.ts'
import type { TargetLine } from './view.ts'

export type Badge = { label: string; message: string; tone: 'good' | 'fair' | 'bad' | 'neutral' }

/** Dark enough for white text at 11 px: contrast of 4.5 and more (WCAG 2.2, 1.4.3). */
const TONES: Readonly<Record<Badge['tone'], string>> = { good: '#0b7251', fair: '#8a5a00', bad: '#b3261e', neutral: '#55524b' }
const STATE_TONES: Readonly<Record<State, Badge['tone']>> = {
  'off track': 'bad',
  'at risk': 'fair',
  'on track': 'good',
  ahead: 'good',
  done: 'good',
  'not due': 'neutral',
  'not measured': 'neutral',
}

export const targetBadge = (target: TargetLine): Badge => ({
  label: target.name,
  message: target.now === null ? target.state : `${amount(target.now, target.unit)} of ${target.goal}`,
  tone: STATE_TONES[target.state],
})

export function problemsBadge({ problems }: Pick<Plan, 'problems'>): Badge {
  const errors = problems.filter(problem => problem.severity === 'error').length
  const warnings = problems.filter(problem => problem.severity === 'warning').length
  const message = errors > 0 ? count(errors, 'error') : warnings > 0 ? count(warnings, 'warning') : 'no problems'
  return { label: 'plan', message, tone: errors > 0 ? 'bad' : warnings > 0 ? 'fair' : 'good' }
}

export function progressBadge({ tasks }: Pick<Plan, 'tasks'>): Badge {
  const boxes = tasks.filter(task => task.stateful)
  const done = boxes.filter(task => task.done).length
  const message = boxes.length === 0 ? 'no tasks' : `${Math.floor((100 * done) / boxes.length)} % done`
  return { label: 'plan', message, tone: boxes.length > 0 && done === boxes.length ? 'good' : 'neutral' }
}

/** The endpoint schema of shields.io: https://shields.io/badges/endpoint-badge */
export const badgeJson = ({ label, message, tone }: Badge): string =>
  `${JSON.stringify({ schemaVersion: 1, label, message, color: TONES[tone].slice(1) })}\n`

const PADDING = 6
export function badgeSvg({ label, message, tone }: Badge): string {
  const left = widthOf(label) + 2 * PADDING
  const right = widthOf(message) + 2 * PADDING
  const name = escape(`${label}: ${message}`)
  const part = (text: string, from: number, width: number): string =>
    `<text x="${from + width / 2}" y="14" textLength="${width - 2 * PADDING}">${escape(text)}</text>`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${name}"><title>${name}</title>` +
    `<clipPath id="r"><rect width="${left + right}" height="20" rx="4"/></clipPath>` +
    `<g clip-path="url(#r)"><rect width="${left}" height="20" fill="#2f2e2a"/><rect x="${left}" width="${right}" height="20" fill="${TONES[tone]}"/></g>` +
    `<g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">${part(label, 0, left)}${part(message, left, right)}</g></svg>\n`
  )
}

/** Width at 11 px of Verdana, which viewers have or imitate; `textLength` makes good what is off. */
function widthOf(text: string): number {
  let width = 0
  for (const sign of text) {
    if (/[ijl.,:;!|'’ ]/.test(sign)) width += 4
    else if (/[mwMW%@—]/.test(sign)) width += 10.5
    else if (/[A-Z<>=+~–]/.test(sign)) width += 8
    else width += sign.codePointAt(0)! > 0x2e7f ? 11 : 6.8
  }
  return Math.ceil(width)
}
