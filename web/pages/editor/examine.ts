/** A text that is being written → what every channel gets and what is wrong with it, in the browser, within a keystroke. */
import { parseContent } from '../../../src/content/file.ts'
import { examine, type Examined, type ExamineSetup } from '../../../src/content/examine.ts'
import type { EditorAsset, EditorChannel, EditorSetup } from '../../../src/content/editor.ts'
import type { ContentItem } from '../../../src/content/model.ts'
import type { Problem } from '../../../src/plan/model.ts'

export type Reading = { item: ContentItem; uses: Examined['uses']; problems: Problem[] }

/** Other pieces are compared by the server. */
const ALONE = { earlierThan: () => null }
const NO_BYTES = new Uint8Array()

/** What the server said, as the rules want it. */
export function setupOf(setup: EditorSetup): ExamineSetup {
  const { hosts, words, rules, claims, claimsRequired } = setup
  const channels = new Map(setup.channels.map(each => [each.name, each]))
  return { channels, hosts, words, rules, claims: claims && new Map(claims), claimsRequired, duplicates: ALONE }
}

/** Pictures are known by name and type: their bytes are not needed to show or count a post. */
export const filesOf = (assets: readonly EditorAsset[]): Map<string, { type: string; bytes: Uint8Array }> =>
  new Map(assets.map(({ name, type }) => [name, { type, bytes: NO_BYTES }]))

export function readPiece(text: string, file: string, files: ReturnType<typeof filesOf>, setup: ExamineSetup): Reading {
  const parsed = parseContent(text, file)
  const { uses, problems } = examine(parsed, text, files, setup)
  return { item: parsed.item, uses, problems }
}

/** Rules that need more than the text: other files, bytes, the network. */
export const SERVER_RULES: ReadonlySet<string> = new Set(['duplicate-piece', 'image-limits', 'dead-link'])

export const channelOf = (setup: EditorSetup, name: string): EditorChannel | undefined => setup.channels.find(each => each.name === name)
