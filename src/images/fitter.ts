/** Fits the pictures of content files to channels. The codecs are loaded only where a file carries something. */
import type { Limits } from '../channels/channel.ts'
import { carriedFiles, type ContentFile } from '../workspace/content.ts'
import { loadCodecs } from './codecs.ts'
import { fitPicture } from './fit.ts'

export type Fitter = (files: ContentFile['files'], limits: Limits) => ContentFile['files']

/** @param files what may be rendered with it */
export async function fitterFor(files: readonly ContentFile[]): Promise<Fitter> {
  const codecs = files.some(file => carriedFiles(file, file.text).length > 0) ? await loadCodecs() : null
  return (assets, limits) =>
    limits.media === 0 || assets.size === 0
      ? assets
      : new Map([...assets].map(([name, file]) => [name, fitPicture(file, limits.image, codecs)]))
}
