import { phaseNumber } from '../../extract/names.ts'
import type { Phase } from '../../model.ts'
import { count, groupBy, number, type Found, type Rule } from '../rule.ts'
import { daysOf } from '../timeline.ts'

type Placed = { phase: Phase; from: number; to: number }
/** Phases of one level, counted in one unit, in document order. */
function* rows(phases: Phase[]): Generator<Placed[]> {
  const groups = groupBy(
    phases.filter(phase => daysOf(phase.window) !== null && phase.kind !== 'journey' && phase.kind !== 'milestone'),
    phase => `${phase.source.file}|${phase.parent ?? ''}|${phase.window!.unit}|${phase.window!.anchor ?? ''}|${phase.section.join('›')}`,
  )
  for (const all of groups.values()) {
    const numbered = all.filter(phase => phaseNumber(phase.title) !== null)
    const group =
      numbered.length > 1
        ? numbered
        : all.filter(phase => phase.window!.from !== phase.window!.to || !/^(?:next|immediate)/i.test(phase.title))
    if (group.length > 1) yield group.map(phase => ({ phase, ...daysOf(phase.window)! }))
  }
}
const unitsOf = (row: Placed): [number, number] => [row.phase.window!.from as number, row.phase.window!.to as number]

/** Blocks that should follow each other and leave time between them, or end before the plan does. */
export const windowGap: Rule = {
  id: 'window-gap',
  title: 'Time between blocks is planned by none',
  severity: 'warning',
  *check({ plan }) {
    for (const row of rows(plan.phases)) {
      const sorted = [...row].sort((a, b) => a.from - b.from)
      if (rhythm(sorted)) continue
      for (let i = 1; i < sorted.length; i++) {
        const before = sorted[i - 1]!
        const after = sorted[i]!
        const missing = unitsOf(after)[0] - unitsOf(before)[1] - 1
        const unit = after.phase.window!.unit
        if (
          missing < 1 ||
          after.phase.window!.anchor === 'launch' ||
          (unit === 'day' && after.phase.parent !== null) ||
          (unit === 'month' && missing > 2)
        )
          continue
        yield {
          message: `${count(missing, unit)} between "${before.phase.title}" and "${after.phase.title}" ${missing === 1 ? 'is' : 'are'} planned by no block`,
          expected: 'blocks that follow each other',
          source: after.phase.source,
          related: [{ message: before.phase.title, source: before.phase.source }],
        }
      }
    }
    yield* endsEarly(plan.phases)
  },
}
/** Every second week is a rhythm, not a row of gaps. */
function rhythm(sorted: Placed[]): boolean {
  const steps = sorted.slice(1).map((entry, i) => unitsOf(entry)[0] - unitsOf(sorted[i]!)[1])
  return steps.length > 1 && steps.every(step => step === steps[0])
}
/** Weeks that stop before the days of the phase around them do: week 12 ends on day 84 of 90. */
function* endsEarly(phases: Phase[]): Generator<Found> {
  for (const parent of phases) {
    const whole = daysOf(parent.window)
    if (!whole || parent.window!.unit === 'week' || parent.window!.anchor) continue
    const inside = phases
      .filter(phase => phase.parent === parent.id && phase.window?.unit === 'week' && !phase.window.anchor && phase.kind !== 'milestone')
      .map(phase => ({ phase, span: daysOf(phase.window)! }))
      .filter(entry => entry.span)
    const last = inside.reduce<(typeof inside)[number] | null>(
      (best, entry) => (!best || entry.span.to > best.span.to ? entry : best),
      null,
    )
    if (
      !last ||
      phases.some(phase => phase.source.file === parent.source.file && (daysOf(phase.window)?.from ?? -1) > whole.to - 1) ||
      whole.to - last.span.to < 3
    )
      continue
    yield {
      message: `The weeks end on day ${number(last.span.to)} ("${last.phase.title}"), but "${parent.title}" runs to day ${number(Math.round(whole.to))}`,
      expected: `weeks up to day ${number(Math.round(whole.to))}, or a phase that ends on day ${number(last.span.to)}`,
      source: last.phase.source,
      related: [{ message: parent.title, source: parent.source }],
    }
  }
}

/** Blocks of one level that claim the same time. A shared edge ("Weeks 1-4", "Weeks 4-8") is reported as such. */
export const windowOverlap: Rule = {
  id: 'window-overlap',
  title: 'Two blocks claim the same time',
  severity: 'warning',
  *check({ plan }) {
    for (const row of rows(plan.phases)) {
      for (let i = 1; i < row.length; i++) {
        const before = row[i - 1]!
        const after = row[i]!
        const shared = Math.min(unitsOf(before)[1], unitsOf(after)[1]) - Math.max(unitsOf(before)[0], unitsOf(after)[0]) + 1
        if (
          shared < 1 ||
          same(before, after) ||
          /parallel|ongoing|concurrent|track|workstream/i.test(before.phase.title + after.phase.title)
        )
          continue
        yield {
          message: `"${before.phase.title}" and "${after.phase.title}" share ${count(shared, after.phase.window!.unit)}`,
          expected: 'blocks that follow each other, or a word that they run in parallel',
          source: after.phase.source,
          related: [{ message: before.phase.title, source: before.phase.source }],
        }
      }
    }
  },
}
const same = (a: Placed, b: Placed): boolean => a.from === b.from && a.to === b.to

