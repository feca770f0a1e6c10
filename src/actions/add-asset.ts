/** Saves a picture that was dropped or pasted into the editor beside its content file. */
import { existsSync } from 'node:fs'
import { extname, posix } from 'node:path'
import { imageInfo } from '../content/image/read.ts'
import { stripped } from '../content/image/strip.ts'
import { nameFor } from '../content/new-piece.ts'
import type { EditorAsset } from '../content/editor.ts'
import { UserError } from '../lib/errors.ts'
import { assetPlace } from '../workspace/content-place.ts'
import { recordAction, type ActionContext } from './action.ts'
import { recorded, sumOf } from './change-files.ts'
import { randomName } from './content-files.ts'
import { createFile } from './write-file.ts'

/** `data`: the bytes in base64. */
export type AssetInput = { file: string; name: string; data: string }

const LARGEST = 20 * 1024 * 1024
const ENDINGS = { 'image/png': '.png', 'image/jpeg': '.jpg', 'image/gif': '.gif', 'image/webp': '.webp', 'image/avif': '.avif' } as const

/**
 * Writes the picture under a name that is free, without what it tells about its maker (place, camera, remarks).
 * @throws UserError content-path, asset-type, asset-large, path-unwritable
 */
export async function addAsset(context: ActionContext, { file, name, data }: AssetInput): Promise<EditorAsset> {
  const bytes = new Uint8Array(Buffer.from(data, 'base64'))
  const info = imageInfo(bytes)
  if (info === null)
    throw new UserError('asset-type', `"${name.slice(0, 80)}" is no picture that is understood.`, {
      hint: 'PNG, JPEG, GIF, WebP and AVIF are. Other files go beside the content file by hand, and under "assets:".',
    })
  if (bytes.length > LARGEST)
    throw new UserError(
      'asset-large',
      `"${name.slice(0, 80)}" has ${Math.ceil(bytes.length / 1e6)} MB; at most ${Math.floor(LARGEST / 1e6)} are kept beside a text.`,
      {
        hint: 'Make it smaller first. Channels take a few megabytes at most.',
      },
    )
  const ending = ENDINGS[info.type]
  const plain = posix.basename(name.replaceAll('\\', '/'))
  const stem = plain.slice(0, plain.length - extname(plain).length) || 'picture'
  const taken = (each: string): boolean => existsSync(assetPlace(context.ref.root, file, each + ending))
  const free = nameFor(stem, taken, randomName) + ending
  const clean = stripped(bytes)
  createFile(assetPlace(context.ref.root, file, free), clean)
  const subject = posix.join(posix.dirname(file), free)
  const change = { path: subject, before: null, after: sumOf(clean), bytes: true }
  await recordAction(context.db, context, { action: 'add-asset', subject, ...recorded([change]) })
  return { name: free, type: info.type, size: clean.length, width: info.width, height: info.height }
}
