import { phaseNumber } from '../../extract/names.ts'
import type { Phase, Task } from '../../model.ts'
import { rowsOf } from '../blocks.ts'
import { memo } from '../../text/memo.ts'
import { pattern } from '../../text/pattern.ts'
import { groupBy, type Found, type Rule, type RuleContext } from '../rule.ts'
import { daysOf } from '../timeline.ts'

/** Phase 3 before phase 2; one task planned at two different times; documentation for what comes later. */
export const windowOrder: Rule = {
  id: 'window-order',
  title: 'Work is planned in an order that cannot be',
  severity: 'warning',
  *check(context) {
    const phases = new Map(context.plan.phases.map(phase => [phase.id, phase]))
    yield* numbersOutOfOrder(context)
    yield* tasksPlannedTwice(context.plan.tasks, phases)
    yield* documentsBeforeFeatures(context.plan.tasks, phases)
  },
}
type Phases = ReadonlyMap<string, Phase>

function* numbersOutOfOrder({ plan }: RuleContext): Generator<Found> {
  for (const row of rowsOf(plan.phases)) {
    const numbered = row
      .map(block => ({ ...block, numeral: phaseNumber(block.phase.title) }))
      .filter(block => block.numeral?.word === 'phase')
    for (const [i, after] of numbered.entries()) {
      const before = numbered[i - 1]
      if (!before || after.numeral!.number <= before.numeral!.number || after.from >= before.from) continue
      yield {
        message: `"${after.phase.title}" starts before "${before.phase.title}"`,
        expected: 'phases in the order of their numbers',
        source: after.phase.source,
        related: [{ message: before.phase.title, source: before.phase.source }],
      }
    }
  }
}

/** Shorter titles ("Testing", "Write tests") are repeated on purpose. */
const LEAST_TITLE = 12
/** A task of the first two weeks may well be called "this week" too. */
const LEAST_DAY = 13

/** One title under "Next week" and again under week 3. */
function* tasksPlannedTwice(tasks: readonly Task[], phases: Phases): Generator<Found> {
  if (![...phases.values()].some(isSoon)) return
  const bounded = tasks.filter(task => task.title.length >= LEAST_TITLE && phaseOf(task, phases)?.window)
  const soonest = new Set(bounded.filter(task => isSoon(phaseOf(task, phases)!)).map(task => plainTitle(task.title)))
  const repeated = bounded.filter(task => soonest.has(plainTitle(task.title)))
  for (const twins of groupBy(repeated, task => `${task.source.file}|${plainTitle(task.title)}`).values()) {
    const soon = twins.find(task => isSoon(phaseOf(task, phases)!))
    const later = twins.find(task => {
      const phase = phaseOf(task, phases)!
      return task !== soon && !task.done && !isSoon(phase) && lastDay(phase, phases) > LEAST_DAY
    })
    if (!soon || !later) continue
    const block = phaseOf(later, phases)!
    const around = (block.parent && phases.get(block.parent)) || block
    yield {
      message: `"${soon.title}" is planned for "${phaseOf(soon, phases)!.title}" and again for "${around.title}"`,
      expected: 'one time for one task',
      source: soon.source,
      related: [{ message: block.title, source: later.source }],
    }
  }
}
const phaseOf = (task: Task, phases: Phases): Phase | undefined => (task.phase === null ? undefined : phases.get(task.phase))
const isSoon = (phase: Phase): boolean => phase.window?.anchor === 'now'
const SIGNS = pattern(/[^\p{L}\p{N}]+/gu)
const plainTitle = memo((title: string): string => title.toLowerCase().replace(SIGNS, ' ').trim())

/** Last day of a phase; days inside a week count with that week. */
function lastDay(phase: Phase, phases: Phases): number {
  const own = daysOf(phase.window)?.to ?? 0
  const parent = phase.parent ? phases.get(phase.parent) : undefined
  return parent ? Math.max(own, daysOf(parent.window)?.to ?? 0) : own
}

