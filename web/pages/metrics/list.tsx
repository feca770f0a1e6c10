import { useCallback, useState } from 'react'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { nowOf, type SeriesView } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { CsvDialog } from './csv-dialog.tsx'
import { RecordDialog } from './record-dialog.tsx'
import { SeriesTable } from './series-table.tsx'
import { useDrop } from '../../ui/use-drop.ts'

/** Rows of metrics at first, and of single posts: five numbers each, of hundreds of posts. */
const [MANY, FEW] = [200, 10]

/** All series, by name; those of single posts stand behind. */
export function SeriesList({ view, all }: { view: WorkspaceView; all: readonly SeriesView[] }) {
  const [query, setQuery] = useState('')
  const [over, setOver] = useState<'value' | 'csv' | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const dragged = useDrop(
    useCallback((dropped: File) => {
      setFile(dropped)
      setOver('csv')
    }, []),
  )
  const now = nowOf(view)
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const said = ({ metric, labels, info }: SeriesView): string => `${metric} ${Object.values(labels).join(' ')} ${info.help}`.toLowerCase()
  // Ours first: what is only compared with stands behind.
  const shown = all
    .filter(each => words.every(word => said(each).includes(word)))
    .toSorted((a, b) => Number(a.competitor) - Number(b.competitor))
  const [posts = [], own = []] = [true, false].map(single => shown.filter(each => 'piece' in each.labels === single))
  return (
    <>
      <Head
        view={view}
        title={m.pages.metrics}
        sub={all.length > 0 ? m.metrics.sub(all.length, new Set(all.map(each => each.metric)).size) : undefined}
      >
        {all.length > 0 && <FilterBox label={m.metrics.filter} value={query} onChange={setQuery} />}
        <button type="button" className="button" onClick={() => setOver('csv')}>
          {m.metrics.csv}
        </button>
        <button type="button" className="button primary" onClick={() => setOver('value')}>
          {m.metrics.enter}
        </button>
      </Head>
      {all.length === 0 && (
        <Card>
          <Empty icon="metrics" title={m.metrics.empty} hint={m.metrics.emptyHint} example={m.metrics.example} />
        </Card>
      )}
      {all.length > 0 && shown.length === 0 && (
        <Card>
          <p className="quiet">{m.noMatch}</p>
        </Card>
      )}
      {own.length > 0 && <SeriesTable view={view} series={own} now={now} step={MANY} />}
      {posts.length > 0 && (
        <SeriesTable
          key={query}
          view={view}
          series={posts}
          now={now}
          step={own.length > 0 && words.length === 0 ? FEW : MANY}
          title={m.metrics.posts}
          about={m.metrics.postsAbout}
        />
      )}
      {dragged && (
        <div className="drop">
          <p>{m.csv.dropNow}</p>
        </div>
      )}
      {over === 'value' && <RecordDialog view={view} onClose={() => setOver(null)} />}
      {over === 'csv' && (
        <CsvDialog
          file={file}
          onClose={() => {
            setOver(null)
            setFile(null)
          }}
        />
      )}
    </>
  )
}
