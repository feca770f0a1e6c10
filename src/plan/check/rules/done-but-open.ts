import type { Kpi, Plan, Task } from '../../model.ts'
import { lineReader, type LineAt } from '../raw-lines.ts'
import { projectsOf } from '../projects.ts'
import { isReached, plannedIn, reachedIn, type Statement } from '../reached.ts'
import { count, groupBy, list, type Found, type Rule, type RuleContext } from '../rule.ts'

/** Said to be done, but the box is open; ticked, though still to be reached; planned, though said to be reached. */
export const doneButOpen: Rule = {
  id: 'done-but-open',
  title: 'The state that is written contradicts itself',
  severity: 'warning',
  *check(context) {
    const { plan, documents, today } = context
    const lineAt = lineReader(documents)
    yield* openBoxes(plan.tasks, lineAt)
    yield* earlyTicks(plan.kpis, lineAt, today)
    yield* finishedPhases(plan)
    yield* reachedAlready(context)
  },
}

/** "- [ ] LICENSE ✅": the line says done, the box does not. */
function* openBoxes(tasks: readonly Task[], lineAt: LineAt): Generator<Found> {
  const contradicting = tasks.filter(task => hasOpenBoxButIsDone(task) && !STRUCK.test(lineAt(task.source)))
  for (const open of groupBy(contradicting, task => task.source.file).values()) {
    const titles = open.map(task => `"${task.title}"`)
    yield {
      message: `${count(open.length, 'task')} ${open.length === 1 ? 'is' : 'are'} marked as done, but the box is open: ${list(titles, 4)}`,
      expected: 'a ticked box',
      source: open[0]!.source,
      related: open.slice(1).map(task => ({ message: task.title, source: task.source })),
      fix: {
        title: `Tick ${count(open.length, 'box', 'boxes')}`,
        safe: false,
        edits: open.map(task => ({ source: task.box!, text: '[x]' })),
      },
    }
  }
}
function hasOpenBoxButIsDone({ done, open, box }: Task): boolean {
  // Three columns: "[ ]". Other marks (☐, a table's cell) have no ticked form that could be written in their place.
  return done && open && box !== null && box.endColumn - box.column === 3
}

/** "- [ ] ~~Old idea~~" was given up, not done: there is nothing to tick. */
const STRUCK = /^[\s>]*(?:[-*+]|\d+[.)])\s+\[ \]\s+~~/

/** Ticks used as bullets: one may be a slip of the pen, several are a habit. */
const HABIT = 2
const TICKED_BOX = /^[\s>]*(?:[-*+]|\d+[.)])\s+\[[xX]\]/

/** The value of today, where it is given, is what the target wants. */
function isMet({ op, value, baseline }: Kpi): boolean {
  if (baseline === null) return false
  if (Array.isArray(value)) return baseline >= value[0]!
  return op === '<' || op === '<=' ? baseline <= value : op === '>' || op === '>=' ? baseline >= value : baseline === value
}

/** A tick on what is still to be reached. */
function* earlyTicks(kpis: readonly Kpi[], lineAt: LineAt, today: string | null): Generator<Found> {
  const ticked = kpis.filter(kpi => {
    if (kpi.ticked !== true || isMet(kpi)) return false
    if (kpi.due !== null && today !== null) return kpi.due > today
    // A box is ticked on purpose; without a date nothing says that it is too early.
    return !TICKED_BOX.test(lineAt(kpi.source))
  })
  for (const early of groupBy(ticked, kpi => kpi.source.file).values()) {
    if (early.length < HABIT) continue
    const names = early.map(kpi => `"${kpi.metric}"`)
    yield {
      message: `${count(early.length, 'target')} are ticked before they are due: ${list(names, 4)}`,
      expected: 'a tick once the target is reached, a plain bullet before',
      source: early[0]!.source,
      related: early.slice(1).map((kpi, i) => ({ message: names[i + 1]!, source: kpi.source })),
    }
  }
}

/** A phase said to be done with open boxes below. */
function* finishedPhases(plan: Plan): Generator<Found> {
  const openByPhase = groupBy(
    plan.tasks.filter(task => task.box !== null && !task.done),
    task => task.phase ?? '',
  )
  for (const phase of plan.phases) {
    const open = phase.status === 'done' ? openByPhase.get(phase.id) : undefined
    if (!open) continue
    yield {
      message: `"${phase.title}" is said to be done, but ${count(open.length, 'box is', 'boxes are')} open`,
      expected: 'ticked boxes, or a phase that is still open',
      source: phase.source,
      related: open.map(task => ({ message: task.title, source: task.source })),
    }
  }
}

/** "Achieve 100 % test pass rate" where the document says that all tests pass. */
function* reachedAlready({ plan, documents, today }: RuleContext): Generator<Found> {
  const said = documents.flatMap(document => reachedIn(document, plan.kpis))
  if (said.length === 0) return
  const projectOf = projectsOf(documents)
  // Only what is measured alike can be the same: most of what is reached need not be compared word by word.
  const measure = (said: Statement): string => `${projectOf(said)}|${said.unit}|${said.period}`
  const reached = groupBy(said, measure)
  for (const planned of documents.flatMap(document => plannedIn(document, plan.kpis))) {
    if (planned.due !== null && today !== null && planned.due <= today) continue
    const facts = reached.get(measure(planned))?.filter(fact => isReached(planned, fact)) ?? []
    if (facts.length === 0) continue
    yield {
      message: `"${planned.text}" is still planned, but "${facts[0]!.text}" says that it is reached`,
      expected: 'a further target, or "maintain" for what is to stay as it is',
      source: planned.source,
      related: facts.map(fact => ({ message: fact.text, source: fact.source })),
    }
  }
}
