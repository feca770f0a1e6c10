/** A workspace for the editor: channels of several looks, words, claims; and a page with one of its files. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Opened } from './browser.ts'
import type { Desk } from './publishing-desk.ts'
import { writeWorkspace } from './publishing-workspace.ts'

const CONFIG = `project:
  name: Kestrel
  homepage: https://kestrel.example
timezone: Europe/Berlin
start: 2027-03-01
channels:
  bluesky: { handle: kestrel.example }
  mastodon: { base: "https://social.example" }
  linkedin:
  devto:
  reddit: { subreddit: databases, checklist: [Flair chosen] }
words:
  banned: [revolutionary]
  spelling: [PostgreSQL]
`
const TEXT = `---
title: Filters first
state: ready
channels: [bluesky, mastodon, linkedin, devto]
---

Filters run before the search. It is 40% faster than postgresql.
`
const LEDGER =
  'speed:\n  says: 40% faster\n  url: https://kestrel.example/bench\n  checked: 2027-02-20\nold:\n  says: 12 ms\n  url: https://kestrel.example/bench\n  expires: 2027-01-01\n'
export const writeEditor = (folder: string): void => {
  writeWorkspace(
    folder,
    { 'why.md': TEXT, 'two.md': TEXT.replace('Filters first', 'Second'), 'three.md': TEXT.replace('Filters first', 'Third') },
    CONFIG,
  )
  writeFileSync(join(folder, 'kestrel/claims.yml'), LEDGER)
}

export const textOf = (page: Page) => page.locator('.workbench-split > .code .cm-content')
/** A file in the editor, once its text is there. */
export async function openEditor(desk: Desk, file: string, width = 1440, scheme: 'light' | 'dark' = 'light'): Promise<Opened> {
  const made = await desk.open(`editor?file=content/${file}`, width, scheme, '.workbench')
  await textOf(made.page).getByText('channels:').waitFor({ state: 'attached' })
  return made
}
