/** Channels that write files: a static blog in a real git repository, and feeds. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { parse } from 'yaml'
import { filesBelow } from '../../src/actions/channel-files.ts'
import { channel as blog } from '../../src/channels/blog.ts'
import type { ChannelContext } from '../../src/channels/channel.ts'
import { gitIn } from '../../src/channels/door/git.ts'
import { channel as feed } from '../../src/channels/feed.ts'
import { silentLog } from '../../src/lib/log.ts'
import { errorOf, NOW, published, rendition } from './contract.ts'

type Place = {
  root: string
  git(...args: string[]): string
  ctx(settings: Record<string, string>, more?: Partial<ChannelContext>): ChannelContext
}

function place(t: TestContext): Place {
  const root = mkdtempSync(join(tmpdir(), 'uptake-blog-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', HOME: root }
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, env, encoding: 'utf8' }).trim()
  git('init', '-q', '-b', 'main')
  git('config', 'user.name', 'Ada')
  git('config', 'user.email', 'ada@example.org')
  git('commit', '-q', '--allow-empty', '-m', 'start')
  const signal = AbortSignal.timeout(15_000)
  const ctx = (settings: Record<string, string>, more: Partial<ChannelContext> = {}): ChannelContext => ({
    settings,
    fetch: () => assert.fail('a file needs no network'),
    key: 'delivery-1',
    now: () => NOW,
    log: silentLog,
    signal,
    files: filesBelow(root),
    run: gitIn(root, { PATH: process.env['PATH'], HOME: root }, signal),
    ...more,
  })
  return { root, git, ctx }
}

const picture = { name: 'speed chart.png', type: 'image/png', bytes: new Uint8Array([1, 2, 3]), alt: 'Twice as fast' }
const piece = rendition({
  parts: [{ text: '# Hello\n\n![chart](img/speed chart.png "Speed")\n\nText: with "quotes".', html: null, media: [picture] }],
})

const layouts = {
  hugo: { path: 'content/posts/rocket-1-0-what-is-in-it/index.md', file: 'content/posts/rocket-1-0-what-is-in-it/speed-chart.png' },
  jekyll: { path: '_posts/2026-03-02-rocket-1-0-what-is-in-it.md', file: 'assets/rocket-1-0-what-is-in-it/speed-chart.png' },
  astro: { path: 'src/content/blog/rocket-1-0-what-is-in-it/index.md', file: 'src/content/blog/rocket-1-0-what-is-in-it/speed-chart.png' },
  docusaurus: {
    path: 'blog/2026-03-02-rocket-1-0-what-is-in-it/index.md',
    file: 'blog/2026-03-02-rocket-1-0-what-is-in-it/speed-chart.png',
  },
  vitepress: { path: 'posts/rocket-1-0-what-is-in-it.md', file: 'public/rocket-1-0-what-is-in-it/speed-chart.png' },
}

for (const [layout, { path, file }] of Object.entries(layouts)) {
  test(`${layout}: a page with its picture, committed alone and once`, async t => {
    const { root, git, ctx } = place(t)
    const settings = { layout, site: 'https://blog.example.org' }
    writeFileSync(join(root, 'half-done.txt'), 'of somebody else')
    git('add', 'half-done.txt')
    assert.match((await blog.check(ctx(settings))).account, /main/)
    assert.equal(await blog.find(ctx(settings), piece), undefined)
    const outcome = published(await blog.publish(ctx(settings), { ...piece, canonical: null }))
    assert.equal(outcome.id, path)
    assert.ok(outcome.url?.startsWith('https://blog.example.org/'))
    assert.equal(git('show', '--stat', '--format=%s', 'HEAD').split('\n')[0], 'Publish "Rocket 1.0 & what is in it"')
    assert.deepEqual(git('show', '--name-only', '--format=', 'HEAD').split('\n').sort(), [path, file].sort())
    assert.deepEqual([...readFileSync(join(root, file))], [1, 2, 3])
    const [, matter = '', body = ''] = readFileSync(join(root, path), 'utf8').split(/^---$/m)
    const read = parse(matter) as Record<string, unknown>
    assert.equal(read['title'], 'Rocket 1.0 & what is in it')
    assert.deepEqual(read['tags'], ['release', 'rust lang'])
    assert.ok(body.includes('speed-chart.png') && body.includes('Text: with "quotes".'))

    const again = published(await blog.publish(ctx(settings, { now: () => NOW + 5 * 86_400_000 }), { ...piece, canonical: null }))
    assert.deepEqual(again, outcome)
    assert.equal(git('rev-list', '--count', 'HEAD'), '2', 'the same key made a second commit')
    assert.deepEqual(published(await blog.find(ctx(settings, { now: () => NOW + 5 * 86_400_000 }), { ...piece, canonical: null })), outcome)
    assert.equal(
      (await errorOf(blog.publish(ctx(settings, { key: 'delivery-2' }), piece))).kind,
      'rejected',
      'another page was overwritten',
    )
  })
}

test('a page that was written but not committed is not there; the next attempt commits it', async t => {
  const { root, git, ctx } = place(t)
  const settings = { layout: 'hugo' }
  writeFileSync(join(root, '.git/hooks/pre-commit'), '#!/bin/sh\necho not today >&2\nexit 1\n', { mode: 0o755 })
  const error = await errorOf(blog.publish(ctx(settings), piece))
  assert.equal(error.kind, 'later')
  assert.match(error.message, /not today/)
  assert.equal(await blog.find(ctx(settings), piece), undefined)
  rmSync(join(root, '.git/hooks/pre-commit'))
  await blog.publish(ctx(settings), piece)
  assert.equal(git('rev-list', '--count', 'HEAD'), '2')
})

test('push: the page is there when the other side has it', async t => {
  const { root, git, ctx } = place(t)
  const settings = { layout: 'jekyll', push: 'true', branch: 'main' }
  git('init', '-q', '--bare', 'other.git')
  git('remote', 'add', 'origin', join(root, 'other.git'))
  git('push', '-q', '-u', 'origin', 'main')
  writeFileSync(join(root, 'other.git/hooks/pre-receive'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
  assert.equal((await errorOf(blog.publish(ctx(settings), piece))).kind, 'unknown')
  assert.equal(await blog.find(ctx(settings), piece), undefined, 'a page that was not pushed is not public')
  rmSync(join(root, 'other.git/hooks/pre-receive'))
  await blog.publish(ctx(settings), piece)
  assert.notEqual(await blog.find(ctx(settings), piece), undefined)
  assert.equal(git('rev-parse', 'main'), git('--git-dir', 'other.git', 'rev-parse', 'main'))
  git('checkout', '-q', '-b', 'draft')
  assert.equal((await errorOf(blog.publish(ctx(settings, { key: 'k2' }), piece))).kind, 'later')
})

test('no name leads out of the repository', async t => {
  const { root, ctx } = place(t)
  const media = [{ ...picture, name: '../../../etc/cron.d/evil.png' }]
  await blog.publish(ctx({ layout: 'hugo' }), rendition({ parts: [{ text: 'x', html: null, media }] }))
  assert.ok(existsSync(join(root, 'content/posts/rocket-1-0-what-is-in-it/evil.png')))
  const slug = { ...piece, options: { slug: '../../../out' } }
  assert.equal((await errorOf(blog.publish(ctx({ layout: 'jekyll', folder: '../away' }), piece))).kind, 'rejected')
  assert.equal((await errorOf(blog.publish(ctx({ layout: 'vitepress' }), slug))).kind, 'rejected')
  const outside = mkdtempSync(join(tmpdir(), 'uptake-out-'))
  t.after(() => rmSync(outside, { recursive: true, force: true }))
  symlinkSync(outside, join(root, 'posts'))
  assert.equal((await errorOf(blog.publish(ctx({ layout: 'vitepress' }), piece))).kind, 'rejected')
  assert.equal((await errorOf(blog.publish(ctx({ layout: 'vitepress', folder: '.git/hooks' }), piece))).kind, 'rejected')
})

test('a feed in three formats, each piece once, the newest first', async t => {
  const { root, ctx } = place(t)
  const settings = { folder: 'public', title: 'Rocket & friends', site: 'https://rocket.example.org', keep: '2' }
  const made = ctx(settings)
  assert.equal(await feed.find(made, piece), undefined)
  const first = published(await feed.publish(made, rendition()))
  assert.deepEqual(published(await feed.publish(made, rendition())), first)
  assert.deepEqual(published(await feed.find(made, rendition())), first)
  const nasty = rendition({
    title: 'Two <b> & "q"',
    parts: [{ text: 'A \u0000 control ]]> end', html: '<p>é &amp; ü</p>', media: [] }],
    canonical: null,
  })
  await feed.publish(ctx(settings, { key: 'delivery-2', now: () => NOW + 1000 }), nasty)
  await feed.publish(ctx(settings, { key: 'delivery-3', now: () => NOW + 2000 }), rendition({ title: 'Three' }))
  const json = JSON.parse(readFileSync(join(root, 'public/feed.json'), 'utf8')) as { items: { title: string; id: string }[] }
  assert.deepEqual(
    json.items.map(item => item.title),
    ['Three', 'Two <b> & "q"'],
  )
  for (const name of ['rss.xml', 'atom.xml']) {
    const text = readFileSync(join(root, 'public', name), 'utf8')
    assert.equal(XMLValidator.validate(text), true, name)
    assert.ok(!text.includes('\u0000'))
    const data = new XMLParser().parse(text) as {
      rss?: { channel: { item: { title: string; description: string }[] } }
      feed?: { entry: { title: string; id: string }[] }
    }
    const items = data.rss?.channel.item ?? data.feed!.entry
    assert.deepEqual(
      items.map(item => item.title),
      ['Three', 'Two <b> & "q"'],
    )
    if (data.feed !== undefined) assert.equal(data.feed.entry[1]!.id, json.items[1]!.id)
  }
  mkdirSync(join(root, 'broken'))
  writeFileSync(join(root, 'broken/feed.json'), '{"items": [')
  assert.equal((await errorOf(feed.publish(ctx({ ...settings, folder: 'broken' }), rendition()))).kind, 'rejected')
})
