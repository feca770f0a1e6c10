import { addDays, isDate } from '../resolve/calendar.ts'

/** "Week of March 3": the day names the week that it begins. */
const WEEK_OF =
  /(?:\bweek (?:of|beginning|starting|commencing)|\bsemana d(?:el?|o)|\bsemaine du|\bwoche (?:vom|ab|ab dem)|\bsettimana del|неделя с)\s+(?:the\s+|(?:mon(?:day)?|montag|lunes|lundi|lunedì|segunda(?:-feira)?)[,.]?\s+)?$/i

/** The last day of what begins on the ISO day `from`: six days later behind such words, else `to`. `before` is what stands in front of the date. */
export function endOfWeekOf(before: string, from: string, to: string): string {
  if (from !== to || from.length !== 10 || !WEEK_OF.test(before)) return to
  return isDate(from) ? addDays(from, 6) : to
}
