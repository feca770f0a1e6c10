/** Quarters and halves of years: "Q3 2026", "Q4 2025 – Q1 2026", "Q1 '26", "H2 2026", "2026年第一季度", "下半年", "2분기". */
import type { Window } from '../model.ts'
import type { Around } from './dates.ts'
import { pattern } from './pattern.ts'

/** Four digits, or two behind an apostrophe, a stroke or "FY". */
const YEAR = "(?:[\\s,./-]*(?:of\\s+|de\\s+|FY\\s?)?(20\\d{2})|(?:\\s?['’/]|\\s?FY\\s?['’]?)([2-4]\\d)(?!\\d))"
const RANGE = '\\s*(?:-|–|—|~|to|through|thru|bis|a|à|au|до|→)\\s*'
const LIST = '\\s*(?:-|–|—|~|\\/|to|through|thru|bis|a|и|e|y|&|and)\\s*'
const BEGIN = '(?<![\\p{L}\\d])'
const END = '(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\d])'

type Read = { from: number; to: number; year?: string | undefined; toYear?: string | undefined }
const whole = (four: string | undefined, two: string | undefined): string | undefined => four ?? (two && `20${two}`)
const NUMERALS = '一二三四'
const numeral = (said: string): number => NUMERALS.indexOf(said) + 1 || Number(said)
/** The quarters of a half. */
const half = (which: number): Read => ({ from: which * 2 - 1, to: which * 2 })

const FORMS: readonly [RegExp, (match: RegExpExecArray) => Read][] = [
  [
    pattern(new RegExp(`${BEGIN}Q([1-4])(?:${LIST}Q?([1-4])(?!\\d))?${YEAR}?(?:${RANGE}Q([1-4])${YEAR})?${END}`, 'iu')),
    ([, first, second, four, two, last, lastFour, lastTwo]) => ({
      from: Number(first),
      to: Number(last ?? second ?? first),
      year: whole(four, two) ?? whole(lastFour, lastTwo),
      toYear: whole(lastFour, lastTwo),
    }),
  ],
  [
    pattern(new RegExp(`${BEGIN}(20\\d{2})\\s*[年년]?[\\s-]*Q([1-4])(?:${RANGE}(?:(20\\d{2})[\\s-]*)?Q?([1-4]))?${END}`, 'iu')),
    ([, year, first, toYear, last]) => ({ from: Number(first), to: Number(last ?? first), year, toYear }),
  ],
  [
    pattern(new RegExp(`${BEGIN}(?:H([12])${YEAR}|(20\\d{2})[\\s-]*H([12]))${END}`, 'iu')),
    ([, first, four, two, year, second]) => ({ ...half(Number(first ?? second)), year: year ?? whole(four, two) }),
  ],
  [
    pattern(
      new RegExp(
        `${BEGIN}([1-4])(?:\\.|[ºª]|er|[eè]me|e|-[йе]|st|nd|rd|th)?\\s*(?:(quartal|trimestre|квартал|quarter)|semestre|halbjahr|полугодие)(?:\\s+(?:de\\s+)?(20\\d{2}))?${END}`,
        'iu',
      ),
    ),
    ([, first, quarter, year]) => ({ ...(quarter ? { from: Number(first), to: Number(first) } : half(Number(first))), year }),
  ],
  [
    /(?:(20\d{2})\s*[年년]?\s*)?[第제]?\s*([一二三四1-4])(?:\s*[-–~〜至]\s*([一二三四1-4]))?\s*(?:季度|四半期|분기(?!별))/,
    ([, year, first, last]) => ({ from: numeral(first!), to: numeral(last ?? first!), year }),
  ],
  [
    pattern(/(?<![\p{L}\d])(IV|I{1,3})\s+квартал(?:\s+(20\d{2}))?/u),
    ([, roman, year]) => ({ from: roman === 'IV' ? 4 : roman!.length, to: roman === 'IV' ? 4 : roman!.length, year }),
  ],
  // "T2 2026" in French, Spanish and Portuguese; without a year it may be a day or a tier.
  [
    pattern(/(?<![\p{L}\d])T([1-4])(?:\s*[-–—/]\s*T([1-4]))?\s+(20\d{2})(?!\d)/u),
    ([, first, last, year]) => ({ from: Number(first), to: Number(last ?? first), year }),
  ],
  [
    /\b(?:(prime(?:r|iro|ier))|(segundo|deuxième|second)|(tercer|terceiro|troisième)|(?:cuarto|quarto|quatrième))\s+trimestre(?:\s+(?:de\s+)?(20\d{2}))?/i,
    ([, first, second, third, year]) => {
      const which = first ? 1 : second ? 2 : third ? 3 : 4
      return { from: which, to: which, year }
    },
  ],
  [/\b(?:(first|1st)|second|2nd)[- ]half (?:of )?(?:the )?(?:(20\d{2})|year\b)/i, ([, first, year]) => ({ ...half(first ? 1 : 2), year })],
  [
    /\b(?:(erstes|prime(?:r|iro|ier))|zweites|segundo|deuxième|second)\s+(?:halbjahr|semestre)(?:\s+(?:de\s+)?(20\d{2}))?/i,
    ([, first, year]) => ({ ...half(first ? 1 : 2), year }),
  ],
  [/(?:(20\d{2})\s*[年년]?\s*)?(?:([上상])|[下하])(?:半年|반기)/, ([, year, first]) => ({ ...half(first ? 1 : 2), year })],
]
/** "H2 – Scale" in a plan of a year that is known. */
const BARE_HALF = /^H([12])(?=\s*(?:$|[:：–—-]))/
const MAY_BE = /[qht][1-4]| half|-half|quartal|trimestre|квартал|quarter|semestre|halbjahr|полугод|季度|四半期|분기|半年|반기/i

