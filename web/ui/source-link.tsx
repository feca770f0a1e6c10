/** Ways to the lines that something was read from. */
import type { ReactNode } from 'react'
import type { Source } from '../../src/plan/model.ts'
import { m } from '../messages/index.ts'
import { useActions, type Related } from '../store/actions.ts'

/** "launch.md:12". */
export const placeOf = (source: Source): string => `${source.file.split('/').pop() ?? source.file}:${source.line}`

/** file:line, which opens the lines. */
type PlaceProps = { source: Source; related?: Related | undefined; title?: string | undefined; tabIndex?: number }

export function Place({ source, related, title, tabIndex }: PlaceProps) {
  const { openSource } = useActions()
  return (
    <button
      type="button"
      className="place"
      tabIndex={tabIndex}
      onClick={() => openSource(source, related, title)}
      aria-label={m.source.open(source.file, source.line)}
    >
      {placeOf(source)}
    </button>
  )
}
/** A title that opens its source. */
export function Titled({ source, children, className = '' }: { source: Source; children: ReactNode; className?: string }) {
  const { openSource } = useActions()
  return (
    <button type="button" className={`link ${className}`} onClick={() => openSource(source)}>
      {children}
    </button>
  )
}
