/** Day 1 and the launch: what is known of both, and how one follows from the other. */
import type { Phase, Plan, PlanOptions } from '../model.ts'
import { isLaunch } from '../text/beside-launch.ts'
import { memo } from '../text/memo.ts'
import { pattern } from '../text/pattern.ts'
import { addDays, diffDays, isDate } from './calendar.ts'
import { layPhases } from './lay.ts'
import { outermostFirst } from './tree.ts'
import { fromLaunch, isNumbered } from './window.ts'

/** What windows are laid on: day 1 of the plan, the launch (day 0), today. Null where nothing is known. */
export type Origin = { start: string | null; launch: string | null; today: string | null }

/** Month lengths differ, so the start that puts a phase on the launch is found by trying; it settles within three steps. */
const TRIES = 4

/**
 * Works out the origin. Given only a start, the launch is the first day of the phase that holds it; a plan without
 * one that opens with "T-7" or "4 weeks before launch" begins, on its start, with the earliest of these. Given only
 * a launch, the start is the day that puts the launch's phase there (a launch in week 3 gives a start 14 days
 * earlier), and the launch itself in a plan without such a phase. Texts that are no dates count as not given.
 */
export function originOf(plan: Plan, options: PlanOptions): Origin {
  const start = isDate(options.start) ? options.start : null
  const launch = isDate(options.launch) ? options.launch : null
  const today = isDate(options.today) ? options.today : null
  const dated = launch === null ? datedLaunch(plan) : null
  if (dated !== null) return { start, launch: dated, today }
  if ((start === null && launch === null) || (start !== null && launch !== null)) return { start, launch, today }
  const holder = launchHolder(plan)
  if (start !== null)
    return {
      start,
      launch: holder ? (layPhases(plan, { start, launch: null, today }).get(holder.id)?.start ?? null) : launchFrom(plan, start),
      today,
    }
  return { start: holder ? startFor(plan, holder, launch!, today) : launch, launch, today }
}
function startFor(plan: Plan, holder: Phase, launch: string, today: string | null): string {
  let start = launch
  for (let i = 0; i < TRIES; i++) {
    const at = layPhases(plan, { start, launch: null, today }).get(holder.id)?.start
    if (!at) return launch
    if (at === launch) return start
    start = addDays(start, diffDays(at, launch))
  }
  return start
}

/** "Phase 2: Launch (March 10)", or such a day around "Launch day", in a plan that counts from the launch: the plan says itself when it is. */
function datedLaunch(plan: Plan): string | null {
  if (!plan.phases.some(({ window }) => window?.anchor === 'launch')) return null
  const days = new Map<string, string>()
  for (const phase of outermostFirst(plan.phases)) {
    const day = dayOf(phase)
    if (day !== null && phase.kind !== 'milestone' && phase.kind !== 'journey' && namesLaunch(phase.title)) return day
    if (day !== null) days.set(phase.id, day)
    const around = phase.parent === null ? undefined : days.get(phase.parent)
    if (around !== undefined && phase.window && isLaunch(phase.window)) return around
  }
  return null
}
/** The day of a phase that takes one day and says which; null for others. */
function dayOf({ window }: Phase): string | null {
  const { from, to } = window?.dates ?? (window?.unit === 'date' ? window : {})
  return typeof from === 'string' && from === to && isDate(from) ? from : null
}

/** The launch of a plan that counts from it first of all: its earliest offset falls on the start. Null for other plans. */
function launchFrom(plan: Plan, start: string): string | null {
  const windows = plan.phases
    .filter(phase => phase.kind !== 'milestone')
    .map(phase => phase.window)
    .filter(window => window !== null && window.anchor !== 'now')
  if (windows[0]?.anchor !== 'launch') return null
  const firsts = windows
    .map(window => (window?.anchor === 'launch' ? fromLaunch(window, start).start : null))
    .filter(first => first !== null)
  const first = firsts.sort()[0]
  return first !== undefined && first < start ? addDays(start, diffDays(first, start)) : start
}

const NAMED = pattern(
  /(?<![\p{L}-])(?:launch(?:es)?|release|go[- ]live|lanzamiento|lançamento|lancement|lancio|ra mắt)(?![\p{L}])|запуск|发布|發布|上线|上線|ローンチ|リリース|公開|출시|런칭/iu,
)
/** Words that put a phase before or after the launch, or make it a smaller one. */
const BESIDE = pattern(
  /(?<![\p{L}])(?:pre|post|pré|pós|before|after|vor|nach|antes|después|après|avant|prep\w*|préparat\w*|vorbereit\w*|prepara\p{L}*|planning|readiness|soft|beta|alpha|until|bis|hasta|até)(?![\p{L}])|подготов|до запуск|после|准备|準備|发布前|发布后|上线前|上线后|前に|後の|ローンチ前|ローンチ後|준비|출시 ?전|출시 ?후|软发布/iu,
)
const namesLaunch = memo((title): boolean => NAMED.test(title) && !BESIDE.test(title))

/**
 * The numbered phase that holds the launch: the one around a block that is the launch day or week ("Launch Day"
 * inside "Week 3"), else the first that is named for it. Milestones say what is true at a time, not what happens.
 */
function launchHolder(plan: Plan): Phase | null {
  const numbered = new Map<string, Phase>()
  for (const phase of outermostFirst(plan.phases)) {
    const around = phase.parent === null ? undefined : numbered.get(phase.parent)
    const own = isNumbered(phase.window) ? phase : phase.window === null ? around : undefined
    if (own) numbered.set(phase.id, own)
    if (around && phase.window && isLaunch(phase.window)) return around
  }
  return (
    plan.phases.find(
      phase =>
        phase.kind !== 'milestone' &&
        phase.kind !== 'journey' &&
        isNumbered(phase.window) &&
        phase.window.dates === undefined &&
        typeof phase.window.from === 'number' &&
        namesLaunch(phase.title),
    ) ?? null
  )
}
