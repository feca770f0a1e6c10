/** Pictures of a Markdown text that lie beside it: each is put where readers can get it, and the text names that place. */
import type { Media, Rendition } from '../channel.ts'
import { wholeText } from './read.ts'

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