const DOCUMENTS = pattern(
  /(?<![\p{L}])(?:guides?|documentation|docs|tutorials?|manuals?(?!\s+\p{L})|handbooks?|dokumentation|anleitung(?:en)?|handbuch|leitfaden|documentación|guías?|manuales|documentação|guias?|manuais|tutoriels?|manuel|документаци\p{L}*|руководств\p{L}*|guid[ae]|documentazione)(?![\p{L}])/iu,
)
/** Phases that tell of a product rather than build it: documentation may well come before them. */
const TELLS = pattern(
  /(?<![\p{L}])(?:communit(?:y|ies)|marketing|content|launch|outreach|growth|adoption|awareness|promotion|campaign|announcements?|community|wachstum|einführung|crecimiento|lanzamiento|crescimento|lançamento|croissance|lancement|маркетинг|сообществ\p{L}*|запуск)(?![\p{L}])/iu,
)
const isDocuments = memo((title): boolean => DOCUMENTS.test(title))
const tells = memo((title): boolean => TELLS.test(title))
/** Words of a title about documents that do not say what the document is about. */
const GENERAL =
  /^(?:guides?|documentation|docs|tutorials?|manuals?|handbooks?|create|develop|build|write|publish|update|improve|complete|prepare|usage|configuration|comprehensive|performance|tuning|reference|quick|start|getting|started|different|cases|community|better|adoption|examples?|interactive|first|advanced|basic|technical|developers?|users?|product|project|with|from|your|into|dokumentation|erstellen|schreiben|crear|escribir|criar|escrever|créer|écrire|создать|написать)$/
/** Words from this length on are names of things rather than small talk. */
const TELLING = 9

/** A guide to something whose own phase begins later. */
function* documentsBeforeFeatures(tasks: readonly Task[], phases: Phases): Generator<Found> {
  const starts = [...phases.values()].map(phase => ({ phase, span: daysOf(phase.window) })).filter(({ span }) => span !== null)
  const last = Math.max(...starts.map(({ span }) => span!.from))
  const documents = tasks
    .map(task => ({ task, span: daysOf(phaseOf(task, phases)?.window ?? null) }))
    .filter(({ task, span }) => span !== null && span.to < last && isDocuments(task.title))
  if (documents.length === 0) return
  const built = starts
    .filter(({ phase }) => !isDocuments(phase.title) && !tells(phase.title))
    .map(({ phase, span }) => ({ phase, span, topic: topicOf(phase.title) }))
  const phasesAbout = new Map<string, number>()
  for (const { topic } of built) for (const word of topic) phasesAbout.set(word, (phasesAbout.get(word) ?? 0) + 1)
  for (const { task, span } of documents) {
    const topic = topicOf(task.title)
    // "Integration" says little where three phases are about one.
    const telling = [...topic].filter(word => word.length >= TELLING && phasesAbout.get(word) === 1)
    const feature = built.find(
      each =>
        each.span!.axis === span!.axis &&
        each.span!.from > span!.to &&
        each.phase.source.file === task.source.file &&
        !task.section.includes(each.phase.title) &&
        isOneTopic(topic, each.topic, telling),
    )?.phase
    if (!feature) continue
    yield {
      message: `"${task.title}" is planned before what it describes: "${feature.title}" begins later`,
      expected: 'the feature first, or documentation after it',
      source: task.source,
      related: [{ message: feature.title, source: feature.source }],
    }
  }
}
const LONG_WORD = pattern(/\p{L}{4,}/gu)
const topicOf = memo(
  (title: string): ReadonlySet<string> => new Set((title.toLowerCase().match(LONG_WORD) ?? []).filter(word => !GENERAL.test(word))),
)

/** Two words in common, or one that is telling by itself. */
function isOneTopic(task: ReadonlySet<string>, phase: ReadonlySet<string>, telling: readonly string[]): boolean {
  return telling.some(word => phase.has(word)) || [...task].filter(word => phase.has(word)).length >= 2
}
