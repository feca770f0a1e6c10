import type { Layout } from '../../../src/plan/model.ts'
import { tidy } from '../../messages/names.ts'
import { Titled } from '../../ui/source-link.tsx'

/** A tree of files as the document draws it. */
export function Drawn({ layout }: { layout: Layout }) {
  return (
    <div>
      <h3>
        <Titled source={layout.source}>{tidy(layout.title)}</Titled>
      </h3>
      <ul className="drawn" tabIndex={0} aria-label={layout.title}>
        {layout.entries.map(entry => {
          const parts = entry.path.replace(/\/$/, '').split('/')
          return (
            <li key={`${entry.path} ${entry.source.line}`} style={{ paddingLeft: (parts.length - 1) * 16 }}>
              <Titled source={entry.source}>
                {parts.at(-1)}
                {entry.path.endsWith('/') && '/'}
              </Titled>
              {entry.note && <span className="under">{entry.note}</span>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
