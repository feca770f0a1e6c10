/** Runs the rules beside the page: typing never waits for them. */
import type { EditorAsset, EditorSetup } from '../../../src/content/editor.ts'
import { examine } from '../../../src/content/examine.ts'
import { parseContent } from '../../../src/content/file.ts'
import { filesOf, setupOf } from './examine.ts'

export type Ask = { text: string; file: string; assets: readonly EditorAsset[]; setup: EditorSetup }

self.addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  const { text, file, assets, setup } = data
  self.postMessage(examine(parseContent(text, file), text, filesOf(assets), setupOf(setup)).problems)
})
