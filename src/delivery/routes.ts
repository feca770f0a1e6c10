/** What a workspace publishes through: its channels by name, and what each would get of a content item now. */
import type { Channel, Rendition } from '../channels/channel.ts'
import { digestOf } from '../content/digest.ts'
import { renditionOf } from '../content/rendition.ts'
import type { ContentFile } from '../workspace/content.ts'

/** A channel under the name that it has in the workspace. */
export type Named = { name: string; channel: Pick<Channel, 'limits' | 'title' | 'contract'> }
export type Rendered = { rendition: Rendition; digest: string }

/** Pictures as a channel gets them: without what they tell about their maker, and within its limits. */
export type Fit = (files: ContentFile['files'], limits: Channel['limits']) => ContentFile['files']

/** The exact rendition of a content file for a channel, and the digest that approvals name. */
export function render(file: ContentFile, { name, channel }: Named, hosts: readonly string[], fit: Fit): Rendered {
  const { limits } = channel
  const rendition = renditionOf({ item: file.item, channel: name, limits, hosts, files: fit(file.files, limits) })
  return { rendition, digest: digestOf(rendition) }
}