/** Phase 3 before phase 2; one task planned at two different times; documentation for what comes later. */
export const windowOrder: Rule = {
  id: 'window-order',
  title: 'Work is planned in an order that cannot be',
  severity: 'warning',
  *check({ plan }) {
    for (const row of rows(plan.phases)) {
      const numbered = row.map(entry => ({ ...entry, n: phaseNumber(entry.phase.title) })).filter(entry => entry.n?.word === 'phase')
      for (let i = 1; i < numbered.length; i++) {
        const before = numbered[i - 1]!
        const after = numbered[i]!
        if (after.n!.number > before.n!.number && after.from < before.from)
          yield {
            message: `"${after.phase.title}" starts before "${before.phase.title}"`,
            expected: 'phases in the order of their numbers',
            source: after.phase.source,
            related: [{ message: before.phase.title, source: before.phase.source }],
          }
      }
    }
    const phaseOf = new Map(plan.phases.map(phase => [phase.id, phase]))
    const bounded = plan.tasks.filter(task => task.phase !== null && phaseOf.get(task.phase)?.window)
    for (const twins of groupBy(
      bounded,
      task =>
        `${task.source.file}|${task.title
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim()}`,
    ).values()) {
      if (twins.length < 2 || twins[0]!.title.length < 12) continue
      const now = twins.find(task => phaseOf.get(task.phase!)!.window!.anchor === 'now')
      const later = twins.find(
        task =>
          task !== now &&
          !task.done &&
          (phaseOf.get(task.phase!)!.window!.anchor ?? 'plan') !== 'now' &&
          endDay(phaseOf.get(task.phase!)!, phaseOf) > 13,
      )
      if (now && later)
        yield {
          message: `"${now.title}" is planned for "${phaseOf.get(now.phase!)!.title}" and again for ${blockName(phaseOf.get(later.phase!)!, phaseOf)}`,
          expected: 'one time for one task',
          source: now.source,
          related: [{ message: phaseOf.get(later.phase!)!.title, source: later.source }],
        }
    }
    yield* documentsBefore(
      plan.tasks
        .filter(task => task.phase !== null)
        .map(task => ({ title: task.title, source: task.source, span: daysOf(phaseOf.get(task.phase!)?.window ?? null) })),
      plan.phases,
    )
  },
}
/** Last day of a phase; days inside a week count with that week. */
function endDay(phase: Phase, all: Map<string, Phase>): number {
  const own = daysOf(phase.window)?.to ?? 0
  const parent = phase.parent ? all.get(phase.parent) : undefined
  return parent ? Math.max(own, daysOf(parent.window)?.to ?? 0) : own
}
const blockName = (phase: Phase, all: Map<string, Phase>): string => {
  const parent = phase.parent ? all.get(phase.parent) : undefined
  return parent ? `"${parent.title}"` : `"${phase.title}"`
}

const DOCUMENTS = /\b(?:guides?|documentation|docs|tutorials?|manual|handbook)\b/i
const BUILDS = /\b(?:support|implementation|clustering|feature|engine|availability|tenancy|replication|security|analytics)\b/i
/** A guide to something whose own phase begins later. */
function* documentsBefore(
  tasks: { title: string; source: Phase['source']; span: { from: number; to: number } | null }[],
  phases: Phase[],
): Generator<Found> {
  for (const task of tasks) {
    if (!task.span || !DOCUMENTS.test(task.title)) continue
    const words = new Set(
      (task.title.toLowerCase().match(/[\p{L}]{4,}/gu) ?? []).filter(
        word =>
          !/^(?:guides?|documentation|create|develop|build|update|usage|configuration|comprehensive|performance|tuning|reference|quick|start|different|cases|community|better|adoption|example|examples|write|interactive)$/.test(
            word,
          ),
      ),
    )
    const later = phases.find(phase => {
      const span = daysOf(phase.window)
      if (!span || span.from <= task.span!.to || phase.source.file !== task.source.file || !BUILDS.test(phase.title)) return false
      return (
        (phase.title.toLowerCase().match(/[\p{L}]{4,}/gu) ?? []).filter(word => words.has(word)).length >= 2 ||
        [...words].some(word => word.length >= 7 && phase.title.toLowerCase().includes(word) && /tenancy|cluster/.test(word))
      )
    })
    if (later)
      yield {
        message: `"${task.title}" is planned before what it describes: "${later.title}" begins later`,
        expected: 'the feature first, or documentation after it',
        source: task.source,
        related: [{ message: later.title, source: later.source }],
      }
  }
}
