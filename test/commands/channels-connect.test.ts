/** uptake channels connect, on the real launcher, at a real authorisation server: by coming back, and by pasting. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { authority, SECRET } from '../connect/authority.ts'
import { configOf } from '../connect/desk.ts'
import { folder, launcher, uptake } from '../support/cli.ts'

type Started = { said(pattern: RegExp): Promise<string>; write(text: string): void; ended: Promise<{ code: number; out: string }> }

/** Starts a command and listens to what it says. */
function start(t: TestContext, args: readonly string[], cwd: string): Started {
  const child = spawn(launcher, args, {
    cwd,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: 'UTC', XDG_STATE_HOME: join(cwd, '.state'), X_CLIENT_SECRET: SECRET },
  })
  t.after(() => child.kill())
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  return {
    async said(pattern) {
      for (;;) {
        const match = pattern.exec(err)
        if (match !== null) return match[1] ?? match[0]
        await Promise.race([once(child.stderr, 'data'), once(child, 'close').then(() => assert.fail(`it ended: ${err}`))])
      }
    },
    write: text => void child.stdin.write(text),
    ended: once(child, 'close').then(([code]) => ({ code: Number(code), out })),
  }
}

/** A port that is free at this moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

test('there, yes, and back to the terminal; then what it says, and apart again', async t => {
  const port = await freePort()
  const at = await authority(t)
  const root = folder(t, { 'uptake.yml': configOf(at.base), 'plan.md': '# Plan\n' })
  const command = start(t, ['channels', 'connect', 'x', '--port', String(port)], root)
  const url = await command.said(/(https:\/\/x\.com\/\S+)/)
  const back = await at.consent(url)
  const stray = await fetch(`http://127.0.0.1:${port}/connect/callback?state=forged&code=1`)
  assert.equal(stray.status, 400, 'a stray address ends nothing')
  const page = await fetch(back)
  assert.match(await page.text(), /go back to the terminal/)
  const { code, out } = await command.ended
  assert.deepEqual([code, out], [0, '✓ x is connected as @ada.\n'])
  assert.equal(statSync(join(root, '.uptake', 'key')).mode & 0o777, 0o600)
  // The authorisation server is in this process: a command that it should answer must not hold it up.
  const run = async (...args: string[]): Promise<string> => (await start(t, ['channels', ...args], root).ended).out
  const { channels } = JSON.parse(await run('--json')) as { channels: { state: string; byHand: boolean }[] }
  assert.deepEqual([channels[0]!.state, channels[0]!.byHand], ['ready', false])
  const text = await run()
  assert.match(text, /x\s+@ada\s+by itself\s+renews itself/)
  for (const secret of [...at.tokens, SECRET]) assert.ok(!`${text}${JSON.stringify(channels)}`.includes(secret))
  assert.match(await run('disconnect', 'x'), /disconnected/)
  assert.match(await run(), /x\s+by hand/)
})

test('on a machine without a browser the address is pasted', async t => {
  const at = await authority(t)
  const root = folder(t, { 'uptake.yml': configOf(at.base), 'plan.md': '# Plan\n' })
  const command = start(t, ['channels', 'connect', 'x', '--paste', '--json'], root)
  const url = await command.said(/(https:\/\/x\.com\/\S+)/)
  command.write('nonsense\n')
  await command.said(/That is no address/)
  command.write(`${await at.consent(url)}\n`)
  const { code, out } = await command.ended
  assert.equal(code, 0)
  assert.equal((JSON.parse(out) as { account: string }).account, '@ada')
})

test('without another port the way back is that of the dashboard', async t => {
  const at = await authority(t)
  const root = folder(t, { 'uptake.yml': configOf(at.base), 'plan.md': '# Plan\n' })
  const command = start(t, ['channels', 'connect', 'x', '--paste'], root)
  assert.match(decodeURIComponent(await command.said(/(https:\/\/x\.com\/\S+)/)), /http:\/\/127\.0\.0\.1:4173\/connect\/callback/)
})

test('what cannot be connected says what to do', t => {
  const root = folder(t, { 'uptake.yml': 'channels:\n  x:\n  bluesky: { handle: ada.example.org }\n  threads: { client_id: a }\n' })
  const said = (...args: string[]): string =>
    uptake(['channels', 'connect', ...args], { cwd: root, env: { THREADS_CLIENT_SECRET: 's' } }).err
  assert.match(said('x'), /no "client_id" in uptake\.yml[\s\S]*Register an app at https:\/\/developer\.x\.com/)
  assert.match(said('bluesky'), /not connected by OAuth/)
  assert.match(said('threads'), /https only/)
  assert.match(said('x', '--port', 'http'), /--port[\s\S]*1 to 65535/)
  assert.match(said('treads'), /Did you mean "threads"/)
})
