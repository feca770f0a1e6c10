import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UserError } from '../../src/lib/errors.ts'
import { decodeText, encodeText } from '../../src/workspace/decode.ts'

const be = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16()
const bytesOf = (...parts: (Uint8Array | number[])[]): Uint8Array => Buffer.concat(parts.map(part => Buffer.from(part)))
const plan = '# Plan – 计划 🚀\r\n- [ ] one\r\n'

const inputs: [name: string, bytes: Uint8Array, encoding: string][] = [
  ['UTF-8', Buffer.from(plan), 'utf-8'],
  ['UTF-8 with a mark', bytesOf([0xef, 0xbb, 0xbf], Buffer.from(plan)), 'utf-8'],
  ['UTF-16LE with a mark', bytesOf([0xff, 0xfe], Buffer.from(plan, 'utf16le')), 'utf-16le'],
  ['UTF-16BE with a mark', bytesOf([0xfe, 0xff], be(plan)), 'utf-16be'],
  ['UTF-16LE without a mark', Buffer.from(plan, 'utf16le'), 'utf-16le'],
  ['UTF-16BE without a mark', be(plan), 'utf-16be'],
]

for (const [name, bytes, encoding] of inputs) {
  test(`${name} is read, and written back byte for byte`, () => {
    const decoded = decodeText(bytes, 'a.md')
    assert.equal(decoded.text, plan)
    assert.equal(decoded.encoding, encoding)
    assert.deepEqual(Buffer.from(encodeText(decoded, 'a.md')), Buffer.from(bytes))
  })
}

test('an empty file is an empty text', () => {
  assert.deepEqual(decodeText(new Uint8Array(), 'a.md'), { text: '', encoding: 'utf-8', bom: false })
})

test('stray NULs, lone surrogates and replacement characters survive', () => {
  for (const bytes of [
    Buffer.from('# A\0B\n- [ ] c\n'),
    bytesOf([0xff, 0xfe], Buffer.from('a\ud800b\udc00', 'utf16le')),
    Buffer.from('kept \ufffd as it is'),
  ]) {
    const decoded = decodeText(bytes, 'a.md')
    assert.notEqual(decoded.encoding, 'lossy')
    assert.deepEqual(Buffer.from(encodeText(decoded, 'a.md')), Buffer.from(bytes))
  }
})

test('Latin-1 is read with gaps and never written', () => {
  const decoded = decodeText(Buffer.from('Caf\u00e9 launch plan for the whole team', 'latin1'), 'a.md')
  assert.equal(decoded.encoding, 'lossy')
  assert.match(decoded.text, /^Caf\ufffd launch/)
  assert.throws(
    () => encodeText(decoded, 'a.md'),
    (error: unknown) => error instanceof UserError && error.code === 'not-utf8',
  )
})

test('binary files are not text', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d494844520000001000000010080600000001f3ff61', 'hex')
  const noise = Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919 + 13) % 256)
  for (const bytes of [png, noise, new Uint8Array(2000)]) {
    assert.throws(
      () => decodeText(bytes, 'a.png'),
      (error: unknown) => error instanceof UserError && error.code === 'not-text' && /a\.png is not text/.test(error.message),
    )
  }
})
