/** What `uptake init` finds in a repository to measure: files, packages and the links of its own pages. */
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { measurable } from '../../src/collect/measurable.ts'
import { propose } from '../../src/collect/propose.ts'
import type { Proposal } from '../../src/collect/propose.ts'
import { loadCollector } from '../../src/collectors/index.ts'
import { checkSettings } from '../../src/collect/settings.ts'
import { detect } from '../../src/workspace/detect.ts'
import { folder } from '../support/cli.ts'

async function proposals(t: TestContext, files: Record<string, string>, env: Record<string, string> = {}): Promise<Proposal[]> {
  const root = folder(t)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return propose(measurable(root, await detect(root)), env)
}
const named = (all: readonly Proposal[]): Record<string, unknown> => Object.fromEntries(all.map(each => [each.name, each.settings]))

test('links of the README name where the project is', async t => {
  const readme = `# Rocket

Chat: [Discord](https://discord.gg/rocket), <https://t.me/rocket_chat>, https://www.reddit.com/r/rocket/, a share: https://t.me/share/url?x=1
Posts: https://dev.to/acme, one of them https://dev.to/acme/hello-1a2b, https://bsky.app/profile/rocket.example, https://hachyderm.io/@rocket.
[Forum](https://discuss.rocket.example/c/help) · [Video](https://www.youtube.com/@rocket/videos) · https://hub.docker.com/r/acme/rocket · https://rocket.example/atom.xml
Questions: https://stackoverflow.com/questions/tagged/rocket-db; another person: https://medium.com/@somebody
`
  const all = await proposals(t, {
    'README.md': readme,
    'package.json': '{"name": "@acme/rocket", "homepage": "https://www.rocket.example/docs"}',
  })
  assert.deepEqual(named(all), {
    bluesky: { account: ['rocket.example'] },
    depsdev: { package: ['npm:@acme/rocket'] },
    devto: { account: 'acme' },
    discord: { invite: ['https://discord.gg/rocket'] },
    discourse: { base: 'https://discuss.rocket.example' },
    docker: { image: ['acme/rocket'] },
    hackernews: { query: ['rocket.example'] },
    mastodon: { base: 'https://hachyderm.io', account: ['rocket'] },
    npm: { package: ['@acme/rocket'] },
    probe: { url: ['https://www.rocket.example/docs'] },
    reddit: { subreddit: ['rocket'] },
    rss: { url: ['https://rocket.example/atom.xml'] },
    stackexchange: { tag: ['rocket-db'] },
    telegram: { chat: ['https://t.me/rocket_chat'] },
    youtube: { channel: ['@rocket'] },
  })
  const { missing, works } = all.find(each => each.name === 'telegram')!
  assert.deepEqual([works, missing], [false, ['TELEGRAM_BOT_TOKEN']])
})

test('what is proposed fits the settings of its collector', async t => {
  const readme =
    'https://discord.gg/a https://t.me/abcde https://bsky.app/profile/a.example https://hachyderm.io/@a https://discuss.a.example'
  for (const { name, settings } of await proposals(t, {
    'README.md': readme,
    'package.json': '{"name": "a", "homepage": "https://a.example"}',
  })) {
    const collector = (await loadCollector(name))!
    assert.deepEqual(checkSettings(collector, settings, ['collectors', name]).problems, [], name)
  }
})

test('files that tools leave behind, up to three levels deep', async t => {
  const all = await proposals(t, {
    'src/main.rs': 'fn main() {}',
    'coverage/lcov.info': '',
    'metrics/sales.csv': '',
    'soak/run.jsonl': '',
    'dev/bench/data.js': '',
    'exports/ga4/report.csv': '',
    'search-console/2026-03/Chart.csv': '',
    'target/junit.xml': '',
    'node_modules/x/junit.xml': '',
  })
  assert.deepEqual(
    all.map(each => each.name),
    ['bench', 'coverage', 'csv', 'ga4', 'search-console', 'soak', 'source'],
  )
})

test('a token that is there makes it work at once', async t => {
  const [telegram] = await proposals(t, { 'README.md': 'https://t.me/rocket_chat' }, { TELEGRAM_BOT_TOKEN: 'x' })
  assert.deepEqual([telegram?.name, telegram?.works, telegram?.missing], ['telegram', true, []])
})
