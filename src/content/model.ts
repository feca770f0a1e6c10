/** A content item as its file says it: front matter, and bodies in sections. What happened to it is in the database. */
import type { Problem, Source } from '../plan/model.ts'

/** What the author means with it: `draft` is being written, `ready` may be reviewed, `hold` must not go out, `archived` is kept only. */
export const CONTENT_STATES = ['draft', 'ready', 'hold', 'archived'] as const
export type ContentState = (typeof CONTENT_STATES)[number]

/** Local time "2026-11-03 09:00"; `zone` null means the workspace's zone. */
export type Schedule = { at: string; zone: string | null }
/** Days after the launch (before it: negative), and the time on the clock of the zone; null: that of the workspace. */
export type LaunchTime = { days: number; time: string; zone: string | null }
/** A rule (RRULE of RFC 5545), and local days that are left out. */
export type Recurs = { rule: string; except: readonly string[] }
/** A file beside the item; `part` is the post of a thread that carries it, from 1. */
export type Asset = { file: string; alt: string; part: number; source: Source }
/** Where it came from: a line of a library of posts. */
export type Origin = { file: string; line: number; heading: string }

/** What one channel gets in place of what the item says for all. Null: as the item says. */
export type ChannelUse = {
  name: string
  title: string | null
  /** `false`: no link for this channel. */
  link: string | false | null
  canonical: string | null
  tags: readonly string[] | null
  language: string | null
  schedule: Schedule | null
  /** In place of `schedule`: it is told from the launch. */
  fromLaunch?: LaunchTime | null
  /** Numbers behind the posts of a thread; by default where a text had to be split or the writer numbered none. */
  numbered: boolean
  /** As of the item, for this channel. */
  after?: string | false | null
  'first-comment'?: string | false | null
  /** What else the channel understands: subreddit, publication … */
  options: Readonly<Record<string, string>>
  source: Source
}

/** One post of a thread; offsets of `text` in the file. */
export type Section = { text: string; from: number; to: number; source: Source }
/** A text as it stands in the front matter; `channel` null: of every channel that has none of its own. */
export type WrittenValue = Section & { channel: string | null }
/** `channels` null: the text of every channel that has none of its own. */
export type Body = { channels: readonly string[] | null; sections: readonly Section[]; source: Source }

export type ContentItem = {
  /** Path in the workspace. */
  file: string
  /** Lasting name; the file's name where the front matter has none. */
  id: string
  title: string | null
  /** Who wrote it, as a person of uptake.yml is called. */
  author: string | null
  state: ContentState
  format: string | null
  theme: string | null
  phase: string | null
  /** The piece of the plan that it fulfils: its id, or its title. */
  item: string | null
  audience: string | null
  language: string | null
  campaign: string | null
  link: string | null
  canonical: string | null
  tags: readonly string[]
  schedule: Schedule | null
  /** In place of `schedule`: it is told from the launch. */
  fromLaunch?: LaunchTime | null
  /**
   * What must be out before it: another piece (its id), one channel of it (`piece/channel`), or another channel of this
   * piece. `false`: nothing, not even the own site that `canonical` names.
   */
  after?: string | false | null
  /** What is written below the post once it is out. */
  'first-comment'?: string | false | null
  /** Where the first comments stand. */
  comments?: readonly WrittenValue[]
  /** Where the titles stand. */
  titles?: readonly WrittenValue[]
  /** The piece comes again: from its `schedule` on, by a rule. Each time is a file of its own. */
  recurrence: Recurs | null
  /** The series that it is one time of, and the local day by which the series knows that time. */
  series: string | null
  occurrence: string | null
  /** How long it took to make. */
  hours: number | null
  channels: readonly ChannelUse[]
  assets: readonly Asset[]
  /** Names of claims (claims.yml) that prove its numbers. */
  claims: readonly string[]
  /** What a person ticked of the checklist of a channel, by the channel's name. */
  checks: Readonly<Record<string, readonly string[]>>
  /** What the picture should show, for whoever makes it. */
  visual: string | null
  /** Remarks that are never published. */
  notes: readonly string[]
  origin: Origin | null
  bodies: readonly Body[]
  /** Place of a front matter key, for messages; the first line for a key that is not there. */
  places: Readonly<Record<string, Source>>
}

export type ParsedContent = { item: ContentItem; problems: Problem[] }

/** The body that a channel gets: its own, else the one for all. */
export const bodyFor = (item: ContentItem, channel: string): Body | null =>
  item.bodies.find(body => body.channels?.includes(channel)) ?? item.bodies.find(body => body.channels === null) ?? null
