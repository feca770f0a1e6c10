/** What a workspace publishes through: its channels by name, and what each would get of a content item now. */
import type { Channel, Rendition } from '../channels/channel.ts'
import { digestOf } from '../content/digest.ts'
import { renditionOf } from '../content/rendition.ts'
import type { ContentFile } from '../workspace/content.ts'

/** A channel under the name that it has in the workspace. */
export type Named = { name: string; channel: Pick<Channel, 'limits' | 'title' | 'contract'> }
export type Rendered = { rendition: Rendition; digest: string }

/** The exact rendition of a content file for a channel, and the digest that approvals name. */
export function render(file: ContentFile, { name, channel }: Named, hosts: readonly string[]): Rendered {
  const rendition = renditionOf({ item: file.item, channel: name, limits: channel.limits, hosts, files: file.files })
  return { rendition, digest: digestOf(rendition) }
}
