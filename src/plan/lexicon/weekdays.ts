/** Days of the week as plans call them, in every language at once. */
import { memo } from '../text/memo.ts'
import { pattern } from '../text/pattern.ts'

/** Monday first. */
const NAMES: readonly string[] = [
  'mon(?:days?)?|montags?|lunes|lundi|segunda(?:-feira)?|luned[iì]|понедельник|(?:周|週|星期|礼拜)一|月曜日?|월요일',
  'tue(?:s(?:days?)?)?|dienstags?|martes|mardi|ter[cç]a(?:-feira)?|marted[iì]|вторник|(?:周|週|星期|礼拜)二|火曜日?|화요일',
  'wed(?:nesdays?)?|mittwochs?|mi[eé]rcoles|mercredi|quarta(?:-feira)?|mercoled[iì]|среда|(?:周|週|星期|礼拜)三|水曜日?|수요일',
  'thu(?:rs(?:days?)?)?|donnerstags?|jueves|jeudi|quinta(?:-feira)?|gioved[iì]|четверг|(?:周|週|星期|礼拜)四|木曜日?|목요일',
  'fri(?:days?)?|freitags?|viernes|vendredi|sexta(?:-feira)?|venerd[iì]|пятница|(?:周|週|星期|礼拜)五|金曜日?|금요일',
  'sat(?:urdays?)?|samstags?|s[aá]bado|samedi|sabato|суббота|(?:周|週|星期|礼拜)六|土曜日?|토요일',
  'sun(?:days?)?|sonntags?|domingo|dimanche|domenica|воскресенье|(?:周|週|星期|礼拜)[日天]|日曜日?|일요일',
]
/** No letter of the same word around a name; Chinese and Japanese put nothing between words. */
const alone = (names: string): string =>
  `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}])(?:${names})(?![\\p{Script=Latin}\\p{Script=Cyrillic}])`
const DAYS = NAMES.map(names => pattern(new RegExp(alone(names), 'iu')))
const ANY = NAMES.join('|')
const OPENS = pattern(new RegExp(`^${alone(ANY)}`, 'iu'))
const WHOLE = new RegExp(`^(?:${ANY})$`, 'i')

/** Which weekday a text names, 0 is Monday; -1: none. */
export const weekdayIn = (text: string): number => DAYS.findIndex(day => day.test(text))
/** "Tuesday: …", "周三 09:00": does a text begin with the name of one? */
export const opensWithWeekday = memo((text: string): boolean => OPENS.test(text))
/** Is it the name of one, and nothing else? */
export const isWeekdayName = (text: string): boolean => WHOLE.test(text)
