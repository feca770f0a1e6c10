/** The place of a unit in a row, said in words: "First month", "Goals (first week)", "Deuxième semaine". */
import { pattern } from './pattern.ts'

/** By how such words begin. */
const PLACES: Readonly<Record<string, number>> = {
  seco: 2,
  zwei: 2,
  segu: 2,
  deux: 2,
  втор: 2,
  thir: 3,
  drit: 3,
  terc: 3,
  troi: 3,
  трет: 3,
  four: 4,
  vier: 4,
  cuar: 4,
  quar: 4,
  quat: 4,
  четв: 4,
}
/** "First month", "Goals (first week)", "Second week: Outreach"; "Second week of the month" comes round each month. */
const FIRST_OF = pattern(
  /(?<=^|[(（]\s*)(?:(?:the|die|der|la|le|el|[oa])\s+)?(first|erste[rn]?|primera?|primeir[oa]|premi(?:er|ère)|prim[oa]|перв(?:ый|ая)|second|third|fourth|zweite[rn]?|dritte[rn]?|vierte[rn]?|segund[oa]|tercera?|cuart[oa]|terceir[oa]|quart[oa]|deuxième|troisième|quatrième|втор(?:ой|ая)|трет(?:ий|ья)|четв[её]рт(?:ый|ая))\s+(week|month|quarter|year|woche|monat|quartal|jahr|semana|mes|mês|trimestre|año|ano|semaine|mois|année|settimana|mese|anno|неделя|месяц|квартал|год)(?![\p{L}-]|\s+(?:de\s+)?20\d\d|\s+(?:of|in|del?|d[oau]|des|im)\s+(?:(?:the|each|every|jede[ns]|cada)\s+)?(?:month|quarter|year|monat|quartal|jahr|m[eê]s|mois|trimestre|a[nñ]o)|\s+(?:каждого\s+)?(?:месяца|квартала))/iu,
)
const MAY_BE_FIRST =
  /first|erste|prim|premi|перв|second|third|fourth|zweit|dritt|viert|segund|ter[cz]|[cq]uart|deux|trois|quatr|втор|трет|четв/i

/** Which one of its unit stands in `line` (counted from one), with the word of the unit and the match; null when none does. */
export function placeInWords(line: string): { match: RegExpExecArray; at: number; word: string } | null {
  const match = line.length < 80 && MAY_BE_FIRST.test(line) ? FIRST_OF.exec(line) : null
  return match && { match, at: PLACES[match[1]!.toLowerCase().slice(0, 4)] ?? 1, word: match[2]! }
}
