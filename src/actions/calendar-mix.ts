/** The volume and themes that the plan declares, as they fill. Changes nothing. */
import { itemsByProgress } from '../db/calendar.ts'
import type { Database } from '../db/open.ts'
import type { Plan } from '../plan/model.ts'
import { mixOf, type Mix } from '../schedule/mix.ts'
import { contentIndex } from '../workspace/content-index.ts'
import type { Config } from '../workspace/settings.ts'

/** Archived files are left out. A channel counts as the platform that it is: `channels: {news: {channel: handoff}}` is handoff. */
export async function calendarMix(place: { db: Database; workspace: string; root: string; config: Config; plan: Plan }): Promise<Mix> {
  const { db, workspace, root, config, plan } = place
  const content = await contentIndex(root).all()
  const { scheduled, published } = await itemsByProgress(db, workspace)
  const platformOf = (name: string): string => {
    const kind = config.channels[name]?.['channel']
    return typeof kind === 'string' ? kind : name
  }
  const pieces = [...content.byId.values()].flatMap(({ id, state, format, theme, channels, recurrence }) => {
    if (state === 'archived' || recurrence !== null) return []
    const platforms = [...new Set(channels.flatMap(each => [each.name, platformOf(each.name)]))]
    return [{ id, format, theme, platforms, scheduled: scheduled.has(id), published: published.has(id) }]
  })
  return mixOf(plan, pieces)
}
