/** Every channel of the folder keeps the contract. `ONLY=name` runs one. */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { commonSettings } from '../../src/channels/door/settings.ts'
import { channels, loadChannel } from '../../src/channels/index.ts'
import { NOW, before, good, lost, refused, rendition, repeated, threads } from './contract.ts'
import { fakes } from './fakes/index.ts'
import { silentLog } from '../../src/lib/log.ts'

const folder = join(import.meta.dirname, '../../src/channels')
const names = readdirSync(folder)
  .filter(name => name.endsWith('.ts'))
  .map(name => name.slice(0, -3))
  .filter(name => name !== 'channel' && name !== 'index')

test('the list and the folder agree', () => assert.deepEqual(Object.keys(channels).sort(), names.sort()))
/** Of a file or a mail server: these have tests of their own. */
const elsewhere = ['blog', 'feed', 'newsletter', 'null']

for (const name of names.filter(each => (process.env['ONLY'] ?? each) === each)) {
  test(name, async t => {
    const channel = await loadChannel(name)
    assert.ok(channel !== null)
    await t.test('says what it is', () => {
      assert.equal(channel.name, name)
      assert.ok(channel.title !== '' && channel.help.endsWith('.'))
      assert.ok(channel.limits.length > 0 && channel.limits.parts > 0)
      for (const [key, setting] of Object.entries(channel.settings)) {
        assert.ok(!Object.hasOwn(commonSettings, key), `${key} is a setting of all channels`)
        assert.ok(setting.help !== '' && !setting.help.endsWith('.'))
        if (setting.required === true) assert.ok(setting.example !== undefined, `${key} needs an example`)
      }
      // What a person does without a token must be what the token is for.
      if (channel.byHandWithout !== undefined) assert.equal(channel.settings[channel.byHandWithout]?.type, 'secret')
      if (channel.connect !== undefined) for (const key of ['client_id', 'client_secret']) assert.ok(Object.hasOwn(channel.settings, key))
      for (const { url } of channel.sources) assert.match(url, /^https:\/\//)
      if (!['null', 'handoff'].includes(name)) assert.ok(channel.sources.length > 0, 'it names no page')
      for (const day of [channel.contract.sunset, channel.byApi?.sunset ?? null]) if (day !== null) assert.match(day, /^\d{4}-\d\d-\d\d$/)
    })
    const make = fakes[name]
    if (make !== undefined) {
      await t.test('posts, is found, and is not posted twice', inner => good(inner, channel, make))
      await t.test('refusals', inner => refused(inner, channel, make))
      await t.test('lost answers', inner => lost(inner, channel, make))
      await t.test('before anything is posted', inner => before(inner, channel, make))
      await t.test('the same text again', inner => repeated(inner, channel, make))
      if (channel.limits.parts > 1 && name !== 'webhook') await t.test('threads', inner => threads(inner, channel, make))
    }
    if (channel.mode === 'handoff' || channel.byHandWithout !== undefined) {
      await t.test('hands over the text, an address and steps', async () => {
        const ctx = { settings: {}, fetch: noNetwork, key: 'k', now: () => NOW, log: silentLog, signal: AbortSignal.timeout(1000) }
        const outcome = await channel.publish(ctx, rendition())
        assert.ok(outcome.state === 'handoff')
        assert.ok(URL.canParse(outcome.url), outcome.url)
        assert.ok(outcome.steps.length >= 2 && outcome.steps.every(step => step.trim() !== ''))
        assert.equal(await channel.find(ctx, rendition()), undefined)
        const all = decodeURIComponent(`${outcome.url.replaceAll('+', ' ')}\n${outcome.steps.join('\n').replaceAll('%', '%25')}`)
        assert.ok(all.includes('Rocket 1.0'), 'the text is nowhere')
      })
    } else if (make === undefined) assert.ok(elsewhere.includes(name), 'there is no imitation of its API')
  })
}

const noNetwork: typeof fetch = () => assert.fail('a hand-off asks nobody')
