/** What the editor and the commands do to content: saving, pictures, claims that stop a piece, drafts from elsewhere. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { ActionContext } from '../../src/actions/action.ts'
import { addAsset } from '../../src/actions/add-asset.ts'
import { approve } from '../../src/actions/approve.ts'
import { claimsHere, lookAtEvidence, recordChecks } from '../../src/actions/claims.ts'
import { draftContent } from '../../src/actions/draft-content.ts'
import { draftSource } from '../../src/actions/draft-source.ts'
import { checkText, editorFile, editorSetup } from '../../src/actions/editor-view.ts'
import { publishDue } from '../../src/actions/publish-due.ts'
import { revisionOf, saveContent } from '../../src/actions/save-content.ts'
import { scheduleContent } from '../../src/actions/schedule-content.ts'
import { undo } from '../../src/actions/undo.ts'
import { loadCodecs } from '../../src/images/codecs.ts'
import { imageInfo } from '../../src/content/image/read.ts'
import { publishing } from '../../src/actions/publishing.ts'
import { withDatabase } from '../support/engines.ts'
import { workspace, type Workspace } from './workspace.ts'

const CONFIG =
  'project:\n  name: Kestrel\n  repository: https://github.com/example/kestrel\ntimezone: UTC\nstart: 2026-11-02\nchannels:\n  rehearsal: { channel: "null" }\n  threads:\n'
const PLAN = '# Launch\n\n## Week 1: Teasers\n\n### Content\n- [ ] Blog post: "Why we wrote Kestrel"\n'
const PIECE = '---\nid: why\ntitle: Why\nstate: ready\nchannels: [rehearsal]\n---\n\nIt is 40% faster.\n'
const files = { 'uptake.yml': CONFIG, 'plan/launch.md': PLAN, 'content/why.md': PIECE }

/** A workspace on the database of the engine. */
async function on(t: TestContext, db: ActionContext['db'], more: Record<string, string | Uint8Array> = {}): Promise<Workspace> {
  const made = await workspace(t, { ...files, ...more })
  return { ...made, db, context: { ...made.context, db } }
}

withDatabase('what the editor saved is taken back save by save, and never over an edit that came after', async (db, t) => {
  const w = await on(t, db)
  const { revision } = await editorFile(w.context, 'content/why.md')
  const first = await saveContent(w.context, { file: 'content/why.md', text: `${PIECE}One.\n`, revision })
  await saveContent(w.context, { file: 'content/why.md', text: `${PIECE}Two.\n`, revision: first.revision })
  await saveContent(w.context, { file: 'content/new.md', text: '# New\n', revision: null })
  assert.deepEqual(await undo(w.context), { action: 'save-content', subject: 'content/new.md' })
  assert.ok(!existsSync(join(w.root, 'content/new.md')))
  await undo(w.context)
  assert.equal(w.read('content/why.md'), `${PIECE}One.\n`)
  writeFileSync(join(w.root, 'content/why.md'), `${PIECE}By hand.\n`)
  await assert.rejects(undo(w.context), { code: 'changed' })
  assert.equal(w.read('content/why.md'), `${PIECE}By hand.\n`)
  writeFileSync(join(w.root, 'content/why.md'), `${PIECE}One.\n`)
  await undo(w.context)
  assert.equal(w.read('content/why.md'), PIECE)
  await assert.rejects(undo(w.context), { code: 'nothing-to-undo' })
})

withDatabase('a yes holds again once an edit is taken back', async (db, t) => {
  const w = await on(t, db, { 'content/why.md': PIECE.replace('It is 40% faster.', 'It is here.') })
  await approve(w.context, { item: 'why', channels: null, digests: null })
  const { text, revision } = await editorFile(w.context, 'content/why.md')
  await saveContent(w.context, { file: 'content/why.md', text: `${text}More.\n`, revision })
  const plan = { item: 'why', channels: null, at: '2026-12-01T09:00', zone: 'UTC' }
  await assert.rejects(scheduleContent(w.context, plan), { code: 'not-approved' })
  await undo(w.context)
  await scheduleContent(w.context, plan)
  assert.equal(w.read('content/why.md'), text)
})

