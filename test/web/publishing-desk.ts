/** A server over the workspace of publishing, with a clock that can be set, and a real Chromium in front of it. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { ActionContext } from '../../src/actions/action.ts'
import { publishingView } from '../../src/actions/publishing-view.ts'
import type { PublishingView } from '../../src/delivery/view.ts'
import { silentLog } from '../../src/lib/log.ts'
import { startServer } from '../../src/server/start.ts'
import { discover } from '../../src/workspace/discover.ts'
import { chromiumPath } from '../support/chromium.ts'
import { watched, type Opened } from './browser.ts'
import { writeWorkspace } from './publishing-workspace.ts'

export type Desk = {
  folder: string
  /** A page of the workspace, once a card (or what `first` names) stands on it. */
  open(path: string, width?: number, colorScheme?: 'light' | 'dark', first?: string): Promise<Opened>
  view(): Promise<PublishingView>
  /** What actions run with, for what only happens elsewhere. */
  context(): ActionContext
  /** What the server answers to a path below the workspace, as text. */
  asked(path: string): Promise<string>
  /** Runs an action as the pages do. */
  act(name: string, input: object): Promise<unknown>
  setNow(iso: string): void
  close(): Promise<void>
}

/** Nothing is sent by itself: the workspace counts as a sample. */
export async function openDesk(write: (folder: string) => void = writeWorkspace, env: Record<string, string> = {}): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-publishing-'))
  write(folder)
  let now = '2027-03-02T05:00:00Z'
  const server = await startServer({
    workspaces: discover([folder], folder),
    port: 0,
    host: '127.0.0.1',
    clock: { now: () => new Date(now) },
    log: silentLog,
    env,
    sample: true,
  })
  const id = [...server.workspaces.keys()][0] ?? ''
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
  const context = (): ActionContext => [...server.workspaces.values()][0]!.actionContext({ kind: 'job', name: 'test', origin: 'test' })
  const api = `${server.url}api/workspaces/${id}`
  return {
    folder,
    async open(path, width = 1440, colorScheme = 'light', first = '.card') {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' })
      const opened = watched(await context.newPage())
      await opened.page.goto(`${server.url}w/${id}/${path}`)
      await opened.page.locator(first).first().waitFor()
      return opened
    },
    view: () => publishingView(context()),
    context,
    asked: async path => (await fetch(`${api}/${path}`)).text(),
    async act(name, input) {
      const answer = await fetch(`${api}/actions/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      })
      assert.equal(answer.status, 200, await answer.clone().text())
      return answer.json()
    },
    setNow(iso) {
      now = iso
    },
    async close() {
      await browser.close()
      await server.close()
      rmSync(folder, { recursive: true })
    },
  }
}
