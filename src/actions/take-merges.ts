/** Approve on merge: what a merge brought to the default branch counts as approved by whoever merged, those bytes and no others. */
import { posix } from 'node:path'
import { approvalsOf } from '../db/approvals.ts'
import { inTransaction } from '../db/open.ts'
import { factsOf } from '../content/review/rule.ts'
import { whoIs } from '../content/review/people.ts'
import { parseContent } from '../content/file.ts'
import { assetType, carriedFiles, CONTENT_FOLDER, contentFrom, type ContentFile } from '../workspace/content.ts'
import { decodeText } from '../workspace/decode.ts'
import { loadWorkspace } from '../workspace/load.ts'
import { bytesAt, defaultBranch, mergedFiles, writersOf, type Merge } from '../workspace/merges.ts'
import type { ActionContext } from './action.ts'
import { publishing, type Publishing } from './publishing.ts'
import { sayYes, type Approved } from './say-yes.ts'
import { committer } from './speaker.ts'

export type Merged = { item: string; file: string; commit: string; by: string; approved: Approved[] }
/** `branch`: what was looked at; null: approve-on-merge is off, or there is no git with a default branch. */
export type TakenMerges = { branch: string | null; merged: Merged[] }

/** Commits of default branches that were dealt with, with the channels that there were, by workspace: the same says the same again. */
const done = new Map<string, string>()

/**
 * Takes the approvals of merges that are not taken yet; one that was taken back stays so. Without "approve-on-merge" in
 * `uptake.yml` nothing is done. `quick`: a commit that this process has dealt with is not looked at again.
 */
export async function takeMerges(context: ActionContext, { quick = false }: { quick?: boolean } = {}): Promise<TakenMerges> {
  const { config, root } = await loadWorkspace(context.ref)
  if (!config.review.approveOnMerge || config.review.broken) return { branch: null, merged: [] }
  const branch = await defaultBranch(root)
  if (branch === null) return { branch: null, merged: [] }
  const key = `${context.ref.id}\n${root}`
  const state = `${branch.commit} ${Object.keys(config.channels).join()}`
  if (quick && done.get(key) === state) return { branch: branch.ref, merged: [] }
  const place = await publishing(context)
  const merged: Merged[] = []
  for (const merge of await mergedFiles(place.root, branch.commit, CONTENT_FOLDER)) {
    const taken = await take(context, place, merge)
    if (taken !== null) merged.push(taken)
  }
  done.set(key, state)
  return { branch: branch.ref, merged }
}

async function take(context: ActionContext, place: Publishing, merge: Merge): Promise<Merged | null> {
  const bytes = merge.path.endsWith('.md') ? await bytesAt(place.root, merge.commit, merge.path) : null
  if (bytes === null) return null
  const file = await fileOf(place.root, merge, bytes)
  if (file.item.state !== 'ready' || file.problems.some(each => each.severity === 'error')) return null
  const rendered = place.renderAll(file)
  const before = (await approvalsOf(context.db, context.ref.id, file.item.id)).filter(yes => yes.kind === 'merge')
  // Once for each commit: when the settings change what a channel gets, that was not merged.
  const open = rendered.filter(({ name }) => !before.some(yes => yes.channel === name && yes.reason === merge.commit))
  if (open.length === 0) return null
  const by = committer(place.people, merge.merger.name, merge.merger.email)
  const writers = (await writersOf(place.root, merge, merge.path)).map(each => committer(place.people, each.name, each.email))
  const said = file.item.author === null ? [] : [whoIs(place.people, file.item.author)]
  const authors = [...new Set([...said, ...writers])]
  const yes = { person: by, kind: 'merge' as const, reason: merge.commit, authors, vouched: null, facts: factsOf(file.item) }
  const acting: ActionContext = { ...context, actor: { kind: 'job', name: by, origin: `merge ${merge.commit}` } }
  const approved = await inTransaction(context.db, async db => {
    const out: Approved[] = []
    for (const each of open) out.push(await sayYes(db, acting, { ...each, item: file.item.id }, yes, place.gateOf(file, each.name)))
    return out
  })
  return { item: file.item.id, file: merge.path, commit: merge.commit, by, approved }
}

/** The piece as the merge commit has it, with the files beside it as that commit has them. */
async function fileOf(root: string, { commit, path }: Merge, bytes: Buffer): Promise<ContentFile> {
  const { text } = decodeText(bytes, path)
  const files = new Map<string, { type: string; bytes: Uint8Array }>()
  for (const name of carriedFiles(parseContent(text, path), text)) {
    const type = assetType(name)
    const place = posix.join(posix.dirname(path), name)
    const asset = type === null || place.startsWith('..') ? null : await bytesAt(root, commit, place)
    if (type !== null && asset !== null) files.set(name, { type, bytes: new Uint8Array(asset) })
  }
  return contentFrom(path, text, files)
}
