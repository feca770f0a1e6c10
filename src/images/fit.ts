/** Brings a picture within the limits of a channel. The same picture and limits always give the same bytes. */
import { createHash } from 'node:crypto'
import type { ImageLimits } from '../channels/channel.ts'
import { imageInfo, type ImageInfo } from '../content/image/read.ts'
import { stripped } from '../content/image/strip.ts'
import type { Codecs, Pixels } from './codecs.ts'
import { profileOf, withProfile } from './profile.ts'

export type Picture = { type: string; bytes: Uint8Array }

/** From just good enough (below that a picture is made smaller instead) to good. */
const QUALITIES = [72, 86]
/** Share of each side that is kept at most, when the file is still too large. */
const STEP = 0.8
const SMALLEST = 64
/** Pixels that are decoded at most: a file of a few KB may claim to be enormous. */
const MOST_PIXELS = 64_000_000

/** Does the picture go as it is? */
export function isWithin({ type, bytes }: Picture, info: Pick<ImageInfo, 'width' | 'height'>, limits: ImageLimits): boolean {
  const { width = Infinity, height = Infinity, bytes: most = Infinity, types } = limits
  return info.width <= width && info.height <= height && bytes.length <= most && (types?.includes(type) ?? true)
}

/**
 * The picture without what it tells about its maker, and small enough. What cannot be made smaller (it moves, or its type is not
 * understood) comes back as large as it was: the rule image-limits tells it.
 */
export function fitPicture(picture: Picture, limits: ImageLimits | undefined, codecs: Codecs | null): Picture {
  const info = imageInfo(picture.bytes)
  if (info === null) return picture
  const clean = { type: info.type, bytes: stripped(picture.bytes) }
  if (limits === undefined || isWithin(clean, turnedSize(info), limits)) return clean
  if (codecs === null || info.moving || !DECODED.has(info.type) || info.width * info.height > MOST_PIXELS) return clean
  const key = createHash('sha256').update(JSON.stringify(limits)).update(clean.bytes).digest('base64')
  return remembered(key, () => shrunk(clean, info, limits, codecs))
}
const DECODED: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp'])

const turnedSize = ({ width, height, orientation }: ImageInfo): { width: number; height: number } =>
  orientation >= 5 ? { width: height, height: width } : { width, height }

function shrunk(clean: Picture, info: ImageInfo, limits: ImageLimits, codecs: Codecs): Picture {
  let pixels: Pixels
  try {
    pixels = upright(codecs.decode(clean.type, clean.bytes), info.orientation)
  } catch (error) {
    // A broken file: the channel will say so, or show what it can.
    if (error instanceof Error) return clean
    throw error
  }
  const takes = (type: string): boolean => limits.types?.includes(type) ?? true
  const see = isTransparent(pixels)
  const asPng = takes('image/png') && (see || info.type === 'image/png' || !takes('image/jpeg'))
  const asJpeg = takes('image/jpeg')
  const profile = profileOf(clean.type, clean.bytes)
  const most = limits.bytes ?? Infinity
  const made = (type: string, bytes: Uint8Array): Picture => ({ type, bytes: withProfile(type, bytes, profile) })
  const scale = Math.min(1, (limits.width ?? Infinity) / pixels.width, (limits.height ?? Infinity) / pixels.height)
  for (let size = scaled(pixels, scale), first = true; ; first = false) {
    const small = size.width === pixels.width ? pixels : codecs.resize(pixels, size.width, size.height)
    let length = Infinity
    // A picture that is too large as PNG is a photograph: only where nothing else is taken it is tried again.
    if (asPng && (first || !asJpeg)) {
      const picture = made('image/png', codecs.png(small))
      if (picture.bytes.length <= most) return picture
      length = picture.bytes.length
    }
    if (asJpeg) {
      const flat = see ? onWhite(small) : small
      const found = bestJpeg(quality => made('image/jpeg', codecs.jpeg(flat, quality)), most)
      if (found.fits) return found.picture
      length = found.picture.bytes.length
    }
    if (!(asPng || asJpeg) || Math.min(size.width, size.height) * STEP < SMALLEST) return clean
    // Bytes grow with the area.
    size = scaled(size, Math.min(STEP, Math.max(STEP ** 4, 0.95 * Math.sqrt(most / length))))
  }
}

/** The best quality that fits; where none does, the smallest file. */
function bestJpeg(made: (quality: number) => Picture, most: number): { fits: boolean; picture: Picture } {
  let best = made(QUALITIES[0]!)
  if (best.bytes.length > most) return { fits: false, picture: best }
  for (const quality of QUALITIES.slice(1)) {
    const picture = made(quality)
    if (picture.bytes.length > most) break
    best = picture
  }
  return { fits: true, picture: best }
}

const scaled = ({ width, height }: Pick<Pixels, 'width' | 'height'>, by: number): { width: number; height: number } => ({
  width: Math.max(1, Math.floor(width * by)),
  height: Math.max(1, Math.floor(height * by)),
})

function isTransparent({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true
  return false
}

/** What lies below: JPEG knows no transparency, and pages are white. */
function onWhite({ data, width, height }: Pixels): Pixels {
  const flat = new Uint8ClampedArray(data.length)
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3]!
    for (let part = 0; part < 3; part++) flat[at + part] = Math.round((data[at + part]! * alpha + 255 * (255 - alpha)) / 255)
    flat[at + 3] = 255
  }
  return { data: flat, width, height }
}

/** Turned as EXIF's orientation says (1 to 8), so that nobody has to know it. */
function upright(pixels: Pixels, orientation: number): Pixels {
  if (orientation === 1) return pixels
  const { width, height } = pixels
  const swaps = orientation >= 5
  const to = { width: swaps ? height : width, height: swaps ? width : height }
  const input = new Uint32Array(pixels.data.buffer, pixels.data.byteOffset, width * height)
  const output = new Uint32Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [left, top] = placeOf(orientation, x, y, width - 1, height - 1)
      output[top * to.width + left] = input[y * width + x]!
    }
  return { data: new Uint8ClampedArray(output.buffer), ...to }
}

/** Where a pixel comes to lie; `right` and `bottom` are the last column and row of the picture as stored. */
function placeOf(orientation: number, x: number, y: number, right: number, bottom: number): [left: number, top: number] {
  switch (orientation) {
    case 2:
      return [right - x, y]
    case 3:
      return [right - x, bottom - y]
    case 4:
      return [x, bottom - y]
    case 5:
      return [y, x]
    case 6:
      return [bottom - y, x]
    case 7:
      return [bottom - y, right - x]
    case 8:
      return [y, right - x]
    default:
      return [x, y]
  }
}

/** Pages are asked for again and again: what was made is kept for a while, the least used goes first. */
const MOST_KEPT = 64 * 1024 * 1024
const kept = new Map<string, Picture>()
let size = 0
function remembered(key: string, make: () => Picture): Picture {
  const known = kept.get(key)
  if (known !== undefined) {
    kept.delete(key)
    kept.set(key, known)
    return known
  }
  const made = make()
  kept.set(key, made)
  size += made.bytes.length
  for (const [oldest, { bytes }] of kept) {
    if (size <= MOST_KEPT || oldest === key) break
    kept.delete(oldest)
    size -= bytes.length
  }
  return made
}
