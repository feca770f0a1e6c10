/** How far the items of a list are, as a sign at their head or a label ("Done: …") says. */
import type { StateMark } from '../read/document.ts'
import type { Line } from '../read/document.ts'
import { fact, leadFact } from '../read/fact.ts'
import { pattern } from '../text/pattern.ts'
import { onceAbove, type Context } from './context.ts'

/**
 * The state of an item by what stands at its head; null where a sign there is only a bullet, or says nothing. `text` is what
 * is to be done.
 */
export function listState(context: Context, line: Line): { text: string; state: StateMark } | null {
  const said = labelState(line)
  if (said !== null && !isOfStateLabels(context, line)) return null
  if (said !== null) return inPlan(context, line) ? { text: line.rest, state: said } : null
  const tail = line.kind === 'item' ? tailState(line) : null
  if (tail !== null && isOfTails(context, line) && inPlan(context, line)) return tail
  if (line.markAt !== 'lead' || line.mark === null) return null
  const isState =
    (line.mark === 'open' && context.claimedBy(line) === null) ||
    isOfStates(context, line) ||
    isOfDone(context, line) ||
    (line.mark === 'done' && isOfActions(context, line))
  return isState ? { text: line.text, state: line.mark } : null
}
/** A trailing tick states an action's state only where actions are listed, not in lists of features, targets or costs. */
export const inPlan = (context: Context, line: Line): boolean =>
  !context.kindsAt(line).some(kind => kind === 'kpi' || kind === 'budget' || kind === 'pricing' || kind === 'achieved') &&
  !(line.parent !== null && praises(line.parent))
/** "Key selling points", "核心卖点" above ticks: what speaks for it. */
const praises = fact(text => PRAISES.test(text))
const PRAISES =
  /\b(?:selling points?|highlights|differentiators?|advantages|strengths|benefits|key features|value propositions?|why (?:it|this|us|we|choose)\b)|(?:vorteile|alleinstellungsmerkmale|stärken)\b|\b(?:ventajas|fortalezas|puntos fuertes|diferenciadores|vantagens|diferenciais|pontos fortes|avantages|atouts|points forts|vantaggi|punti di forza)\b|преимуществ|卖点|亮点|优势|特色|特长|強み|特長|장점|강점/i

const stateOf = (line: Line): StateMark | null => (line.markAt === 'lead' ? line.mark : labelState(line))

/** "✓ Parser", "⏳ Printer", "☐ Docs": every line of a list of work says how far it is, and one of them that it is not done. */
const isOfStates = onceAbove((context, { children }): boolean => {
  const lines = children.filter(({ kind }) => kind === 'item' || kind === 'text')
  const [first] = lines
  if (first === undefined || lines.length < 3) return false
  const states = lines.map(stateOf)
  const said = states.filter(state => state !== null)
  // "❌ Dropped" among them says no state that is known.
  if (said.length < lines.length && (said.length < 3 || said.length * 4 < lines.length * 3 || new Set(said).size < 2)) return false
  return said.includes('open') || (said.includes('active') && inPlan(context, first))
})

/**
 * Ticks below "Completed (September)", beside a block of work that is not done, in a phase that is done, or above "Still to do:"
 * with open boxes: there they are no bullets.
 */
const isOfDone = onceAbove((context, block): boolean => {
  const { kind, parent, children } = block
  if (kind !== 'heading' && kind !== 'label') return false
  if (children.some(each => (each.kind === 'item' || each.kind === 'text') && each.mark !== 'done')) return false
  const [first] = children
  if (first === undefined) return false
  // Among next steps a tick before the nearest is as likely a bullet.
  const mayBeSoFar = context.phaseAt(block) !== null && inPlan(context, first) && !context.kindsAt(first).includes('task')
  if (mayBeSoFar && isBesideUnmarked(block)) return true
  if (context.phaseOf(block, true)?.status === 'done' && inPlan(context, first) && !context.below(first, 'achieved')) return true
  return saysDone(block)
    ? parent?.children.some(beside => beside !== block && beside.children.some(isOpen)) === true
    : children.some(each => (each.kind === 'label' || each.kind === 'heading') && saysOpen(each) && each.children.some(isOpen))
})
/** Ticks in one block of a row ("Day 1"), and no sign at all in those behind it: what was done so far. */
function isBesideUnmarked(block: Line): boolean {
  const row = block.parent?.children ?? []
  const others = row.slice(row.indexOf(block) + 1).filter(each => each.kind === block.kind && each.level === block.level)
  return (
    others.length > 1 &&
    others.every(
      ({ children }) =>
        children.some(each => each.kind === 'item') &&
        children.every(each => each.kind !== 'item' || (each.mark === null && each.box === null)),
    )
  )
}
const isOpen = (line: Line): boolean => {
  if (line.kind !== 'item') return false
  if (line.box !== null) return !line.box.checked && line.mark !== 'done'
  const state = stateOf(line)
  return state === 'open' || state === 'active'
}

