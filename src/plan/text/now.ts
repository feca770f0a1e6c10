/** Words that count from now: "this week", "demain", "来月". */
import type { WindowUnit } from '../model.ts'
import { numberWord } from './numbers.ts'
import { pattern } from './pattern.ts'
import { NAMES } from './window-words.ts'

/** How they are written, with their unit and how many of it lie ahead. */
export const NOW: [RegExp, WindowUnit, number][] = [
  [pattern(/(?<![\p{L}])(?:today|heute|hoy|hoje|aujourd'hui|сегодня|oggi|hôm nay|bugün)(?![\p{L}])|今天|今日|오늘/iu), 'day', 0],
  [pattern(/(?<![\p{L}])(?:tomorrow|mañana|amanhã|demain|завтра|domani|ngày mai|yarın)(?![\p{L}])|明天|明日|내일/iu), 'day', 1],
  [
    pattern(
      /(?<![\p{L}])(?:this week|diese[r]? woche|esta semana|cette semaine|эт[ау] недел[яю]|на этой неделе|questa settimana|tuần này|bu hafta)(?![\p{L}])|本周|本週|今週|이번 ?주/iu,
    ),
    'week',
    0,
  ],
  [
    pattern(
      /(?<![\p{L}])(?:next week|nächste[r]? woche|(?:la )?próxima semana|semaine prochaine|следующ(?:ая|ей|ую) недел[яею]|prossima settimana|tuần (?:sau|tới)|(?:gelecek|önümüzdeki|haftaya) hafta)(?![\p{L}])|下周|下週|来週|다음 ?주/iu,
    ),
    'week',
    1,
  ],
  [
    pattern(
      /(?<![\p{L}])(?:this month|diesen monat|este m[eê]s|ce mois|в этом месяце|tháng này|questo mese|bu ay)(?![\p{L}])|本月|今月|이번 ?달/iu,
    ),
    'month',
    0,
  ],
  [
    pattern(
      /(?<![\p{L}])(?:next month|nächsten monat|próximo m[eê]s|mois prochain|следующий месяц|tháng (?:sau|tới)|(?:il )?prossimo mese|(?:gelecek|önümüzdeki) ay)(?![\p{L}])|下个月|下月|来月|다음 ?달/iu,
    ),
    'month',
    1,
  ],
  [
    pattern(
      /(?<![\p{L}])(?:this quarter|dieses quartal|este trimestre|ce trimestre|в этом квартале|questo trimestre|quý này|bu çeyrek)(?![\p{L}])|本季度|今四半期|이번 ?분기/iu,
    ),
    'quarter',
    0,
  ],
  [
    pattern(
      /(?<![\p{L}])(?:next quarter|nächstes quartal|próximo trimestre|trimestre prochain|следующий квартал|prossimo trimestre|quý (?:sau|tới)|(?:gelecek|önümüzdeki) çeyrek)(?![\p{L}])|下季度|来四半期|다음 ?분기/iu,
    ),
    'quarter',
    1,
  ],
  // "This year" is said of all sorts of things: only in brackets it is the time of what it stands behind.
  [
    pattern(
      /(?<=[(（])(?:this year|dieses jahr|este a[nñ]o|este ano|cette année|в этом году|quest'anno|năm nay|bu yıl|今年|올해)(?=[)）])/iu,
    ),
    'year',
    0,
  ],
]

/** A cheap look before the long expressions. */
export const MAY_BE_NOW =
  /today|tomorrow|this|next|heute|diese|nächst|hoy|est[ae]|mañana|próxim|hoje|amanhã|aujourd|demain|cette|ce mois|prochain|сегодня|завтра|эт[аоу]|следующ|oggi|domani|quest|prossim|bugün|yarın|bu |gelecek|önümüz|nay|mai|này|sau|tới|[今明本下来]|오늘|내일|이번|다음/i

const SINCE = pattern(
  new RegExp(
    `(?<![\\p{L}])(?:now|jetzt|ahora|agora|maintenant|сейчас)\\s*(?:→|->|–|—|-|to|bis|a|à|до)\\s*\\+?\\s?(\\d{1,2})\\s+(${NAMES})(?![\\p{L}])`,
    'iu',
  ),
)
const NEXT = pattern(
  new RegExp(
    `(?<![\\p{L}])(?:next|nächsten?|próxim[oa]s|prochain(?:e)?s|prossim[ie]|следующие)\\s+(?:\\d{1,2}\\s*[-–]\\s*)?(\\d{1,2}|two|three|four|six|twelve|drei|sechs|tres|seis|trois|três|tre|sei|три|шесть)\\s+(${NAMES})(?![\\p{L}])`,
    'iu',
  ),
)
/** "Les 30 prochains jours", "未来30天", "今後30日間", "앞으로 30일": the words stand around the number. */
const AROUND = pattern(
  /(?<!\d)(\d{1,2})\s+(?:prochain(?:e)?s)\s+(jours|semaines|mois)(?![\p{L}])|(?:未来|接下来的?|今後|これから|앞으로)\s*(\d{1,2})\s*(天|日|周|週|个月|ヶ月|か月|일|주|개월)/iu,
)
const MAY_SPAN = /now|next|jetzt|nächst|ahora|agora|próxim|maintenant|prochain|prossim|сейчас|следующ|未来|接下来|今後|これから|앞으로/i
/** "Now → +1 month", "Next 2-4 weeks", "Próximos 30 días": from when to when, counted from now in the unit that `word` names. */
export function fromNow(line: string): { match: RegExpExecArray; from: number; to: number; word: string } | null {
  if (!MAY_SPAN.test(line)) return null
  const since = SINCE.exec(line)
  const match = since ?? NEXT.exec(line) ?? AROUND.exec(line)
  if (!match) return null
  const number = match[1] ?? match[3]!
  return { match, from: since ? 0 : 1, to: numberWord(number) ?? Number(number), word: match[2] ?? match[4]! }
}
