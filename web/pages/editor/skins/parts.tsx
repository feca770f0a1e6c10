/** Parts that several looks share: whose post it is, its pictures, the card of its link. */
import type { ReactNode } from 'react'
import { hostOf, addressesIn } from '../../../../src/content/links.ts'
import { m } from '../../../messages/index.ts'
import type { PartProps, SkinProps } from './types.ts'
import { initialOf } from './types.ts'

export function Avatar({ project }: { project: string }) {
  return (
    <span className="skin-avatar" aria-hidden="true">
      {initialOf(project)}
    </span>
  )
}

/** Name, handle and time: chrome, not content. */
export function Who({ name, handle, time = m.editor.now }: { name: ReactNode; handle?: string | null; time?: string }) {
  return (
    <div className="skin-who" aria-hidden="true">
      <strong>{name}</strong>
      {handle && <span className="skin-handle">{handle}</span>}
      <span className="skin-time">{time}</span>
    </div>
  )
}

/** The line above a page or post: whose it is, and a word below. Chrome, not content. */
export const Author = ({ name, project, children }: { name?: string | undefined; project: string; children?: ReactNode }) => (
  <div className="skin-row" aria-hidden="true">
    <Avatar project={project} />
    <div className="skin-who">
      <strong>{name ?? project}</strong>
      {children !== undefined && <span className="skin-time">{children}</span>}
    </div>
  </div>
)

const MOST = 4
export function Pictures({ part, picture }: Pick<PartProps, 'part' | 'picture'>) {
  const shown = part.media.filter(each => each.type.startsWith('image/')).slice(0, MOST)
  if (shown.length === 0) return null
  return (
    <div className="skin-media" data-count={shown.length}>
      {shown.map(({ name, alt }) => (
        <figure key={name}>
          <img src={picture(name)} alt={alt} loading="lazy" />
          {alt !== '' && (
            <span className="skin-alt" aria-hidden="true">
              ALT
            </span>
          )}
        </figure>
      ))}
    </div>
  )
}

/** Where a post leads: its link, else the last address of its text. */
export const targetOf = ({ rendition }: Pick<SkinProps, 'rendition'>, text: string): string | null =>
  rendition.link ?? addressesIn(text).at(-1)?.address ?? null

/** The card below a post; no page is asked, so it shows what is known here. */
export function LinkCard({ rendition, text }: { rendition: SkinProps['rendition']; text: string }) {
  const target = targetOf({ rendition }, text)
  if (target === null) return null
  const host = hostOf(target) ?? target
  return (
    <div className="skin-card">
      <span className="skin-card-image" aria-hidden="true" />
      <span className="skin-card-text">
        <small>{host}</small>
        <strong>{rendition.title ?? host}</strong>
      </span>
    </div>
  )
}