/** Some of the numbered next steps are ticked and some are not; or what is not done has a box. */
const isOfActions = onceAbove((context, { children }): boolean => {
  const items = children.filter(({ kind }) => kind === 'item')
  const [first] = items
  if (first === undefined) return false
  const isNumbered = first.ordinal !== null && context.kindsAt(first).includes('task') && items.some(({ mark }) => mark === null)
  return isNumbered || items.some(({ box }) => box !== null)
})

const DONE =
  'done|completed?|finished|shipped|delivered|erledigt|abgeschlossen|fertig|hecho|completad[oa]s?|terminad[oa]s?|feito|concluíd[oa]s?|terminés?|fait|réalisés?|готово|сделано|выполнено|завершено|completat[oi]|fatto|đã hoàn thành|tamamlan(?:dı|anlar)|已完成|完成|完了|완료'
const OPEN =
  'to.?do|planned|in progress|pending|not started|wip|blocked|(?:[a-z]+ )?backlog|geplant|offen|in arbeit|pendiente|en curso|en progreso|planificado|pendente|em andamento|planejado|à faire|en cours|prévu|в работе|запланировано|da fare|in corso|待办|进行中|计划中|未着手|進行中|予定|예정|진행 ?중'
const saysDone = fact(text => SAYS_DONE.test(text))
const SAYS_DONE = pattern(
  new RegExp(`^(?:(?:what(?:['’]s| is| we have)|already|recently)\\s+)?(?:${DONE})(?![\\p{Script=Latin}\\p{Script=Cyrillic}])`, 'iu'),
)

const saysOpen = fact(text => SAYS_OPEN.test(text))
const SAYS_OPEN = pattern(
  new RegExp(
    `^(?:still (?:to do|open)|remaining|noch offen|por hacer|quedan|a fazer|reste|осталось|da fare|${OPEN})(?![\\p{Script=Latin}\\p{Script=Cyrillic}])`,
    'iu',
  ),
)

/** Do states open most items of a list, as signs or labels? "Complete: all details", beside "Credible: …", is a quality. */
const isOfStateLabels = onceAbove((_, { children }): boolean => {
  const opened = children.filter(({ kind, rest, markAt }) => kind === 'item' && (rest !== '' || markAt === 'lead'))
  return opened.filter(item => stateOf(item) !== null).length * 2 > opened.length
})

/** "Write the guide — done", "Record the tour (in progress)": the state stands behind what is to be done. */
const tailState = fact((text): { text: string; state: StateMark } | null => {
  const found = text.length < LONGEST && ENDS.test(text.slice(-SHORTEST)) ? TAIL.exec(text) : null
  return found && { text: found[1]!, state: IS_DONE.test(found[2] ?? found[3]!) ? 'done' : 'open' }
})
const LONGEST = 300
/** The longest of the states, with what stands around it. */
const SHORTEST = 28
const ENDS = pattern(new RegExp(`(?:${DONE}|${OPEN})\\s*[)）\\]】]?\\s*$`, 'iu'))
const TAIL = pattern(
  new RegExp(`^(.{4,}?)\\s*(?:[(（\\[【]\\s*(${DONE}|${OPEN})\\s*[)）\\]】]|\\s[-–—→|]+\\s*(${DONE}|${OPEN}))\\s*$`, 'iu'),
)
/** One "(planned)" is a remark; several in a list are states. */
const isOfTails = onceAbove(
  (_, { children }): boolean =>
    children.filter(each => each.kind === 'item' && (tailState(each) !== null || (each.mark !== null && each.markAt === 'trail'))).length >
    1,
)

/** "Done: guide for beginners", "Planned: a second one"; not "Done: 12", and not "Planned" above other items. */
const labelState = (line: Line): StateMark | null =>
  line.kind === 'item' && line.rest.length > 5 && leadState(line) !== null && FIRST_LETTER.test(line.rest) ? leadState(line) : null
const FIRST_LETTER = pattern(/^[^\d]{0,2}\p{L}/u)
const leadState = leadFact((lead): StateMark | null => (IS_DONE.test(lead) ? 'done' : IS_OPEN.test(lead) ? 'open' : null))
const IS_DONE = pattern(new RegExp(`^(?:${DONE})$`, 'iu'))
const IS_OPEN = pattern(new RegExp(`^(?:${OPEN})$`, 'iu'))
