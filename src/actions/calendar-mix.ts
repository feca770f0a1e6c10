/** The volume and themes that the plan declares, as they fill. Changes nothing. */
import { setImmediate } from 'node:timers/promises'
import { channelsByName, type Known } from '../channels/door/limits.ts'
import { isThread } from '../content/rendition.ts'
import { itemsByProgress } from '../db/calendar.ts'
import type { Database } from '../db/open.ts'
import { threadsOf } from '../plan/check/volumes.ts'
import type { Plan } from '../plan/model.ts'
import { mixOf, type Mix, type MixPiece } from '../schedule/mix.ts'
import { readContent } from '../workspace/content.ts'
import { contentIndex, type ContentSummary } from '../workspace/content-index.ts'
import type { Config } from '../workspace/settings.ts'

/** Archived files are left out. A channel counts as the platform that it is: `channels: {news: {channel: handoff}}` is handoff. */
export async function calendarMix(place: { db: Database; workspace: string; root: string; config: Config; plan: Plan }): Promise<Mix> {
  const { db, workspace, root, config, plan } = place
  const content = await contentIndex(root).all()
  const { scheduled, published } = await itemsByProgress(db, workspace)
  const counted = [...content.byId.values()].filter(({ state, recurrence }) => state !== 'archived' && recurrence === null)
  const platforms = new Set(plan.volumes.flatMap(volume => threadsOf(volume) ?? []))
  const knownOf = await channelsByName(counted.flatMap(each => each.channels.map(({ name }) => name)), config.channels) // prettier-ignore
  const pieces: MixPiece[] = []
  for (const [i, summary] of counted.entries()) {
    // Files are read for it only the first time; others have their turn between them.
    if (platforms.size > 0 && i % BATCH === BATCH - 1) await setImmediate()
    const { id, format, theme, channels } = summary
    const uses = channels.map(({ name }) => ({ name, ...knownOf(name) }))
    const threads = threadsIn(root, summary, uses.filter(use => use.platforms.some(each => platforms.has(each)))) // prettier-ignore
    pieces.push({
      id,
      format,
      theme,
      platforms: [...new Set(uses.flatMap(use => use.platforms))],
      threads,
      scheduled: scheduled.has(id),
      published: published.has(id),
    })
  }
  return mixOf(plan, pieces)
}
/** So many pieces are looked at before others have their turn. */
const BATCH = 50

/** A file that is read anew has another summary. */
const known = new WeakMap<ContentSummary, Map<string, boolean>>()

/** Whether channels get a piece as a thread, by their names and platforms; of a file that is gone nothing is known. */
function threadsIn(root: string, summary: ContentSummary, uses: readonly (Known & { name: string })[]): Record<string, boolean> {
  const threads: Record<string, boolean> = {}
  if (uses.length === 0 || summary.format === 'thread') return threads
  let kept = known.get(summary)
  if (!kept) known.set(summary, (kept = new Map()))
  for (const { name, platforms, limits } of uses) {
    const key = platforms.join(' ')
    let thread = kept.get(key)
    if (thread === undefined) {
      const file = readContent(root, summary.file)
      if (file === null) continue
      kept.set(key, (thread = isThread(file.item, name, limits)))
    }
    for (const platform of platforms) threads[platform] = (threads[platform] ?? false) || thread
  }
  return threads
}
