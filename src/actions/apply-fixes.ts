/** Applies all fixes that problems offer, as one change that can be undone. */
import { basename } from 'node:path'
import { record } from '../db/audit.ts'
import { UserError } from '../lib/errors.ts'
import type { Edit, Source } from '../plan/model.ts'
import { applyEdits } from '../plan/splice/splice.ts'
import { encodeText } from '../workspace/decode.ts'
import { readText } from '../workspace/files.ts'
import type { ActionContext, FileChange } from './action.ts'
import { commit, fresh, textOf } from './action.ts'
import { replaceFile } from './write-file.ts'

export type FixesInput = {
  /** Also fixes that change what the document says. */
  unsafe: boolean
  /** Only problems in these documents; null means all. */
  files: readonly string[] | null
}

/**
 * Of two fixes for one stretch the first is applied; checking again shows whether the other still holds.
 * @returns the number of edits by file, as paths in the workspace
 * @throws UserError overlap, not-utf8, path-unwritable
 */
export async function applyFixes(context: ActionContext, { unsafe, files }: FixesInput): Promise<Record<string, number>> {
  const { loaded, plan } = await fresh(context)
  const config = context.ref.config === null ? null : basename(context.ref.config)
  const byFile = new Map<string, Edit[]>()
  const taken: Source[] = []
  for (const { fix, source } of plan.problems) {
    if (fix === null || (!fix.safe && !unsafe) || (files !== null && !files.includes(source.file))) continue
    if (fix.edits.some(edit => taken.some(other => overlaps(edit.source, other)))) continue
    for (const edit of fix.edits) {
      taken.push(edit.source)
      byFile.set(edit.source.file, [...(byFile.get(edit.source.file) ?? []), edit])
    }
  }
  const changes: FileChange[] = []
  for (const [path, edits] of byFile) {
    if (path !== config) changes.push(changeOf(path, textOf(loaded, path), edits))
  }
  const settings = config === null ? undefined : byFile.get(config)
  if (settings !== undefined) await changeConfig(context, settings)
  if (changes.length > 0) await commit(context, loaded, 'fix', `${plan.problems.length} problems`, changes)
  return Object.fromEntries([...byFile].map(([path, edits]) => [path, edits.length]))
}

function changeOf(path: string, before: string, edits: readonly Edit[]): FileChange {
  const result = applyEdits(before, edits)
  if (!result.ok) throw new UserError(result.reason, `${path}: ${result.message}`, { hint: result.hint })
  return { path, before, after: result.text }
}

/** `uptake.yml` is no document of the plan: the audit log knows it by the path null. */
async function changeConfig(context: ActionContext, edits: readonly Edit[]): Promise<void> {
  const file = context.ref.config
  if (file === null) return
  const decoded = readText(file)
  const { before, after } = changeOf(basename(file), decoded.text, edits)
  await context.db.transaction().execute(async transaction => {
    await record(transaction, {
      at: context.now,
      workspace: context.ref.id,
      actor: context.actor,
      action: 'fix',
      subject: basename(file),
      before: [{ path: null, text: before }],
      after: [{ path: null, text: after }],
    })
    replaceFile(file, encodeText({ ...decoded, text: after }, file))
  })
}

type Point = { line: number; column: number }
const before = (a: Point, b: Point): boolean => a.line < b.line || (a.line === b.line && a.column < b.column)
const end = ({ endLine, endColumn }: Source): Point => ({ line: endLine, column: endColumn })

const overlaps = (a: Source, b: Source): boolean =>
  a.file === b.file && ((before(a, end(b)) && before(b, end(a))) || (a.line === b.line && a.column === b.column))
