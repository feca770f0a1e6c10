import type { ImageLimits } from '../../channels/channel.ts'
import { imageInfo } from '../image/read.ts'
import { top, type LintRule } from './rule.ts'

/** Pictures that a channel does not take as they are, and that cannot be made smaller on the way: animations, and types that it does not know. */
export const imageLimits: LintRule = {
  id: 'image-limits',
  title: 'A picture that the channel does not take',
  severity: 'error',
  *check(input) {
    const { item, uses, files } = input
    for (const { channel, limits, rendition } of uses) {
      if (limits?.image === undefined || rendition === null) continue
      for (const name of new Set(rendition.parts.flatMap(part => part.media.map(each => each.name)))) {
        const file = files?.get(name)
        // In a browser the bytes are not there; the server looks at them.
        if (file === undefined || file.bytes.length === 0) continue
        const why = whyNot(file, limits.image)
        if (why === null) continue
        yield {
          message: `${channel} does not take ${name}: ${why}.`,
          remedy: 'Save it as PNG or JPEG, or as a shorter or smaller animation.',
          source: item.assets.find(asset => asset.file === name)?.source ?? top(input),
        }
      }
    }
  },
}

/** Types that are decoded, made smaller and written as a type that the channel takes. */
const SHRINKABLE: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp'])

function whyNot({ type, bytes }: { type: string; bytes: Uint8Array }, limits: ImageLimits): string | null {
  const info = imageInfo(bytes)
  if (info === null) {
    if (!type.startsWith('image/')) return null
    return type === 'image/svg+xml' && limits.types?.includes(type) !== true
      ? 'it is an SVG'
      : 'its bytes are no picture that is understood'
  }
  if (SHRINKABLE.has(info.type) && !info.moving) return null
  const { width = Infinity, height = Infinity, bytes: most = Infinity, types } = limits
  if (types?.includes(info.type) === false) return `it is ${info.type.slice('image/'.length).toUpperCase()}`
  if (bytes.length > most) return `it has ${megabytes(bytes.length)} MB, and at most ${megabytes(most)} are taken`
  if (info.width > width || info.height > height) return `it has ${info.width} × ${info.height} pixels`
  return null
}
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)
