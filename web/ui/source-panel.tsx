/** The lines that something was read from, beside the page. */
import type { Source } from '../../src/plan/model.ts'
import { m } from '../messages/index.ts'
import type { Related } from '../store/actions.ts'
import { Panel } from './dialog.tsx'
import { Excerpt } from './excerpt.tsx'

export type Opened = { source: Source; related: Related; title: string | null }
const AROUND = 10

export function SourcePanel({ opened, onClose }: { opened: Opened | null; onClose: () => void }) {
  return (
    <Panel open={opened !== null} onClose={onClose} title={opened?.title ?? m.source.title}>
      {opened && (
        <>
          <p className="place">
            {opened.source.file}:{opened.source.line}
          </p>
          <Excerpt marks={[{ source: opened.source }]} around={opened.related.length > 0 ? 2 : AROUND} />
          {opened.related.map((related, i) => (
            <figure key={i} style={{ display: 'grid', gap: 6 }}>
              <figcaption>
                {related.message}{' '}
                <span className="place">
                  {related.source.file}:{related.source.line}
                </span>
              </figcaption>
              <Excerpt marks={[{ source: related.source }]} around={1} />
            </figure>
          ))}
        </>
      )}
    </Panel>
  )
}