withDatabase('a file is saved only when it is as it was opened', async (db, t) => {
  const w = await on(t, db, { 'content/crlf.md': '---\r\ntitle: A\r\n---\r\n\r\nText.\r\n' })
  const open = await editorFile(w.context, 'content/why.md')
  const saved = await saveContent(w.context, { file: 'content/why.md', text: `${PIECE}More.\n`, revision: open.revision })
  assert.equal(w.read('content/why.md'), `${PIECE}More.\n`)
  assert.equal(saved.revision, revisionOf(`${PIECE}More.\n`))
  await assert.rejects(saveContent(w.context, { file: 'content/why.md', text: 'mine', revision: open.revision }), { code: 'changed' })
  await assert.rejects(saveContent(w.context, { file: 'content/why.md', text: 'mine', revision: null }), { code: 'changed' })
  const crlf = await editorFile(w.context, 'content/crlf.md')
  await saveContent(w.context, {
    file: 'content/crlf.md',
    text: crlf.text.replaceAll('\r', '').replace('Text', 'New'),
    revision: crlf.revision,
  })
  assert.equal(w.read('content/crlf.md'), '---\r\ntitle: A\r\n---\r\n\r\nNew.\r\n')
  for (const file of [
    'plan/launch.md',
    'content/../uptake.yml',
    '../x.md',
    'content/x.txt',
    '/etc/passwd.md',
    'content/.hidden/x.md',
    'content/a\0.md',
  ])
    await assert.rejects(saveContent(w.context, { file, text: 'x', revision: null }), { code: 'content-path' }, file)
})

withDatabase('what the editor is told', async (db, t) => {
  const w = await on(t, db, {
    'content/twin.md': PIECE.replace('id: why', 'id: twin'),
    'templates/post.md': '---\nabout: For a post\n---\nHello {{project}}\n',
  })
  const setup = await editorSetup(w.context)
  assert.deepEqual(setup.templates, [{ name: 'post', about: 'For a post' }])
  assert.deepEqual(setup.channels.filter(each => each.configured).map(each => each.name), ['rehearsal', 'threads']) // prettier-ignore
  assert.ok(setup.channels.some(each => each.name === 'mastodon' && !each.configured))
  const long = `${PIECE}Most stores search first and filter then, and that is why the answer is short when the filter is narrow.\n`
  await saveContent(w.context, { file: 'content/twin.md', text: long, revision: revisionOf(w.read('content/twin.md')) })
  const problems = await checkText(w.context, { file: 'content/why.md', text: long })
  assert.ok(problems.some(each => each.rule === 'duplicate-piece' && each.message.includes('content/twin.md')))
})

withDatabase('a picture is kept beside the text under a free name; an approval is of the bytes that are sent', async (db, t) => {
  const { png } = await loadCodecs()
  const data = new Uint8ClampedArray(1600 * 40 * 4).fill(200)
  const bytes = png({ data, width: 1600, height: 40 })
  const w = await on(t, db, {
    'content/why.md': PIECE.replace('channels: [rehearsal]', 'channels: [rehearsal, threads]\nassets: [{ file: my-chart.png, alt: A }]'),
  })
  const input = { file: 'content/why.md', name: '../My Chart.PNG', data: Buffer.from(bytes).toString('base64') }
  assert.deepEqual(await addAsset(w.context, input), {
    name: 'my-chart.png',
    type: 'image/png',
    size: bytes.length,
    width: 1600,
    height: 40,
  })
  assert.match((await addAsset(w.context, input)).name, /^my-chart-\w+\.png$/)
  await assert.rejects(addAsset(w.context, { ...input, data: Buffer.from('<svg onload=x>').toString('base64') }), { code: 'asset-type' })
  const place = await publishing(w.context)
  const media = (channel: string) => place.render('why', channel)!.rendition.parts[0]!.media[0]!
  assert.deepEqual(Buffer.from(media('rehearsal').bytes), readFileSync(join(w.root, 'content/my-chart.png')))
  assert.equal(imageInfo(media('threads').bytes)?.width, 1440)
  assert.equal((await publishing(w.context)).render('why', 'threads')!.digest, place.render('why', 'threads')!.digest)
  assert.equal((await place.current('why', 'threads'))!.digest, place.render('why', 'threads')!.digest)
})

const LEDGER = 'speed:\n  says: 40% faster\n  command: [node, -e, "console.log(\'40%\')"]\n  valid: 30 days\n'

withDatabase('where claims are required, a piece whose number is not proven is neither approved nor sent', async (db, t) => {
  const w = await on(t, db, { 'uptake.yml': `${CONFIG}claims: required\n`, 'claims.yml': LEDGER })
  const yes = { item: 'why', channels: null, digests: null }
  await assert.rejects(approve(w.context, yes), { code: 'unproven', message: /"40%" is said, and no claim proves it/ })
  w.put('content/why.md', PIECE.replace('state: ready', 'state: ready\nclaims: [speed]'))
  await assert.rejects(approve(w.context, yes), { code: 'unproven', message: /never checked/ })
  const checks = await lookAtEvidence([], { root: w.root, env: process.env })
  assert.deepEqual(checks.map(({ id, ok, value }) => ({ id, ok, value })), [{ id: 'speed', ok: true, value: 40 }]) // prettier-ignore
  await recordChecks(w.context, { checks })
  assert.equal((await claimsHere(w.context))?.claims[0]?.state, 'proven')
  assert.equal((await approve(w.context, yes))[0]?.missing, null)
  await scheduleContent(w.context, { ...yes, at: '2027-01-10T09:00', zone: 'UTC' })
  // By then its check is too old: nothing is sent.
  const late = { ...w.context, now: Date.parse('2027-01-10T09:00:30Z') }
  assert.deepEqual((await publishDue(late)).map(({ ended, delivery }) => [ended, /not proven now/.test(delivery.reason ?? '')]), [['blocked', true]]) // prettier-ignore
})