/** "Q4+", "Q4 2027 - ongoing". */
const OPEN_END =
  /^\s?\+|^\s*(?:[-–—→]|to|bis|a|à)\s*(?:ongoing|onwards?|open|laufend|continuo|contínuo|en continu|в дальнейшем|持续|長期|지속)/i
/** "Now → Q2 2026": up to its end. */
const SINCE_NOW = pattern(
  /(?<![\p{L}])(?:now|today|jetzt|heute|ahora|hoy|agora|hoje|maintenant|aujourd['’]hui|adesso|oggi|сейчас|сегодня|现在|至今|現在|今|지금|현재)\s*(?:→|->|=>|–|—|-|~|to|until|through|bis|a|à|até|hasta|до|至|到|から)\s*$/iu,
)
/** The first quarter, half or range of quarters in a text; without a year of its own it is one of the year around it. */
export function findQuarter(text: string, around: Around): { window: Window; match: RegExpExecArray } | null {
  if (!MAY_BE.test(text)) return null
  let found: { read: Read; match: RegExpExecArray } | null = null
  for (const [form, read] of FORMS) {
    const match = form.exec(text)
    if (match && (found === null || match.index < found.match.index)) found = { read: read(match), match }
  }
  const bare = found === null && around.year !== undefined ? BARE_HALF.exec(text) : null
  if (bare) found = { read: half(Number(bare[1])), match: bare }
  if (found === null) return null
  const { from, to, year = around.year, toYear = year } = found.read
  if (from > 4 || to > 4) return null
  // "Q4+ 2026", "Q4+": from then on.
  if (found.read.from === found.read.to && OPEN_END.test(text.slice(found.match.index + found.match[0].length)))
    return { window: { unit: 'quarter', from: year === undefined ? from : `${year}-Q${from}`, to: null }, match: found.match }
  const opens = SINCE_NOW.test(text.slice(0, found.match.index))
  if (opens && found.read.from === found.read.to)
    return { window: { unit: 'quarter', from: null, to: year === undefined ? to : `${year}-Q${to}` }, match: found.match }
  return {
    window: year === undefined ? { unit: 'quarter', from, to } : { unit: 'quarter', from: `${year}-Q${from}`, to: `${toYear}-Q${to}` },
    match: found.match,
  }
}

/** "Q2 2027 (" before days 91-180: the quarter is named, and what stands in brackets says how the plan counts it. */
export function quarterAhead(before: string, around: Around): ReturnType<typeof findQuarter> {
  const name = /^(.*\S)\s*[(（]\s*$/.exec(before)?.[1]
  const quarter = name === undefined ? null : findQuarter(name, around)
  return quarter && quarter.match[0].length === name?.length && typeof quarter.window.from === 'string' ? quarter : null
}
