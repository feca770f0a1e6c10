/** What a report says, as plain data: every renderer shows this and nothing else. Dates are ISO days in the workspace's zone. */
import type { State } from '../metrics/pace.ts'
import type { ReportPeriod } from './period.ts'

/** Titles of the channels that lines name, by name. */
export type ChannelTitles = Readonly<Record<string, string>>
/** As people call it; a channel that `uptake.yml` names no more keeps its name there. */
export const channelCalled = (titles: ChannelTitles, name: string): string => titles[name] ?? name

/** A file and line of the plan: `plan/launch.md:12`. */
export type Place = string

export type HappenedLine = { on: string; what: string; who: string | null }
export type TargetLine = {
  id: string
  name: string
  /** "500+ stars", with its period. */
  goal: string
  due: string | null
  state: State
  /** Its day lies before the period, and it was not reached. */
  missed: boolean
  /** Why it has this state. */
  reason: string
  unit: string | null
  now: number | null
  expected: number | null
  /** What was added within the period; null when it cannot be told. */
  change: number | null
  /** Chance to make it, 0 to 1. */
  chance: number | null
  forecast: { value: number; low: number; high: number } | null
  /** At most 24 values in even steps up to now; null is a gap. */
  chart: (number | null)[]
  place: Place
}
export type TaskLine = { id: string; title: string; due: string | null; owner: string | null; phase: string | null; place: Place }
/** `published`: null when no piece of it has a box or a file, so that nobody can say. */
export type VolumeLine = { label: string; declared: number; listed: number; published: number | null }
export type DeliveryLine = { on: string; item: string; title: string; channel: string; url: string | null }
/**
 * A piece that the plan has due in the period, `count` of it: how many are out, how many are scheduled (null once the period
 * is over: what came later is not looked at), how many more have a file, and how many have none.
 */
export type PieceLine = {
  title: string
  count: number
  channel: string | null
  due: string | null
  out: number
  scheduled: number | null
  written: number
  missing: number
  place: Place
}
export type ThemeLine = { theme: string; planned: number; published: number | null; pieces: number }
export type ThemeMix = { group: string; themes: ThemeLine[] }
export type MeasureLine = { name: string; unit: string; value: number | null; before: number | null; count: number }
export type BudgetLine = { label: string; min: number; max: number; currency: string; period: string | null; spent: number | null }
export type RiskLine = { on: string; risk: string; trigger: string; contingency: string | null }
export type CompetitorLine = {
  name: string
  metric: string
  unit: string | null
  ours: number | null
  theirs: number | null
  oursChange: number | null
  theirsChange: number | null
}
export type NextLine = {
  why: 'overdue' | 'target' | 'upcoming'
  what: string
  because: string
  due: string | null
  owner: string | null
  place: Place
}

export type Report = {
  workspace: string
  title: string | null
  period: ReportPeriod
  /** The last day that it knows of; before `period.end` while the period lasts. */
  until: string
  /** Is the period over? */
  over: boolean
  channels: ChannelTitles
  happened: HappenedLine[]
  /** Changes of a metric that are far from its usual week. */
  unusual: { metric: string; change: number; unit: string; usual: number; beside: string[] }[]
  targets: TargetLine[]
  states: { state: State; count: number }[]
  tasks: {
    done: TaskLine[]
    slipped: TaskLine[]
    progress: { done: number; total: number }
    /** Open tasks whose day has passed, and the earliest of these days; null when there is none. */
    overdue: { count: number; since: string } | null
  }
  content: {
    /** Pieces due within the period, and how many of them are published; null when none of them has a box or a file. */
    due: number
    published: number | null
    /** The same pieces against what became of them; null: the workspace keeps no content files. */
    pieces: PieceLine[] | null
    /** What Uptake itself published within the period. */
    deliveries: DeliveryLine[]
    missed: { title: string; count: number; channel: string | null; due: string | null; place: Place }[]
    volumes: VolumeLine[]
    themes: ThemeMix[]
  }
  responses: MeasureLine[]
  budget: { lines: BudgetLine[]; spent: { period: number; total: number; unit: string } | null }
  /** Null: no rules are watched. */
  risks: RiskLine[] | null
  competitors: CompetitorLine[]
  problems: { errors: number; warnings: number }
  next: NextLine[]
}
