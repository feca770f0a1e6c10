/** Begins content files: for one piece of the plan, for all of a phase that have none, or for a title that no plan names. */
import { channelsByName } from '../channels/door/limits.ts'
import { channels as plugins } from '../channels/index.ts'
import { draftOf, findPhase, findPiece, phasesBelow } from '../content/draft.ts'
import { piecesFor } from '../content/fulfils.ts'
import { UserError } from '../lib/errors.ts'
import type { ContentPiece } from '../plan/model.ts'
import type { NewPiece } from '../content/new-piece.ts'
import type { Slot } from '../schedule/slots.ts'
import { readAllContent } from '../workspace/content.ts'
import { findTemplate } from '../workspace/templates.ts'
import { fresh, type ActionContext } from './action.ts'
import { writePieces, type WrittenPiece } from './content-files.ts'
import { fromTemplate, projectValues } from './template-piece.ts'

/** `title`: of a piece that no plan names. `template`: a name in `templates/`. `channels`: of a piece that names none itself. */
export type DraftInput = { piece: string | null; phase: string | null; dryRun: boolean } & Partial<DraftOptions>
type DraftOptions = { title: string | null; template: string | null; channels: readonly string[] }
/** `there`: pieces that have their files already. */
export type Drafted = { written: WrittenPiece[]; there: { title: string; files: string[] }[] }

/** When a piece has a day and its channel no slots. */
const HOUR = '09:00'
/** A number of pieces in one line of a plan beyond which it is a volume, not a list of things to write now. */
const MOST_OF_ONE = 100

/** @throws UserError piece-*, phase-*, template-*, no-config, changed, path-unwritable */
export async function draftContent(context: ActionContext, input: DraftInput): Promise<Drafted> {
  const { piece: text, phase: phaseText, title = null, template: templateName = null, channels: asked = [], dryRun } = input
  if (context.ref.config === null)
    throw new UserError('no-config', 'Content files belong to a workspace, and this folder has no uptake.yml.', {
      hint: 'Run "uptake init" there first; it changes no file that exists.',
    })
  const { plan, loaded } = await fresh(context)
  const items = readAllContent(loaded.root).map(file => file.item)
  const there: Drafted['there'] = []
  const named = piecesFor(plan.content)
  const filesOf = new Map<ContentPiece, string[]>()
  for (const item of items) for (const piece of named(item)) filesOf.set(piece, [...(filesOf.get(piece) ?? []), item.file])
  const missing = (piece: ContentPiece): number => {
    const files = filesOf.get(piece) ?? []
    if (files.length >= piece.count) there.push({ title: piece.title, files })
    return Math.max(0, Math.min(piece.count, MOST_OF_ONE) - files.length)
  }
  const wanted: { piece: ContentPiece; nth: number }[] = []
  const want = (piece: ContentPiece): void => {
    const number = missing(piece)
    for (let nth = piece.count - number; nth < piece.count; nth++) wanted.push({ piece, nth })
  }
  if (title !== null) {
    // Nothing of the plan: the title is all that is known.
  } else if (phaseText === null) {
    const piece = findPiece(text ?? '', plan.content)
    const number = missing(piece)
    if (number > 0) wanted.push({ piece, nth: piece.count - number })
  } else {
    const below = phasesBelow(findPhase(phaseText, plan.phases), plan.phases)
    for (const piece of plan.content) if (piece.phase !== null && below.has(piece.phase) && !piece.done) want(piece)
  }
  const { channels, timezone, calendar } = loaded.config
  const names = Object.entries(channels).map(([name, { channel }]) => ({ name, platform: typeof channel === 'string' ? channel : name }))
  const knownOf = await channelsByName(Object.keys(channels), channels)
  // A platform may have a channel for each kind of piece, which is called after both.
  const channelName = (platform: string, format: string | null): string => {
    const called = [`${platform}-${format}`, platform]
    const own = called.flatMap(each => names.find(one => one.platform === each) ?? [])[0]
    // A page on LinkedIn is LinkedIn, too, where it is the only one.
    const alike = names.filter(({ name }) => knownOf(name).platforms.includes(platform))
    return own?.name ?? (alike.length === 1 ? alike[0]!.name : null) ?? called.find(each => Object.hasOwn(plugins, each)) ?? platform
  }
  const timeOf = (channel: string | null): Pick<Slot, 'time' | 'zone'> => calendar.slots[channel ?? '']?.[0] ?? { time: HOUR, zone: null }
  const known = { zone: timezone, channelName, timeOf }
  const drafts = title === null ? wanted.map(({ piece, nth }) => draftOf(piece, nth, plan, known)) : [titled(title)]
  const template = templateName === null ? null : findTemplate(loaded.root, templateName)
  const pieces = drafts.map(draft => {
    const named = asked.length === 0 ? draft : { ...draft, head: { ...draft.head, channels: asked } }
    return template === null ? named : { ...named, text: fromTemplate(template, named, projectValues(loaded.config), asked) }
  })
  const subject = phaseText ?? title ?? wanted[0]?.piece.id ?? ''
  return { written: await writePieces(context, { action: 'draft', subject, pieces, dryRun }), there }
}

const titled = (title: string): NewPiece => ({
  title: title.trim(),
  head: { state: 'draft' },
  bodies: [{ channels: null, sections: ['<!-- Write the text here; remarks like this one are never published. -->'] }],
})
