/** The strings of the calendar's sheet, and of slots, best times and proposed series. */
import { n } from './count.ts'

const WEEK = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
/** 1 2 3 4 5 → "Mon–Fri"; 2 4 → "Tue, Thu". */
const daysText = (days: readonly number[]): string => {
  const first = days[0] ?? 1
  const isRun = days.length > 2 && days.every((day, i) => day === first + i)
  return isRun ? `${WEEK[first]}–${WEEK[days.at(-1) ?? 1]}` : days.map(day => WEEK[day]).join(', ')
}

const DAYS: Readonly<Record<string, string>> = { MO: 'Mon', TU: 'Tue', WE: 'Wed', TH: 'Thu', FR: 'Fri', SA: 'Sat', SU: 'Sun' }
const EACH: Readonly<Record<string, [one: string, many: string]>> = {
  DAILY: ['every day', 'days'],
  WEEKLY: ['every week', 'weeks'],
  MONTHLY: ['every month', 'months'],
  YEARLY: ['every year', 'years'],
}
const PLACES = ['', 'first ', 'second ', 'third ', 'fourth ', 'fifth ']
/** "FREQ=MONTHLY;BYDAY=1TU" → "every month on the first Tue", with INTERVAL=3 "every 3 months …"; a rule that says more stays as it is written. */
export function ruleText(rule: string): string {
  const {
    FREQ = '',
    BYDAY = '',
    INTERVAL = '1',
    ...more
  } = Object.fromEntries(rule.split(';').map(part => part.split('=') as [string, string]))
  const [one, many] = EACH[FREQ] ?? []
  const each = INTERVAL === '1' ? one : many && `every ${INTERVAL} ${many}`
  const days = BYDAY === '' ? [] : BYDAY.split(',').map(day => /^([1-5]|-1)?(MO|TU|WE|TH|FR|SA|SU)$/.exec(day))
  if (each === undefined || Object.keys(more).length > 0 || days.includes(null)) return rule
  const names = days.map(day => `${day?.[1] === '-1' ? 'last ' : (PLACES[Number(day?.[1] ?? 0)] ?? '')}${DAYS[day?.[2] ?? ''] ?? ''}`)
  const isPlaced = days.some(day => day?.[1] !== undefined)
  return names.length === 0 ? each : `${each} on ${isPlaced ? 'the ' : ''}${names.join(', ')}`
}

export const calendarEn = {
  sheet: {
    open: 'Sheet …',
    title: 'The calendar as a sheet',
    about:
      'A CSV file for any spreadsheet. Change dates and times, or add rows with "item" and "channel", and bring it back: all rows are taken, or none.',
    from: 'From',
    to: 'Up to',
    download: 'Download',
    drop: 'Drop the changed file here, or choose it',
    choose: 'Choose a sheet',
    tried: (scheduled: number, moved: number, same: number) =>
      scheduled + moved === 0
        ? `All ${n(same, 'row')} stand as they are: there is nothing to take in.`
        : `This would schedule ${scheduled} and move ${moved}; ${same} ${same === 1 ? 'stays' : 'stay'}.`,
    take: 'Take it in',
    taken: (scheduled: number, moved: number) => `${scheduled} scheduled, ${moved} moved`,
  },
  rhythm: {
    title: 'When to post',
    slots: 'Slots',
    next: 'Next free',
    best: 'Did best so far',
    noSlots: 'none in uptake.yml',
    full: 'none within a year',
    bestUnknown: 'not known yet',
    slot: (days: readonly number[], time: string, zone: string) => `${daysText(days)} ${time} ${zone}`,
    hour: (day: number, hour: number, times: number, posts: number) =>
      `${WEEK[day]} ${String(hour).padStart(2, '0')}:00, ${times.toFixed(1)} × the usual (${n(posts, 'post')})`,
    proposed: 'The plan names how often these come, and no series keeps to it yet:',
    series: (rule: string, start: string, channels: readonly string[]) =>
      `${ruleText(rule)}, from ${start}${channels.length === 0 ? '' : `, ${channels.join(', ')}`};`,
    write: 'Make a series',
    writeOf: (title: string) => `Make a series: ${title}`,
    written: (id: string) => `Series ${id} written to uptake.yml`,
  },
}
