/** What the server said of a workspace, as the rules and the renditions want it in the browser. */
import type { ExamineSetup } from '../../../src/content/examine.ts'
import type { EditorAsset, EditorChannel, EditorSetup } from '../../../src/content/editor.ts'

/** Other pieces are compared by the server. */
const ALONE = { earlierThan: () => null }
const NO_BYTES = new Uint8Array()

export function setupOf(setup: EditorSetup): ExamineSetup {
  const { hosts, words, rules, claims, claimsRequired } = setup
  const channels = new Map(setup.channels.map(each => [each.name, each]))
  return { channels, hosts, words, rules, claims: claims && new Map(claims), claimsRequired, duplicates: ALONE }
}

/** Pictures are known by name and type: their bytes are not needed to show or count a post. */
export const filesOf = (assets: readonly EditorAsset[]): Map<string, { type: string; bytes: Uint8Array }> =>
  new Map(assets.map(({ name, type }) => [name, { type, bytes: NO_BYTES }]))

/** Rules that need more than the text: other files, bytes, the network. */
export const SERVER_RULES: ReadonlySet<string> = new Set(['duplicate-piece', 'image-limits', 'dead-link'])

export const channelOf = (setup: EditorSetup, name: string): EditorChannel | undefined => setup.channels.find(each => each.name === name)
