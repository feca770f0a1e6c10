/** Numbers as a report writes them: the same on every machine, so no Intl. */

const TIME_UNITS = new Set(['ms', 'milliseconds', 's', 'seconds', 'min', 'minutes', 'h', 'hours', 'd', 'days'])
const group = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** 12345.678 → "12,346", 3.14159 → "3.14", 0.00123 → "0.0012". Three digits that say something, whole from 100 on. */
export function figure(value: number): string {
  const size = Math.abs(value)
  const digits = size === 0 || size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : Math.min(6, 1 - Math.floor(Math.log10(size)))
  const [whole = '0', part = ''] = size.toFixed(digits).split('.')
  const rest = part.replace(/0+$/, '')
  const text = `${group(whole)}${rest === '' ? '' : `.${rest}`}`
  return value < 0 && text !== '0' ? `−${text}` : text
}

/** "1,234 stars", "86 %", "3.2 h"; a unit that is not known says nothing. */
export function amount(value: number, unit: string | null): string {
  const text = figure(value)
  if (unit === null || unit === '' || unit === 'count') return text
  if (unit === '%' || unit === 'percent') return `${text} %`
  if (unit === 'USD') return value < 0 ? `−$${text.slice(1)}` : `$${text}`
  return TIME_UNITS.has(unit.toLowerCase()) ? `${text} ${shortTime(unit)}` : `${text} ${unit}`
}
/** A value in it says little without it: 0.5 of a minute, or of an hour? */
export const isTime = (unit: string | null): boolean => unit !== null && TIME_UNITS.has(unit.toLowerCase())
const shortTime = (unit: string): string =>
  ({ milliseconds: 'ms', seconds: 's', minutes: 'min', hours: 'h', days: 'd' })[unit.toLowerCase()] ?? unit

const RATES = new Set(['%', 'percent', '/s', 'x', '×', 'TPS', 'score', 'rating'])
/** What can only be whole (people, stars) is rounded where it is worked out: 27.3 of it is 27. */
export const whole = (value: number, unit: string | null): number =>
  unit === null || unit === '' || RATES.has(unit) || TIME_UNITS.has(unit.toLowerCase()) || Math.abs(value) < 10 ? value : Math.round(value)

/** "+12", "−3", "±0". */
export function change(value: number): string {
  const text = figure(value)
  // So little that it is nothing.
  if (Math.abs(value) < 0.005) return '±0'
  return value > 0 ? `+${text}` : text
}

/** 0.634 → "63 %". */
export const percent = (share: number): string => `${Math.round(share * 100)} %`

/** "$1,200", "1,200 EUR", "$1,000–2,000". */
export function money(min: number, max: number, currency: string): string {
  const range = min === max ? figure(min) : `${figure(min)}–${figure(max)}`
  return currency === 'USD' ? `$${range}` : `${range} ${currency}`
}

/** With a capital first letter. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** "1 task", "3 tasks". */
export const count = (n: number, one: string, many = `${one}s`): string => `${figure(n)} ${n === 1 ? one : many}`

const BARS = '▁▂▃▄▅▆▇█'
/** A series as one line of blocks; a value that is not known is a gap. A flat line stands in the middle. */
export function blocks(values: readonly (number | null)[]): string {
  const known = values.filter(value => value !== null)
  if (known.length === 0) return ''
  const [low, high] = [Math.min(...known), Math.max(...known)]
  return values
    .map(value => (value === null ? '·' : BARS[high === low ? 3 : Math.round(((value - low) / (high - low)) * (BARS.length - 1))]))
    .join('')
}
