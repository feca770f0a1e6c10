/** Pictures: what they are, what is taken out of them, and how they are brought within limits, always alike. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { before, test } from 'node:test'
import { exifOrientation, imageInfo, jpegSegments, pngChunks } from '../../src/content/image/read.ts'
import { stripped } from '../../src/content/image/strip.ts'
import { loadCodecs, type Codecs, type Pixels } from '../../src/images/codecs.ts'
import { fitPicture } from '../../src/images/fit.ts'
import { profileOf, withProfile } from '../../src/images/profile.ts'

let codecs: Codecs
before(async () => {
  codecs = await loadCodecs()
})

/** A picture with an even run of colours; the left half is red. */
function pixels(width: number, height: number, alpha = 255): Pixels {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      data.set(x < width / 2 ? [220, 30, 30, alpha] : [30, (x * 7 + y * 13) % 256, 220, alpha], (y * width + x) * 4)
  return { data, width, height }
}
const join = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array => Uint8Array.from(parts.flatMap(part => [...part]))
const ascii = (text: string): Uint8Array => Uint8Array.from(text, letter => letter.charCodeAt(0))

/** EXIF with a place in it, and how the picture is turned. */
function withExif(jpeg: Uint8Array, orientation: number): Uint8Array {
  const tiff = join(
    ascii('II*\0'),
    [8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0],
    ascii('GPS 52.5200 13.4050'),
  )
  const body = join(ascii('Exif\0\0'), tiff)
  return join(jpeg.subarray(0, 2), [0xff, 0xe1, 0, body.length + 2], body, [0xff, 0xfe, 0, 8], ascii('camera'), jpeg.subarray(2))
}

test('what a picture is, whatever its name says', () => {
  assert.deepEqual(imageInfo(codecs.png(pixels(20, 10))), { type: 'image/png', width: 20, height: 10, orientation: 1, moving: false })
  assert.deepEqual(imageInfo(withExif(codecs.jpeg(pixels(20, 10), 80), 6)), {
    type: 'image/jpeg',
    width: 20,
    height: 10,
    orientation: 6,
    moving: false,
  })
  const gif = join(ascii('GIF89a'), [5, 0, 4, 0, 0, 0, 0], [0x21, 0xf9, 4, 0, 1, 0, 0, 0, 0x21, 0xf9, 4, 0, 1, 0, 0, 0])
  assert.deepEqual(imageInfo(gif), { type: 'image/gif', width: 5, height: 4, orientation: 1, moving: true })
  for (const odd of [new Uint8Array(), ascii('\x89PNG'), ascii('RIFF\0\0\0\0WEBP'), ascii('<svg/>'), Uint8Array.of(0xff, 0xd8, 0xff)])
    assert.equal(imageInfo(odd), null)
  assert.equal(exifOrientation(ascii('nothing at all here')), 1)
})

test('place, camera and remarks go; the picture and how it is turned stay', () => {
  const plain = codecs.jpeg(pixels(40, 20), 80)
  const jpeg = withExif(plain, 6)
  const clean = stripped(jpeg)
  assert.ok(Buffer.from(jpeg).includes('GPS 52') && Buffer.from(jpeg).includes('camera'))
  assert.ok(!Buffer.from(clean).includes('GPS 52') && !Buffer.from(clean).includes('camera'))
  assert.equal(imageInfo(clean)?.orientation, 6)
  assert.deepEqual(codecs.decode('image/jpeg', clean).data, codecs.decode('image/jpeg', plain).data)
  assert.deepEqual(stripped(clean), clean)
  assert.deepEqual([...jpegSegments(stripped(withExif(plain, 1)))].map(each => each.marker), [...jpegSegments(plain)].map(each => each.marker)) // prettier-ignore

  const png = codecs.png(pixels(8, 8))
  const text = join([0, 0, 0, 5], ascii('tEXta\0b c'), [0, 0, 0, 0])
  const marked = join(png.subarray(0, 33), text, png.subarray(33))
  assert.ok([...pngChunks(marked)].some(chunk => chunk.name === 'tEXt'))
  assert.deepEqual(stripped(marked), png)
})

test('a picture within the limits goes as it is', () => {
  const bytes = codecs.png(pixels(64, 32))
  assert.deepEqual(
    fitPicture({ type: 'image/png', bytes }, { width: 64, height: 32, bytes: bytes.length, types: ['image/png'] }, codecs).bytes,
    bytes,
  )
  assert.deepEqual(fitPicture({ type: 'image/png', bytes }, undefined, null).bytes, bytes)
})

test('a large one is made smaller, its sides in proportion', () => {
  const bytes = codecs.png(pixels(400, 200))
  const fitted = fitPicture({ type: 'image/png', bytes }, { width: 100, height: 100 }, codecs)
  assert.deepEqual([imageInfo(fitted.bytes)?.width, imageInfo(fitted.bytes)?.height, fitted.type], [100, 50, 'image/png'])
  const small = fitPicture({ type: 'image/png', bytes }, { bytes: 3_000, types: ['image/jpeg'] }, codecs)
  assert.ok(small.bytes.length <= 3_000, String(small.bytes.length))
  assert.equal(small.type, 'image/jpeg')
})

