/** What `automations:` may hold: conditions and deeds in the grammar of src/rules/grammar.ts, each read once. */
import type { Automation, Condition, Deed } from '../rules/condition.ts'
import { parseCondition, parseDeeds } from '../rules/grammar.ts'
import { GrammarError } from '../rules/lex.ts'
import { nearest } from '../lib/suggest.ts'
import type { Finding, KeyPath } from './settings.ts'

const keys = ['when', 'do', 'active', 'risk'] as const
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const wrong = (path: KeyPath, message: string, expected: string): Finding => ({ path, atKey: false, message, expected, severity: 'error' })

/** Good entries are kept when their neighbours are wrong. */
export function readAutomations(value: unknown, findings: Finding[]): Automation[] {
  if (!isRecord(value)) {
    findings.push(wrong(['automations'], 'automations is not a group of settings.', 'NAME: with when: and do: below it'))
    return []
  }
  return Object.entries(value).flatMap(([id, entry]) => readOne(id, entry, findings) ?? [])
}

function readOne(id: string, entry: unknown, findings: Finding[]): Automation | null {
  const path = ['automations', id]
  if (!isRecord(entry)) {
    findings.push(wrong(path, `automations.${id} is not a group of settings.`, 'when: CONDITION and do: DEEDS'))
    return null
  }
  for (const key of Object.keys(entry))
    if (!keys.some(each => each === key)) {
      const near = nearest(key, keys)
      const meant = near === null ? '' : ` Did you mean "${near}"?`
      findings.push({
        path: [...path, key],
        atKey: true,
        message: `automations.${id} knows no setting "${key}".${meant}`,
        expected: keys.join(', '),
        severity: 'warning',
        ...(near === null ? {} : { replacement: near }),
      })
    }
  const condition = readCondition([...path, 'when'], entry['when'], findings)
  const deeds = readDeeds([...path, 'do'], entry['do'], findings)
  const { active = true, risk = null } = entry
  if (typeof active !== 'boolean')
    findings.push(wrong([...path, 'active'], `automations.${id}.active is no true or false.`, 'true or false'))
  if (condition === null || deeds === null) return null
  return {
    id,
    condition,
    when: String(entry['when']).trim(),
    deeds,
    // A switch that cannot be read is off: nothing is done by mistake.
    active: active === true,
    risk: typeof risk === 'string' ? risk : null,
  }
}

function readCondition(path: KeyPath, text: unknown, findings: Finding[]): Condition | null {
  if (typeof text !== 'string' || text.trim() === '') {
    findings.push(wrong(path, `${path.join('.')} says no condition.`, 'github.stars grows < 10/week for 2 weeks'))
    return null
  }
  return attempt(path, text, findings, parseCondition)
}

function readDeeds(path: KeyPath, value: unknown, findings: Finding[]): Deed[] | null {
  const texts = Array.isArray(value) ? value : [value]
  if (texts.length === 0 || !texts.every(each => typeof each === 'string' && each.trim() !== '')) {
    findings.push(
      wrong(path, `${path.join('.')} says nothing to do.`, 'task "…" in plan/FILE.md, notify NAME, contingency "…" or note "…"'),
    )
    return null
  }
  const read = texts.map((text, i) => attempt(Array.isArray(value) ? [...path, i] : path, String(text), findings, parseDeeds))
  return read.every(each => each !== null) ? read.flat() : null
}

/** The message points into the text, as a compiler's: the words up to the place, and the place. */
function attempt<T>(path: KeyPath, text: string, findings: Finding[], parse: (text: string) => T): T | null {
  try {
    return parse(text)
  } catch (error) {
    if (!(error instanceof GrammarError)) throw error
    const before = text.slice(0, error.from).trimEnd()
    const behind = before === '' ? '' : ` It stands behind "${before.length > 40 ? `…${before.slice(-40)}` : before}".`
    const name = path.map(part => (typeof part === 'number' ? String(part + 1) : part)).join('.')
    findings.push(wrong(path, `${name}: ${error.message}${behind}`, error.expected))
    return null
  }
}
