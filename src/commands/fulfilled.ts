/** What became of the pieces of a plan, for commands that list its work. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Plan } from '../plan/model.ts'
import type { AllFulfilled } from '../schedule/agenda.ts'
import type { Loaded } from '../workspace/load.ts'
import type { Context } from './command.ts'
import { lookStored } from './stored.ts'

const NONE = { scheduled: new Set<string>(), published: new Set<string>() }

/** By the id of each piece. Without a folder of content nothing is looked for; without a database nothing is out. */
export async function fulfilledBy(context: Context, { ref, id }: Loaded, plan: Plan): Promise<AllFulfilled> {
  if (plan.content.length === 0 || !existsSync(join(ref.root, 'content'))) return {}
  const { contentIndex } = await import('../workspace/content-index.ts')
  const { filesOfPieces, fulfilledOf } = await import('../content/fulfilled.ts')
  const { all } = await contentIndex(ref.root).all()
  const files = filesOfPieces(plan, all)
  if (files.size === 0) return {}
  const items = [...files.values()].flat()
  const gone = await lookStored(context, ref, async db => (await import('../db/calendar.ts')).itemsByProgress(db, id, items))
  return fulfilledOf(files, gone ?? NONE)
}
