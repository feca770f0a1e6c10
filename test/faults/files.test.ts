/** Files that change between the claim of a delivery and its send: what was not approved stays here, and the others go out. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { approve } from '../../src/actions/approve.ts'
import { publishDue } from '../../src/actions/publish-due.ts'
import { publishingView } from '../../src/actions/publishing-view.ts'
import { scheduleContent } from '../../src/actions/schedule-content.ts'
import { deliveriesOf } from '../../src/db/deliveries.ts'
import { withDatabase } from '../support/engines.ts'
import { CONFIG, desk, type Desk } from '../actions/review-workspace.ts'

const HOOK = 'hook: { channel: webhook, url: "https://hook.example.org/", secret: HOOK }'
const SETUP = CONFIG.replace('blog: { channel: "null" }', HOOK)
const piece = (id: string, front = ''): string =>
  `---\nid: ${id}\ntitle: Title of ${id}\nstate: ready\n${front}channels: [hook]\n---\n\nWords of ${id}.\n`
const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

/** In the place of a file of the piece b. */
const instead = (path: string, make: (place: string, d: Desk) => unknown) => (d: Desk) => {
  rmSync(join(d.root, path))
  make(join(d.root, path), d)
}
const TEXT = 'content/b.md'
const PICTURE = 'content/b.png'
const pipe = (place: string): unknown => execFileSync('mkfifo', [place])
const outside = (place: string, d: Desk): void => {
  writeFileSync(`${d.root}-outside.md`, piece('b'))
  symlinkSync(`${d.root}-outside.md`, place)
}

const WAYS: Readonly<Record<string, (d: Desk) => unknown>> = {
  'its text is edited': d => d.put(TEXT, piece('b').replace('Words', 'Other words')),
  'its file is gone': instead(TEXT, () => undefined),
  'its file is a link out of the repository': instead(TEXT, outside),
  'its file is a folder': instead(TEXT, place => mkdirSync(place)),
  'its file is a pipe that nobody writes into': instead(TEXT, pipe),
  'its file is a device without an end': instead(TEXT, place => symlinkSync('/dev/zero', place)),
  'its file is no text': d => writeFileSync(join(d.root, TEXT), Buffer.from([0, 1, 255, 254, 0])),
  'its front matter is broken': d => d.put(TEXT, piece('b').replace('id: b', 'id: [b')),
  'its file has another id': d => d.put(TEXT, piece('b').replace('id: b', 'id: z')),
  'its file has the id of another piece': d => d.put(TEXT, piece('b').replace('id: b', 'id: a')),
  'its picture is gone': instead(PICTURE, () => undefined),
  'its picture is another one': d => writeFileSync(join(d.root, PICTURE), Buffer.concat([DOT, DOT])),
  'its picture is a folder': instead(PICTURE, place => mkdirSync(place)),
  'its picture is a pipe': instead(PICTURE, pipe),
  'its picture may not be read': d => {
    // Root may read everything: there a link in a circle stands for it.
    if (process.getuid?.() !== 0) return chmodSync(join(d.root, PICTURE), 0)
    return instead(PICTURE, place => symlinkSync(place, place))(d)
  },
}

for (const [what, deed] of Object.entries(WAYS))
  withDatabase(`between claim and send: ${what}`, async (db, t) => {
    const files = { 'content/a.md': piece('a'), [TEXT]: piece('b', 'assets: [{ file: b.png, alt: A dot }]\n'), 'content/c.md': piece('c') }
    const d = desk(t, db, files, SETUP)
    t.after(() => rmSync(`${d.root}-outside.md`, { force: true }))
    writeFileSync(join(d.root, PICTURE), DOT)
    for (const [item, at] of Object.entries({ a: '11:57', b: '11:58', c: '11:59' })) {
      await approve(d.context, { item, channels: null, digests: null })
      await scheduleContent(d.context, { item, channels: null, at: `2026-11-21T${at}`, zone: 'Europe/Berlin' })
    }
    const arrived: string[] = []
    // All three are claimed at once; while the first is sent, somebody changes what the second is made of.
    const send: typeof fetch = async (_, init) => {
      arrived.push((JSON.parse(String(init?.body)) as { data: { item: string } }).data.item)
      if (arrived.length === 1) await deed(d)
      return new Response('{}')
    }
    await publishDue({ ...d.context, env: { HOOK: 'key of the hook' } }, { fetch: send })
    const states = (await deliveriesOf(db, d.context.ref.id)).map(each => [each.item, each.state])
    assert.deepEqual([arrived, Object.fromEntries(states)], [['a', 'c'], { a: 'published', b: 'blocked', c: 'published' }])
    // The pages say what is the matter; they are there all the same.
    assert.ok((await publishingView(d.context)).pieces.some(each => each.id === 'c'))
  })
