/** Windows that say how long something takes, and not when. */
import type { Window } from '../model.ts'

/** "3 weeks", "(30 minutes)": a length without a place in time. */
export const isLength = ({ duration, from }: Window): boolean => duration !== undefined && from == null
/** Is it counted in minutes or hours? */
export const isOfHours = ({ unit }: Window): boolean => unit === 'minute' || unit === 'hour'
