import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { replaceFile } from '../../src/actions/write-file.ts'

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'uptake-write-'))
  t.after(() => rmSync(path, { recursive: true, force: true }))
  return path
}
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test('the file holds the new bytes, nothing is left beside it', t => {
  const root = folder(t)
  const path = join(root, 'plan.md')
  writeFileSync(path, 'old')
  replaceFile(path, bytes('new'))
  assert.equal(readFileSync(path, 'utf8'), 'new')
  assert.deepEqual(readdirSync(root), ['plan.md'])
})
test('the mode stays, whatever the umask', t => {
  const path = join(folder(t), 'plan.md')
  writeFileSync(path, 'old')
  for (const mode of [0o664, 0o600, 0o777]) {
    chmodSync(path, mode)
    replaceFile(path, bytes('new'))
    assert.equal(statSync(path).mode & 0o777, mode)
  }
})
test('the owner stays when root writes', { skip: process.getuid?.() === 0 ? false : 'only root can give files away' }, async t => {
  const { chownSync } = await import('node:fs')
  const path = join(folder(t), 'plan.md')
  writeFileSync(path, 'old')
  chownSync(path, 12345, 12346)
  replaceFile(path, bytes('new'))
  assert.deepEqual([statSync(path).uid, statSync(path).gid], [12345, 12346])
})
test('a link stays a link, and what it leads to is replaced', t => {
  const root = folder(t)
  mkdirSync(join(root, 'real'))
  writeFileSync(join(root, 'real/plan.md'), 'old')
  symlinkSync('real/plan.md', join(root, 'one.md'))
  symlinkSync('one.md', join(root, 'two.md'))
  replaceFile(join(root, 'two.md'), bytes('new'))
  assert.ok(lstatSync(join(root, 'two.md')).isSymbolicLink() && lstatSync(join(root, 'one.md')).isSymbolicLink())
  assert.equal(readlinkSync(join(root, 'one.md')), 'real/plan.md')
  assert.equal(readFileSync(join(root, 'real/plan.md'), 'utf8'), 'new')
  assert.deepEqual(readdirSync(join(root, 'real')), ['plan.md'])
})
test('a read-only file is refused and stays', t => {
  const root = folder(t)
  const path = join(root, 'plan.md')
  writeFileSync(path, 'old')
  chmodSync(path, 0o444)
  assert.throws(() => replaceFile(path, bytes('new')), { code: 'path-unwritable', message: /plan\.md cannot be written: it is read-only/ })
  assert.equal(readFileSync(path, 'utf8'), 'old')
  assert.deepEqual(readdirSync(root), ['plan.md'])
})
test('a file that is gone, a link that leads nowhere', t => {
  const root = folder(t)
  symlinkSync('nowhere.md', join(root, 'dead.md'))
  for (const name of ['gone.md', 'dead.md'])
    assert.throws(() => replaceFile(join(root, name), bytes('new')), { code: 'path-unwritable', message: /it is not there any more/ })
  assert.ok(!existsSync(join(root, 'gone.md')) && !existsSync(join(root, 'nowhere.md')))
})
test('another name of the file (a hard link) keeps the old bytes', t => {
  const root = folder(t)
  writeFileSync(join(root, 'plan.md'), 'old')
  linkSync(join(root, 'plan.md'), join(root, 'copy.md'))
  replaceFile(join(root, 'plan.md'), bytes('new'))
  assert.equal(readFileSync(join(root, 'copy.md'), 'utf8'), 'old')
})
test('what a killed process left is removed, what others write is not', t => {
  const root = folder(t)
  const path = join(root, 'plan.md')
  const ended = spawnSync(process.execPath, ['-e', '']).pid
  writeFileSync(path, 'old')
  // Not of this very moment: that is the name that the write itself takes.
  const now = (Date.now() - 1000).toString(36)
  // Of two hours ago: its number is that of another process by now.
  const dead = [`.plan.md.${ended}.${now}.tmp`, `.plan.md.${process.pid}.${(Date.now() - 7_200_000).toString(36)}.tmp`]
  const alive = [`.plan.md.${process.pid}.${now}.tmp`, '.plan.md.notes.tmp', `.other.md.1.${now}.tmp`, `.plan.md.${ended}.${now}.more.tmp`]
  for (const name of [...dead, ...alive]) writeFileSync(join(root, name), '')
  replaceFile(path, bytes('new'))
  assert.deepEqual(readdirSync(root).sort(), [...alive, 'plan.md'].sort())
})
test('large texts are written whole', t => {
  const path = join(folder(t), 'plan.md')
  writeFileSync(path, '')
  const large = new Uint8Array(5_000_000).fill(65)
  replaceFile(path, large)
  assert.deepEqual(readFileSync(path), Buffer.from(large))
})
