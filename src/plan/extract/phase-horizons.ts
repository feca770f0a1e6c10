/** "Now", "Next", "Later": the columns of a roadmap that gives no dates. Beside each other they are its blocks; one alone is a word. */
import type { Window } from '../model.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { isLaunch, sideOfLaunch } from '../text/beside-launch.ts'
import type { FoundWindow } from '../text/window.ts'
import { onceAbove, titleOf, type Context } from './context.ts'
import { unnumbered } from './names.ts'

const NOW = /^(?:now|jetzt|ahora|agora|maintenant|adesso|ora|сейчас|现在|当前|今|現在|지금|şimdi|bây giờ)$/i
const NEXT =
  /^(?:next|up next|soon|als nächstes|bald|danach|siguiente|luego|próximo|em seguida|ensuite|bientôt|prossimo|дальше|затем|скоро|接下来|下一步|次|다음|sonra|tiếp theo)$/i
const LATER =
  /^(?:later|someday|in the future|future|später|künftig|más adelante|más tarde|futuro|mais tarde|depois|plus tard|più avanti|позже|потом|в будущем|以后|将来|未来|後で|나중에?|daha sonra|sau này)$/i
/** Which of the three a title is: by itself, or in front of what it holds ("Now: stability"). */
const horizonOf = fact((text): number | null => {
  const [name = ''] = unnumbered(titleOf(text)).split(/\s*[:：(（]|\s[-–—]\s/)
  const at = [NOW, NEXT, LATER].findIndex(pattern => pattern.test(name.trim()))
  return at < 0 ? null : at
})
/** Two of them or more, in their order, among titles of one level. */
const standsInRow = onceAbove((_, { children }): boolean => {
  const row = children.filter(isTitle).flatMap(line => horizonOf(line) ?? [])
  return row.length > 1 && row.every((at, i) => i === 0 || at > row[i - 1]!)
})
const isTitle = ({ kind }: Line): boolean => kind === 'heading' || kind === 'label'

/** The time of such a block, as it is written; null for all else. */
export function horizon(context: Context, line: Line): FoundWindow | null {
  if (!isTitle(line) || horizonOf(line) === null || !standsInRow(context, line)) return null
  const text = titleOf(line.text)
  return { window: { unit: 'text', text }, from: 0, to: text.length }
}

/** "Before launch", "Launch", "After launch" among titles of one level: the sides of the launch, where a row has two of them. */
export function sideOfRow(context: Context, line: Line): FoundWindow | null {
  const window = isTitle(line) ? sideIn(line) : null
  if (window === null || !(hasSides(context, line) || isBesideLaunch(context, line))) return null
  return { window, from: 0, to: titleOf(line.text).length }
}
const sideIn = fact((text): Window | null => {
  const name = unnumbered(titleOf(text))
  const plain = name.replace(WORK, '')
  // "Launch checklist" is worked through before it.
  if (AT_LAUNCH.test(/list$/i.test(name) ? name : plain)) return { unit: 'day', from: 0, to: 0, anchor: 'launch' }
  const beside = BESIDE.exec(name)
  if (beside) {
    const by = /before/i.test(beside[2]!) ? -1 : 1
    return { unit: /^week/i.test(beside[1]!) ? 'week' : 'day', from: by, to: by, anchor: 'launch' }
  }
  return /[(（]/.test(name) ? null : sideOfLaunch(plain)
})
const AT_LAUNCH =
  /^(?:(?:during|at|on) (?:the )?launch|launch(?:[ -]day)?|beim launch|durante el lanzamiento|durante o lançamento|pendant le lancement|上线时|发布时)$/i
/** "Pre-launch checklist", "Launch phase": what is done on that side. */
const WORK =
  /\s+(?:phase|period|stage|checklist|check-list|activities|tasks|preparations?|prep|work|steps|actions|phase|checkliste|aufgaben|aktivitäten)$/i
/** "The week before", "Day after". */
const BESIDE = /^(?:the )?(day|week) (before|after)$/i
/** Is one of the titles of that level the launch? "Launch day – Tuesday". */
const isBesideLaunch = onceAbove((context, { children }): boolean =>
  children.filter(isTitle).some(line => {
    const window = context.window(titleOf(line.text))?.window
    return window !== undefined && isLaunch(window)
  }),
)
const hasSides = onceAbove((_, { children }): boolean => {
  const row = children.filter(isTitle).flatMap(line => sideIn(line) ?? [])
  if (row.some(isLaunch) && row.some(({ from, to }) => from === to && to !== 0)) return true
  return (
    row.some(({ to }) => to === 0) && row.some(({ from, to }) => (from === 1 && to === null) || (from === 0 && to === 0 && row.length > 1))
  )
})
