/**
 * Decoders and encoders of pictures in WebAssembly: one file for every machine, so that the same picture becomes the same
 * bytes everywhere, and an approval of them holds. Loaded when a picture must be made smaller, once for a process.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** RGBA, 8 bits each, row by row. */
export type Pixels = { data: Uint8ClampedArray; width: number; height: number }
export type Codecs = {
  /** @throws Error for bytes that are broken */
  decode(type: string, bytes: Uint8Array): Pixels
  resize(pixels: Pixels, width: number, height: number): Pixels
  /** `quality` 1 to 100. What is transparent becomes black: callers look first. */
  jpeg(pixels: Pixels, quality: number): Uint8Array
  png(pixels: Pixels): Uint8Array
}

let loaded: Promise<Codecs> | null = null
export function loadCodecs(): Promise<Codecs> {
  loaded ??= load()
  return loaded
}

type Emscripten<Module> = (options: {
  noInitialRun: boolean
  instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): WebAssembly.Exports
}) => Promise<Module>

type Encoder = { encode(data: BufferSource, width: number, height: number, options: object): Uint8Array }
type Decoder = { decode(data: BufferSource, preserveOrientation?: boolean): Pixels | null }

const LANCZOS3 = 3

async function load(): Promise<Codecs> {
  // The codecs give back the browser's class for pixels; only its three fields are used here.
  const scope = globalThis as { ImageData?: unknown }
  scope.ImageData ??= PixelData
  const [jpegEncoder, jpegDecoder, webpDecoder, png, resizer, { defaultOptions }] = await Promise.all([
    import('@jsquash/jpeg/codec/enc/mozjpeg_enc.js'),
    import('@jsquash/jpeg/codec/dec/mozjpeg_dec.js'),
    import('@jsquash/webp/codec/dec/webp_dec.js'),
    import('@jsquash/png/codec/pkg/squoosh_png.js'),
    import('@jsquash/resize/lib/resize/pkg/squoosh_resize.js'),
    import('@jsquash/jpeg/meta.js'),
  ])
  const encoder = await started<Encoder>(jpegEncoder.default, '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm')
  const decoder = await started<Decoder>(jpegDecoder.default, '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm')
  const webp = await started<Decoder>(webpDecoder.default, '@jsquash/webp/codec/dec/webp_dec.wasm')
  png.initSync(wasm('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'))
  resizer.initSync(wasm('@jsquash/resize/lib/resize/pkg/squoosh_resize_bg.wasm'))
  return {
    decode(type, bytes) {
      const buffer = bytes as unknown as BufferSource
      const pixels = type === 'image/png' ? png.decode(bytes) : type === 'image/webp' ? webp.decode(buffer) : decoder.decode(buffer, false)
      if (!pixels) throw new Error(`${type} cannot be decoded`)
      return pixels
    },
    resize({ data, width, height }, toWidth, toHeight) {
      const input = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      return { data: resizer.resize(input, width, height, toWidth, toHeight, LANCZOS3, true, true), width: toWidth, height: toHeight }
    },
    // The encoder's own memory is behind what it gives back: copied before it is used again.
    jpeg: ({ data, width, height }, quality) =>
      encoder.encode(data as unknown as BufferSource, width, height, { ...defaultOptions, quality }).slice(),
    png: ({ data, width, height }) => png.encode(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), width, height, 8),
  }
}

class PixelData implements Pixels {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data
    this.width = width
    this.height = height
  }
}

const packages = createRequire(import.meta.url)
const wasm = (name: string): WebAssembly.Module => new WebAssembly.Module(readFileSync(packages.resolve(name)))

const started = <Module>(start: unknown, name: string): Promise<Module> =>
  (start as Emscripten<Module>)({
    noInitialRun: true,
    instantiateWasm(imports, done) {
      const instance = new WebAssembly.Instance(wasm(name), imports)
      done(instance)
      return instance.exports
    },
  })
