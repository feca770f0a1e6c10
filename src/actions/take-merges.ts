/** Approve on merge: what a merge brought to the default branch counts as approved by whoever merged, those bytes and no others. */
import { posix } from 'node:path'
import { guardedFetch } from '../channels/door/fetch.ts'
import { approvalsOf, type Approval } from '../db/approvals.ts'
import { inTransaction } from '../db/open.ts'
import { factsOf, type ForgeSettings } from '../content/review/rule.ts'
import { whoIs } from '../content/review/people.ts'
import { parseContent } from '../content/file.ts'
import { whyNotNow } from '../delivery/gate.ts'
import type { Rendered } from '../delivery/routes.ts'
import { assetType, carriedFiles, CONTENT_FOLDER, contentFrom, type ContentFile } from '../workspace/content.ts'
import { decodeText } from '../workspace/decode.ts'
import { readConfig } from '../workspace/load.ts'
import {
  bytesAt,
  defaultBranch,
  isMerge,
  newestChanges,
  originOf,
  signatureOf,
  unchangedSince,
  writersOf,
  type Change,
} from '../workspace/merges.ts'
import { forgeOf, headersFor, type FoundForge } from '../workspace/forges/find.ts'
import type { AskHost } from '../workspace/forges/forge.ts'
import type { ActionContext } from './action.ts'
import { publishing, type Publishing } from './publishing.ts'
import { proofOf, type Host, type Proof } from './pull-proof.ts'
import { sayYes, type Approved } from './say-yes.ts'
import { committer } from './speaker.ts'

/** `pull`: the number of the request, where no merge commit says who merged; `request`: as its host writes it, "#7" or "!7". */
export type Merged = {
  item: string
  file: string
  commit: string
  by: string
  pull: number | null
  request: string | null
  approved: Approved[]
}
/** A piece that lacks approvals and came to the branch in a way that proves none; `why` as the end of a sentence. */
export type Unproven = { item: string; file: string; commit: string; why: string }
/** `branch`: what was looked at; null: approve-on-merge is off, or there is no git with a default branch. */
export type TakenMerges = { branch: string | null; merged: Merged[]; unproven: Unproven[] }
/** `quick`: a commit that this process has dealt with is not looked at again. */
export type MergeOptions = { quick?: boolean; fetch?: typeof fetch }

/** Commits of default branches that were dealt with, with the channels that there were, by workspace: the same says the same again. */
const done = new Map<string, string>()
/** When a host that gave no answer may be asked again, by workspace; UTC epoch milliseconds. */
const askAgainAt = new Map<string, number>()
const PATIENCE = 10 * 60_000

/** Takes the approvals of merges that are not taken yet; one that was taken back stays so. Without "approve-on-merge" in `uptake.yml` nothing is done. */
export async function takeMerges(context: ActionContext, { quick = false, fetch: send }: MergeOptions = {}): Promise<TakenMerges> {
  const { config } = await readConfig(context.ref)
  const none: TakenMerges = { branch: null, merged: [], unproven: [] }
  if (!config.review.approveOnMerge || config.review.broken) return none
  const { root } = context.ref
  const branch = await defaultBranch(root)
  if (branch === null) return none
  const key = `${context.ref.id}\n${root}`
  const state = `${branch.commit} ${Object.keys(config.channels).join()}`
  if (quick && (done.get(key) === state || (askAgainAt.get(key) ?? 0) > context.now)) return { ...none, branch: branch.ref }
  const place = await publishing(context)
  const origin = await originOf(root)
  const host = hostOf(context, origin, config.review.forge, send)
  const prove = (change: Change): Promise<Proof> => proofOf(place, { branch, change, host })
  const proofs = new Map<string, Promise<Proof>>()
  const taken: TakenMerges = { ...none, branch: branch.ref }
  const isSame = await unchangedSince(root, branch.commit, CONTENT_FOLDER)
  const files = new Map(place.files.map(file => [file.item.file, file]))
  let mayChange = false
  for (const change of await newestChanges(root, branch.commit, CONTENT_FOLDER)) {
    const lacking = await lackingOf(context, place, change, isSame(change.path) ? files.get(change.path) : undefined)
    if (lacking === null) continue
    const known = isMerge(change) ? mergerOf(place, change) : (proofs.get(change.commit) ?? prove(change))
    if (!isMerge(change)) proofs.set(change.commit, known)
    const proof = await known
    const { id: item, file } = lacking.file.item
    if ('why' in proof) {
      mayChange ||= proof.later
      taken.unproven.push({ item, file, commit: change.commit, why: proof.why })
    } else taken.merged.push({ item, file, commit: change.commit, by: proof.by, pull: proof.pull, request: proof.request?.mark ?? null, approved: await take(context, place, change, lacking, proof) }) // prettier-ignore
  }
  if (mayChange) askAgainAt.set(key, context.now + PATIENCE)
  else done.set(key, state)
  return taken
}