withDatabase('a check of a claim that was changed meanwhile is not recorded', async (db, t) => {
  const w = await on(t, db, { 'claims.yml': LEDGER })
  const checks = await lookAtEvidence(['speed'], { root: w.root, env: process.env })
  w.put('claims.yml', LEDGER.replace('40%', '41%'))
  await assert.rejects(recordChecks(w.context, { checks }), { code: 'changed' })
  await assert.rejects(lookAtEvidence(['sped'], { root: w.root, env: process.env }), {
    code: 'claim-unknown',
    message: /Did you mean "speed"/,
  })
  w.put('claims.yml', 'speed:\n  says: 40% faster\n  command: [no-such-program]\n')
  const [failed] = await lookAtEvidence([], { root: w.root, env: {} })
  assert.deepEqual([failed?.ok, failed?.detail], [false, 'There is no program "no-such-program".'])
})

withDatabase('drafts from a template, a release and a feed, each once', async (db, t) => {
  const w = await on(t, db, {
    'templates/post.md':
      '---\nabout: For a post\ntitle: {{title}}\nchannels: [rehearsal]\n---\n\n{{project}}: {{title}}{{#link}} {{link}}{{/link}}\n',
    'CHANGELOG.md': '# Changelog\n\n## 1.1.0\n\n- Faster (#3)\n\n## 1.0.0\n\n- First\n',
  })
  const git = (...args: string[]): void =>
    void execFileSync('git', ['-c', 'user.email=a@b.c', '-c', 'user.name=A', ...args], { cwd: w.root, stdio: 'ignore' })
  git('init', '-q')
  git('add', '.')
  git('commit', '-q', '-m', 'all')
  git('tag', 'v1.1.0')
  const shared = { template: null, channels: [], dryRun: false }
  const { written } = await draftContent(w.context, { piece: 'why we wrote', phase: null, template: 'post', dryRun: false })
  assert.match(
    written[0]?.text ?? '',
    /^---\ntitle: Why we wrote Kestrel\nchannels: \[rehearsal\]\nstate: draft\n[\s\S]*item: \S+[\s\S]*---\n\nKestrel: Why we wrote Kestrel\n$/,
  )
  const asked = { piece: null, phase: null, title: 'Asked', template: 'post', channels: ['blog', 'devto'], dryRun: true }
  assert.match((await draftContent(w.context, asked)).written[0]?.text ?? '', /^channels: \[blog, devto\]$/m, 'what a person names goes before the template') // prettier-ignore
  const release = { source: { kind: 'release' as const, tag: null }, ...shared }
  const made = await draftSource(w.context, release)
  assert.match(
    made.written[0]?.text ?? '',
    /link: https:\/\/github\.com\/example\/kestrel\/releases\/tag\/v1\.1\.0\n[\s\S]*Kestrel 1\.1\.0 is out\.\n\n- Faster\n/,
  )
  const again = await draftSource(w.context, release)
  assert.deepEqual([again.written, again.there.length], [[], 1])
  await assert.rejects(draftSource(w.context, { ...release, source: { kind: 'release', tag: 'v9' } }), { code: 'tag-unknown' })
  const text = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'B',
    items: [{ id: '1', url: 'https://b.example/1', title: 'One: two', content_text: 'Hello.' }],
  })
  const feed = {
    source: { kind: 'feed' as const, name: 'https://b.example/feed.json', text, since: null, limit: 10 },
    ...shared,
    template: 'post',
  }
  const entries = await draftSource(w.context, feed)
  assert.match(
    entries.written[0]?.text ?? '',
    /title: "One: two"[\s\S]*canonical: https:\/\/b\.example\/1[\s\S]*Kestrel: One: two https:\/\/b\.example\/1\n$/,
  )
  assert.deepEqual((await draftSource(w.context, feed)).written, [])
  await assert.rejects(draftContent(w.context, { piece: null, phase: null, title: 'X', template: 'pots', dryRun: false }), {
    code: 'template-unknown',
    message: /Did you mean "post"/,
  })
})
