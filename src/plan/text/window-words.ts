/** Units of time that windows count in, and how languages write them. */

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'sprint'

export const WORDS: [Unit, string][] = [
  ['day', 'days?|tage?n?|d[ií]as?|jours?|день|дни|дня|дней|дню|ngày|giorn[oi]|gün(?:ler|lük|de|den)?'],
  ['week', 'weeks?|wks?|wochen?|semanas?|semaines?|недел[яиьюе]|недель|tuần|settiman[ae]|hafta(?:lar|lık|da|dan|sı)?'],
  ['month', 'months?|monate?n?|mes(?:es)?|mês|mois|месяц(?:а|ев|ы|у|е)?|tháng|mes[ei]|ay(?:lar|lık|da|dan)?'],
  ['quarter', 'quarters?|quartale?|trimestres?|квартал(?:а|ы|у|е)?|quý|trimestr[ei]|çeyrek'],
  ['sprint', 'sprints?|спринт(?:а|ы|ов)?'],
  ['year', 'years?|jahre?n?|años?|anos?|années?|ans|год(?:а|ы|у)?|лет|năm|ann[oi]|yıl(?:lar|lık|da)?'],
]
/** All of them, as one alternative of a pattern. */
export const NAMES = WORDS.map(([, words]) => words).join('|')

const UNIT_OF = WORDS.map(([unit, words]) => [unit, new RegExp(`^(?:${words})$`, 'i')] as const)
/** The unit that a word or a letter names. */
export function unitWord(word: string): Unit {
  for (const [unit, pattern] of UNIT_OF) if (pattern.test(word)) return unit
  return ({ w: 'week', kw: 'week', cw: 'week', d: 'day', m: 'month', s: 'sprint', h: 'day' }[word.toLowerCase()] as Unit) ?? 'day'
}

/** As the languages of East Asia write them, where a number stands beside them. */
export const EAST_UNITS: Readonly<Record<string, Unit>> = {
  天: 'day',
  日: 'day',
  일: 'day',
  周: 'week',
  週: 'week',
  주: 'week',
  月: 'month',
  个月: 'month',
  ヶ月: 'month',
  か月: 'month',
  개월: 'month',
  월: 'month',
  季度: 'quarter',
  四半期: 'quarter',
  분기: 'quarter',
  年: 'year',
  년: 'year',
}
