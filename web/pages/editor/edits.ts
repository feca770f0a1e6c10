/** What buttons beside the text do to it: each is a splice, null where it cannot be done without touching the rest. */
import { addToList, takeFromList } from '../../../src/content/edit-list.ts'
import { setFrontMatter } from '../../../src/content/edit.ts'
import type { ContentItem } from '../../../src/content/model.ts'
import type { Problem } from '../../../src/plan/model.ts'
import { applyEdits } from '../../../src/plan/splice/splice.ts'

export const withClaim = (text: string, id: string, on: boolean): string | null =>
  on ? addToList(text, 'claims', id) : takeFromList(text, 'claims', id)

/** `channels` is a list or a group of settings; both may grow. */
export function withChannel(text: string, item: Pick<ContentItem, 'channels'>, name: string): string | null {
  if (item.channels.some(each => each.name === name)) return text
  return addToList(text, 'channels', name) ?? setFrontMatter(text, ['channels', name], null)
}

export const withTick = (text: string, channel: string, entry: string, on: boolean): string | null =>
  setFrontMatter(text, ['checks', channel, entry], on)

export const withAsset = (text: string, file: string, { alt, part }: { alt: string; part: number }): string | null =>
  addToList(text, 'assets', { file, alt: alt.trim(), ...(part === 1 ? {} : { part }) })

/** At the end of the text for all channels; in front of the first text of a channel of its own. */
export function withPicture(text: string, file: string, alt: string): string {
  const line = `![${alt.trim().replaceAll(/[[\]]/g, '')}](${file})`
  const own = /^ {0,3}<!--\s*channels?\s*:/m.exec(text)
  if (own !== null) return `${text.slice(0, own.index).trimEnd()}\n\n${line}\n\n${text.slice(own.index)}`
  return `${text.trimEnd()}\n\n${line}\n`
}

export function withFix(text: string, { fix }: Problem): string | null {
  if (fix === null) return text
  const result = applyEdits(text, fix.edits)
  return result.ok ? result.text : null
}

/** Bytes for a JSON body. */
export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  const step = 0x8000
  for (let at = 0; at < bytes.length; at += step) text += String.fromCharCode(...bytes.subarray(at, at + step))
  return btoa(text)
}
