/** Conditions and deeds → the text that the grammar reads. */
import { refText } from '../metrics/ref.ts'
import type { Condition, Deed, Length } from './condition.ts'

export function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'metric': {
      const { ref, how, op, value, percent, per, lasting } = condition
      const rate = `${plainNumber(value)}${percent ? '%' : ''}${per === null ? '' : `/${per}`}`
      return [refText(ref), ...(how === 'is' ? [] : [how]), op, rate, ...(lasting === null ? [] : ['for', lengthText(lasting)])].join(' ')
    }
    case 'target':
      return `target ${quoted(condition.text)} is ${condition.states.join(' or ')}`
    case 'problem':
      return `problem ${condition.rule}`
    case 'overdue':
      return `task ${condition.title === null ? '' : `${quoted(condition.title)} `}overdue by ${lengthText({ count: condition.days, unit: 'day' })}`
    case 'every':
      return `every ${condition.period}`
    case 'all':
      return condition.of.map(conditionText).join(' and ')
    case 'any':
      return condition.of.map(conditionText).join(' or ')
  }
}

export function deedText(deed: Deed): string {
  switch (deed.kind) {
    case 'task':
      return `task ${quoted(deed.title)}${deed.file === null ? '' : ` in ${isWord(deed.file) ? deed.file : quoted(deed.file)}`}`
    case 'notify':
      return `notify ${isWord(deed.name) ? deed.name : quoted(deed.name)}`
    case 'contingency':
      return `contingency ${quoted(deed.text)}`
    case 'note':
      return deed.text === null ? 'note' : `note ${quoted(deed.text)}`
  }
}

export const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`
const isWord = (text: string): boolean => /^[\p{L}_@*][\p{L}\p{N}_.@/-]*$/u.test(text)
/** Without an exponent: the grammar has none. */
const plainNumber = (value: number): string => value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 6 })
export const lengthText = ({ count, unit }: Length): string => `${count} ${unit}${count === 1 ? '' : 's'}`
