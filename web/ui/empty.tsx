import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

type EmptyProps = { title: string; hint: string; example?: string; icon?: IconName; children?: ReactNode }

/** An empty page: why it is empty, what to do, and lines to write. */
export function Empty({ title, hint, example, icon = 'file', children }: EmptyProps) {
  return (
    <div className="empty">
      <Icon name={icon} size={28} />
      <h2>{title}</h2>
      <p>{hint}</p>
      {example && <pre>{example}</pre>}
      {children}
    </div>
  )
}
