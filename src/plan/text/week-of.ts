/** "Week of March 3": the day names the week that it begins. */
const WEEK_OF =
  /(?:\bweek (?:of|beginning|starting|commencing)|\bsemana d(?:el?|o)|\bsemaine du|\bwoche (?:vom|ab|ab dem)|\bsettimana del|неделя с)\s+(?:the\s+|(?:mon(?:day)?|montag|lunes|lundi|lunedì|segunda(?:-feira)?)[,.]?\s+)?$/i
const DAY = 86_400_000

/** The last day of what begins on the ISO day `from`: six days later behind such words, else `to`. `before` is what stands in front of the date. */
export function endOfWeekOf(before: string, from: string, to: string): string {
  if (from !== to || from.length !== 10 || !WEEK_OF.test(before)) return to
  const time = Date.parse(`${from}T00:00:00Z`)
  return Number.isNaN(time) ? to : new Date(time + 6 * DAY).toISOString().slice(0, 10)
}