/** A merge commit says itself who merged, and git who wrote. */
async function mergerOf(place: Publishing, change: Change): Promise<Extract<Proof, { by: string }>> {
  const merger = await signatureOf(place.root, change.commit)
  const writers = await writersOf(place.root, change, change.path, merger)
  const called = ({ name, email }: { name: string; email: string }): string => committer(place.people, name, email)
  return { by: called(merger), pull: null, request: null, writers: writers.map(called) }
}

type Lacking = { file: ContentFile; open: (Rendered & { name: string })[] }

/**
 * The piece as the commit has it, on the channels on which no merge of it was taken and something is missing; null: nothing
 * to do. `there`: the file of the working tree, where it is the same.
 */
async function lackingOf(
  context: ActionContext,
  place: Publishing,
  change: Change,
  there: ContentFile | undefined,
): Promise<Lacking | null> {
  // Most pieces are out, or approved otherwise: the commit need not be read for them.
  if (there !== undefined && !isMerge(change) && (await unapproved(context, place, there, place.renderAll(there))).length === 0) return null
  const bytes = change.path.endsWith('.md') ? await bytesAt(place.root, change.commit, change.path) : null
  if (bytes === null) return null
  const file = await fileOf(place.root, change, bytes)
  const { item } = file
  if (item.state !== 'ready' || file.problems.some(each => each.severity === 'error')) return null
  const before: Approval[] = (await approvalsOf(context.db, context.ref.id, [item.id])).filter(yes => yes.kind === 'merge')
  // Once for each commit: when the settings change what a channel gets, that was not merged.
  const open = place.renderAll(file).filter(({ name }) => !before.some(yes => yes.channel === name && yes.reason === change.commit))
  if (isMerge(change)) return open.length === 0 ? null : { file, open }
  // A host is asked only where that is of use.
  const wanting = await unapproved(context, place, file, open)
  return wanting.length === 0 ? null : { file, open: wanting }
}

async function unapproved(
  context: ActionContext,
  place: Publishing,
  file: ContentFile,
  rendered: Lacking['open'],
): Promise<Lacking['open']> {
  const wanting = []
  for (const each of rendered) {
    const of = { workspace: context.ref.id, item: file.item.id, channel: each.name, digest: each.digest }
    if ((await whyNotNow(context.db, of, place.gateOf(file, each.name))) !== null) wanting.push(each)
  }
  return wanting
}

async function take(
  context: ActionContext,
  place: Publishing,
  { commit }: Change,
  { file, open }: Lacking,
  { by, request, writers }: Extract<Proof, { by: string }>,
): Promise<Approved[]> {
  const { item } = file
  const authors = [...new Set([...(item.author === null ? [] : [whoIs(place.people, item.author)]), ...writers])]
  const yes = { person: by, kind: 'merge' as const, reason: commit, authors, vouched: null, facts: factsOf(item) }
  const origin = request === null ? `merge ${commit}` : `${request.title} ${request.mark}, ${commit}`
  const acting: ActionContext = { ...context, actor: { kind: 'job', name: by, origin } }
  return inTransaction(context.db, async db => {
    const out: Approved[] = []
    for (const each of open) out.push(await sayYes(db, acting, { ...each, item: item.id }, yes, place.gateOf(file, each.name)))
    return out
  })
}

/** The piece as the commit has it, with the files beside it as that commit has them. */
async function fileOf(root: string, { commit, path }: Change, bytes: Buffer): Promise<ContentFile> {
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

/** The code host of a remote, to be asked; or why there is none, as the end of a sentence. */
function hostOf(context: ActionContext, origin: string | null, settings: ForgeSettings | null, send?: typeof fetch): Host {
  const found = origin === null || context.mute ? null : forgeOf(origin, settings)
  if (found === null) return { why: 'there is no remote on GitHub or GitLab that could be asked ("review: forge:" names what a host runs)' }
  return 'why' in found ? found : { ...found, ask: askerOf(context, found, settings, send) }
}

/** The API of a code host, with the token of the environment where there is one. */
function askerOf({ env = process.env }: ActionContext, found: FoundForge, settings: ForgeSettings | null, send?: typeof fetch): AskHost {
  const ask = send ?? guardedFetch({ allow: new Set(settings?.allow), time: 10_000 })
  const headers = headersFor(found, env)
  return async path => {
    const answer = await ask(path.startsWith('/') ? `${found.base}${path}` : `${found.repository}/${path}`, { headers })
    const text = await answer.text()
    return { status: answer.status, body: answer.ok ? (JSON.parse(text) as unknown) : null }
  }
}
