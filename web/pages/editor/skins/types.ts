import type { Rendition } from '../../../../src/channels/channel.ts'
import type { EditorChannel } from '../../../../src/content/editor.ts'

/** What a preview is drawn from. */
export type SkinProps = {
  rendition: Rendition
  channel: EditorChannel
  /** Name of the project: whose account it is. */
  project: string
  /** Address of a picture beside the file. */
  picture(name: string): string
}
export type PartProps = SkinProps & { part: Rendition['parts'][number]; index: number }

const slug = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '') || 'project'
/** The handle as the platform shows it: of the settings, else made of the project's name. */
export function handleOf({ channel, project }: Pick<SkinProps, 'channel' | 'project'>): string {
  const { platform, account, host } = channel
  if (platform === 'mastodon') return `@${account ?? slug(project)}@${host ?? 'mastodon.social'}`
  if (platform === 'bluesky') return `@${account ?? `${slug(project)}.bsky.social`}`
  return account ?? (platform === 'x' ? `@${slug(project)}` : slug(project))
}
export const initialOf = (project: string): string => (project.trim()[0] ?? '?').toUpperCase()
