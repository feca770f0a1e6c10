/** Files that the setting `files` of a collector names by patterns. */
import type { CollectContext } from '../collector.ts'
import { listSetting } from './read.ts'

/** Each file once, however many of the patterns fit it, in the order of the patterns. */
export async function filesOf(ctx: CollectContext): Promise<string[]> {
  const files = new Set<string>()
  for (const pattern of listSetting(ctx.settings, 'files')) for (const file of await ctx.glob(pattern)) files.add(file)
  return [...files]
}
