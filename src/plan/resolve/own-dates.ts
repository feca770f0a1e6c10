/** When the plan starts and launches, as its documents say: in their front matter, else in a line at their head. */
import type { PlanOptions } from '../model.ts'
import type { FrontMatter } from '../read/front-matter.ts'
import { findDate } from '../text/dates.ts'
import { isDate } from './calendar.ts'

type Dates = Pick<PlanOptions, 'start' | 'launch'>
/** `text`: all of it. */
type Head = { frontMatter: FrontMatter | null; text: string }
const KEYS = {
  start: ['start', 'start_date', 'start-date', 'startDate'],
  launch: ['launch', 'launch_date', 'launch-date', 'launchDate'],
} as const

/**
 * Dates (YYYY-MM-DD) of the first document that gives one of them; nothing where the caller knows one already, for
 * "start" here and "launch" there need not fit together.
 */
export function ownDates(documents: Iterable<Head>, known: Dates): Dates {
  if (isDate(known.start) || isDate(known.launch)) return {}
  for (const document of documents) {
    const data = document.frontMatter?.data ?? {}
    const [start, launch] = [dateAt(data, KEYS.start), dateAt(data, KEYS.launch)]
    if (start !== null || launch !== null) return { start, launch }
    const said = saidAtHead(document)
    if (said !== null) return said
  }
  return {}
}
function dateAt(data: Readonly<Record<string, unknown>>, keys: readonly string[]): string | null {
  const said = keys.map(key => data[key]).find(value => typeof value === 'string')
  const date = typeof said === 'string' ? said.slice(0, 10) : null
  return isDate(date) ? date : null
}

/** Facts of a document stand at its head: in so many lines, in so many characters. */
const LINES = 24
const CHARACTERS = 3000
const LAUNCH =
  /^(?:(?:target|planned|public|official|expected|tentative)\s+)?(?:launch|release|go-?live|ship)(?:\s+(?:date|day))?$|^(?:launch|go-?live|release|veröffentlichungs)-?(?:datum|termin|tag)$|^fecha de lanzamiento$|^data de lançamento$|^date de (?:lancement|sortie)$|^data di lancio$|^дата (?:запуска|релиза)$|^(?:发布|上线)(?:日期|时间|日)$|^(?:リリース|ローンチ|公開)日$|^(?:출시|런칭)일$/i
const START =
  /^(?:(?:project|plan|campaign|programme?)\s+)?start(?:s|ing)?(?:\s+(?:date|day|on))?$|^(?:start|beginn)-?datum$|^fecha de inicio$|^data de início$|^date de début$|^data di inizio$|^дата начала$|^(?:开始|启动)(?:日期|时间)$|^開始日$|^시작일$/i
/** "**Launch date:** April 14, 2026 | **Owner:** Ada" at the head of a document; null where it says none to the day. */
function saidAtHead({ text }: Head): Dates | null {
  let start: string | null = null
  let launch: string | null = null
  for (const line of text.slice(0, CHARACTERS).split('\n', LINES)) {
    if (!/\d/.test(line) || /^\s*[|`~]/.test(line)) continue
    for (const part of line.split(/\s[|·•]\s/)) {
      const said = FACT.exec(part.replace(/[*_>#`]/g, '').trim())
      if (said === null) continue
      if (LAUNCH.test(said[1]!)) launch ??= dayOf(said[2]!)
      else if (START.test(said[1]!)) start ??= dayOf(said[2]!)
    }
  }
  return start === null && launch === null ? null : { start, launch }
}
const FACT = /^(?:[-+]\s+)?([^:：]{3,30}?)\s*[:：]\s*(\S.*)$/
function dayOf(text: string): string | null {
  const found = findDate(text, {})
  return found && found.at <= 2 && found.precision === 'day' && found.from === found.to && isDate(found.from) ? found.from : null
}
