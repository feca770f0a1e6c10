/** Pictures that lie beside a text: each is put where readers can get it, and the text names that place. */
import type { Media, Rendition } from '../channel.ts'
import { ChannelError } from '../channel.ts'
import { attribute } from './letter.ts'
import { wholeHtml, wholeText } from './read.ts'

/** @param upload gives the address of a picture. Pictures that the text does not name are added below it. */
export async function withAddresses(rendition: Rendition, upload: (media: Media) => Promise<string>): Promise<string> {
  let text = wholeText(rendition)
  for (const media of rendition.parts.flatMap(part => part.media)) {
    const url = await upload(media)
    const named = text.replaceAll(`](${media.name})`, `](${url})`).replaceAll(`](./${media.name})`, `](${url})`)
    text = named === text ? `${text}\n\n![${media.alt.replaceAll(/[[\]]/g, '')}](${url})` : named
  }
  return text
}

/** Where a picture went: `id` where the platform gives one. */
export type Uploaded = { url: string; id: string | null; alt: string }

/**
 * The same for HTML. The first picture that the text does not name is the piece's own (`main`); others stand below it.
 * @throws ChannelError 'rejected' when the piece has no HTML
 */
export async function withPictures(
  rendition: Rendition,
  title: string,
  upload: (media: Media) => Promise<Omit<Uploaded, 'alt'>>,
): Promise<{ html: string; main: Uploaded | null }> {
  const written = wholeHtml(rendition)
  if (written === null) throw new ChannelError('rejected', `${title} needs the piece as HTML.`)
  let html = written
  let main: Uploaded | null = null
  for (const media of rendition.parts.flatMap(part => part.media)) {
    const there = { ...(await upload(media)), alt: media.alt }
    const named: string = [media.name, `./${media.name}`].reduce(
      (text, name) => text.replaceAll(`src="${attribute(name)}"`, `src="${attribute(there.url)}"`),
      html,
    )
    if (named !== html) html = named
    else if (main === null) main = there
    else html += `\n<p><img src="${attribute(there.url)}" alt="${attribute(media.alt)}"></p>`
  }
  return { html, main }
}

/** A picture as a form carries it. */
export const fileOf = ({ name, type, bytes }: Media): File =>
  new File([bytes as Uint8Array<ArrayBuffer>], name.split('/').at(-1) ?? name, { type })
