/** Working hours, as rules of reviews name them. */
export { isWithin, parseHours } from '../../lib/hours.ts'
export type { Hours } from '../../lib/hours.ts'