test('a turned photograph comes out upright', () => {
  const turned = withExif(codecs.jpeg(pixels(200, 100), 90), 6)
  const fitted = fitPicture({ type: 'image/jpeg', bytes: turned }, { height: 100 }, codecs)
  const info = imageInfo(fitted.bytes)!
  assert.deepEqual([info.width, info.height, info.orientation], [50, 100, 1])
  // Its left half was red; turned by a quarter to the right, the upper one is.
  const { data } = codecs.decode('image/jpeg', fitted.bytes)
  const at = (x: number, y: number): number[] => [...data.subarray((y * 50 + x) * 4, (y * 50 + x) * 4 + 3)]
  const [red, green] = at(25, 10)
  assert.ok(red! > 180 && green! < 80, String(at(25, 10)))
  const [right] = at(25, 90)
  assert.ok(right! < 80, String(at(25, 90)))
})

test('the same picture and limits give the same bytes, on every machine', () => {
  const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16)
  const source = { type: 'image/png', bytes: codecs.png(pixels(300, 150)) }
  const jpeg = fitPicture(source, { width: 120, types: ['image/jpeg'] }, codecs)
  assert.deepEqual([hash(source.bytes), hash(fitPicture(source, { width: 120 }, codecs).bytes), hash(jpeg.bytes)], EXPECTED)
})
/** Of the codecs in package.json: others would void every approval of a picture that is made smaller. */
const EXPECTED = ['f5fb859fb82e81b5', '2a2f4fce9ceef1ed', 'd8fee4d1b93462e4']

test('what is transparent stays so, or lies on white', () => {
  const bytes = codecs.png(pixels(200, 100, 0))
  const png = fitPicture({ type: 'image/png', bytes }, { width: 50 }, codecs)
  assert.equal(codecs.decode('image/png', png.bytes).data[3], 0)
  const jpeg = fitPicture({ type: 'image/png', bytes }, { width: 50, types: ['image/jpeg'] }, codecs)
  assert.ok(codecs.decode('image/jpeg', jpeg.bytes).data[0]! > 250)
})

test('what cannot be made smaller comes back as it was', () => {
  const gif = join(ascii('GIF89a'), [255, 0, 255, 0, 0, 0, 0], [0x21, 0xf9, 4, 0, 1, 0, 0, 0, 0x21, 0xf9, 4, 0, 1, 0, 0, 0])
  assert.deepEqual(fitPicture({ type: 'image/gif', bytes: gif }, { width: 10 }, codecs).bytes, gif)
  const broken = codecs.png(pixels(64, 64)).subarray(0, 60)
  assert.deepEqual(fitPicture({ type: 'image/png', bytes: broken }, { width: 10 }, codecs).bytes, broken)
  const svg = ascii('<svg xmlns="http://www.w3.org/2000/svg"/>')
  assert.deepEqual(fitPicture({ type: 'image/svg+xml', bytes: svg }, { width: 10 }, codecs), { type: 'image/svg+xml', bytes: svg })
})

/** The head of a profile, its colours, and enough bytes that it needs two segments of JPEG. */
function profile(colours: string, length = 70_000): Uint8Array {
  const data = Uint8Array.from({ length }, (_, at) => (at * 31) % 251)
  data.set(ascii(colours), 16)
  return data
}

test('the colours of a picture stay what they are: its profile goes with it into what is made of it', () => {
  const rgb = profile('RGB ')
  const wide = { png: withProfile('image/png', codecs.png(pixels(80, 40)), rgb), jpeg: withProfile('image/jpeg', codecs.jpeg(pixels(80, 40), 90), rgb) } // prettier-ignore
  for (const [name, bytes] of Object.entries(wide)) {
    const type = `image/${name}`
    assert.deepEqual(imageInfo(bytes), { type, width: 80, height: 40, orientation: 1, moving: false })
    assert.deepEqual(profileOf(type, stripped(bytes)), rgb)
    for (const types of [['image/png'], ['image/jpeg']]) {
      const small = fitPicture({ type, bytes }, { width: 40, types }, codecs)
      assert.equal(small.type, types[0])
      assert.equal(imageInfo(small.bytes)?.width, 40)
      assert.deepEqual(profileOf(small.type, small.bytes), rgb)
      assert.equal(codecs.decode(small.type, small.bytes).width, 40)
    }
  }
  // Its bytes count: a picture with a profile must fit with it.
  const limit = 75_000
  const photo = withProfile('image/jpeg', codecs.jpeg(pixels(400, 400), 95), rgb)
  const fitted = fitPicture({ type: 'image/jpeg', bytes: photo }, { bytes: limit, types: ['image/jpeg'] }, codecs)
  assert.ok(fitted.bytes.length <= limit && profileOf('image/jpeg', fitted.bytes) !== null)
  // Greys and printing inks are not the colours of what was decoded.
  const grey = withProfile('image/png', codecs.png(pixels(80, 40)), profile('GRAY', 400))
  assert.equal(profileOf('image/png', fitPicture({ type: 'image/png', bytes: grey }, { width: 40 }, codecs).bytes), null)
  const broken = wide.png.slice()
  broken.fill(0, 60, 90)
  assert.equal(profileOf('image/png', broken), null)
})
