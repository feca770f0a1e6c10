/** Reads what the editor of content files shows. Changes nothing. */
import { approvalsOf } from '../db/approvals.ts'
import { reviewedBodies } from '../db/reviewed.ts'
import type { ApprovedText, EditorAsset, EditorFile, EditorSetup } from '../content/editor.ts'
import { imageInfo } from '../content/image/read.ts'
import { examine } from '../content/examine.ts'
import { parseContent } from '../content/file.ts'
import { systemZone } from '../lib/clock.ts'
import { UserError } from '../lib/errors.ts'
import type { Problem } from '../plan/model.ts'
import { contentPlace } from '../workspace/content-place.ts'
import { readAllContent, readContent } from '../workspace/content.ts'
import { examineSetup, factsOf, knownChannels } from '../workspace/examine-setup.ts'
import { loadChannels } from '../channels/index.ts'
import { readTemplates } from '../workspace/templates.ts'
import { loadWorkspace } from '../workspace/load.ts'
import type { ActionContext } from './action.ts'
import { ledgerOf } from './claims.ts'
import { knownOfContent } from './known-of-content.ts'
import { revisionOf } from './save-content.ts'

/** What is the same for every file; all channels are in it, so that one that is only being typed is shown too. */
export async function editorSetup(context: ActionContext): Promise<EditorSetup> {
  const loaded = await loadWorkspace(context.ref)
  const { config, root } = loaded
  const known = await knownChannels(config, [])
  for (const channel of await loadChannels()) if (!known.has(channel.name)) known.set(channel.name, factsOf(channel))
  const { hosts, words, rules, claims, claimsRequired } = await examineSetup(loaded, [], {
    claims: await ledgerOf(context, config.timezone),
  })
  return {
    channels: [...known].map(([name, facts]) => ({ name, ...facts })),
    hosts,
    words,
    rules,
    claims: claims === null ? null : [...claims],
    claimsRequired,
    project: config.project.name ?? loaded.name,
    zone: config.timezone ?? systemZone(),
    templates: readTemplates(root).map(({ name, about }) => ({ name, about })),
  }
}

/** One file as it is on disk. @throws UserError content-path, content-unknown */
export async function editorFile(context: ActionContext, file: string): Promise<EditorFile> {
  const { root } = context.ref
  contentPlace(root, file)
  const read = readContent(root, file)
  if (read === null)
    throw new UserError('content-unknown', `There is no file ${file}.`, { hint: 'It may have been renamed; open it from the list.' })
  return {
    file,
    text: read.text,
    revision: revisionOf(read.text),
    assets: [...read.files].map(([name, { type, bytes }]) => assetOf(name, type, bytes)),
    approved: await approvedTexts(context, read.item.id),
  }
}

/** What was approved last on each channel, with its text as it was then; also where an edit voided it since. */
async function approvedTexts({ db, ref }: ActionContext, item: string): Promise<ApprovedText[]> {
  const yeses = await approvalsOf(db, ref.id, [item])
  const newest = new Map(yeses.map(yes => [yes.channel, yes.digest]))
  const bodies = await reviewedBodies(db, ref.id, [...newest.values()])
  return [...newest].flatMap(([channel, digest]) => {
    const body = bodies.get(digest)
    const own = yeses.filter(yes => yes.channel === channel && yes.digest === digest)
    if (body === undefined) return []
    const { title, parts } = JSON.parse(body) as { title: string | null; parts: { text: string }[] }
    const by = [...new Set(own.map(yes => yes.person))]
    return [{ channel, digest, at: Number(own.at(-1)?.at ?? 0), by, title, parts: parts.map(part => part.text) }]
  })
}

function assetOf(name: string, type: string, bytes: Uint8Array): EditorAsset {
  const info = imageInfo(bytes)
  return { name, type, size: bytes.length, width: info?.width ?? null, height: info?.height ?? null }
}

/** The problems of a text that is being written, with the rules that look at other pieces and at the bytes of its pictures. */
export async function checkText(context: ActionContext, { file, text }: { file: string; text: string }): Promise<Problem[]> {
  const { root } = context.ref
  contentPlace(root, file)
  const loaded = await loadWorkspace(context.ref)
  const others = readAllContent(root).filter(each => each.item.file !== file)
  const parsed = parseContent(text, file)
  const assets = readContent(root, file)?.files ?? new Map<string, never>()
  const known = await knownOfContent(context, loaded.config.timezone)
  const setup = await examineSetup(loaded, [...others, { ...parsed, text, files: assets }], known)
  return examine(parsed, text, assets, setup).problems
}
