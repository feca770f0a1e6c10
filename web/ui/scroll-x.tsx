import { useRef, type ReactNode } from 'react'
import { useMoreBeside } from './use-more-beside.ts'

/** What may be wider than its place: scrolls sideways, by keys too, and fades where there is more. */
export function ScrollX({ label, className = 'scroll-x', children }: { label: string; className?: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const more = useMoreBeside(box)
  return (
    <div ref={box} className={className} role="region" aria-label={label} tabIndex={0} data-more={more}>
      {children}
    </div>
  )
}
