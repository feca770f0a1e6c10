/** Files of a series that stayed where an earlier launch put them, for commands that look at the whole. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { LeftBehind } from '../actions/series-drafts.ts'
import { placesOf } from '../lib/places.ts'
import type { Problem, Source } from '../plan/model.ts'
import { leftBehindText } from '../schedule/left-behind.ts'
import type { Loaded } from '../workspace/load.ts'
import type { Args, Context } from './command.ts'
import type { Reading } from './reading.ts'
import { lookStored } from './stored.ts'

/** None where the launch is only tried out (`--launch`), or nothing is written. */
export async function leftBehindIn(context: Context, args: Args, { config, ref, id, root }: Loaded): Promise<LeftBehind[]> {
  if (config.launch === null || args.text('launch') !== null || !existsSync(join(root, 'content'))) return []
  const { leftBehind } = await import('../actions/series-drafts.ts')
  const where = { workspace: id, root, now: context.clock.now().getTime() }
  return (await lookStored(context, ref, db => leftBehind({ ...where, db }, config))) ?? leftBehind({ ...where, db: null }, config)
}

/** The same as problems, one for each series, at the first of its files. */
export async function leftBehindProblems(context: Context, args: Args, { loaded }: Reading): Promise<Problem[]> {
  const level = loaded.config.rules['left-behind']
  if (level === 'off') return []
  const found = await leftBehindIn(context, args, loaded)
  if (found.length === 0) return []
  const { readContent } = await import('../workspace/content.ts')
  return found.map(each => {
    const sources = each.drafts.map(({ file }) => occurrenceIn(readContent(loaded.root, file)?.text ?? '', file))
    const { message, remedy } = leftBehindText(each)
    const related = sources.slice(1).map(source => ({ message: 'this one, too', source }))
    return { rule: 'left-behind', severity: level ?? 'warning', message, expected: remedy, source: sources[0]!, related, fix: null }
  })
}

/** Where a file says which time of its series it is. */
function occurrenceIn(text: string, file: string): Source {
  const match = /^occurrence:.*$/m.exec(text)
  return match === null ? placesOf(text, file)(0, 0) : placesOf(text, file)(match.index, match.index + match[0].length)
}
