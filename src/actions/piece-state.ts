/** Changes what the author means with a piece (draft, ready, hold, archived), in its front matter and nowhere else. */
import { setFrontMatter } from '../content/edit.ts'
import type { ContentState } from '../content/model.ts'
import { UserError } from '../lib/errors.ts'
import type { ActionContext } from './action.ts'
import { changeFiles } from './change-files.ts'
import { publishing } from './publishing.ts'

/** @throws UserError content-unknown, content-unwritable, changed, path-* */
export async function setPieceState(
  context: ActionContext,
  { item, state }: { item: string; state: ContentState },
): Promise<{ file: string; before: ContentState; after: ContentState }> {
  const { item: piece, text } = (await publishing(context, [item])).find(item)
  const after = piece.state === state ? text : setFrontMatter(text, ['state'], state)
  if (after === null)
    throw new UserError('content-unwritable', `The front matter of ${piece.file} cannot be changed without touching the rest.`, {
      hint: `Write "state: ${state}" there by hand.`,
    })
  if (after !== text)
    await changeFiles(context, { action: 'piece-state', subject: piece.id, files: [{ path: piece.file, before: text, after }] })
  return { file: piece.file, before: piece.state, after: state }
}
