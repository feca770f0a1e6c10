import type { FilesView } from '../../../src/delivery/pages.ts'
import { m } from '../../messages/index.ts'
import { groupOf, STEP, type PagedList } from '../../store/paged.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { ShowMore } from '../../ui/show-more.tsx'

type Props = {
  list: PagedList<FilesView>
  query: string
  onQuery: (query: string) => void
  onOpen: (file: string) => void
  onNew: () => void
}

/** The files that there are, to open one. */
export function FileList({ list, query, onQuery, onOpen, onNew }: Props) {
  if (!list.data) return null
  if (list.data.total === 0)
    return (
      <Card>
        <Empty icon="content" title={m.editor.none} hint={m.editor.noneHint} />
        <p className="tools center">
          <button type="button" className="button primary" onClick={onNew}>
            {m.editor.first}
          </button>
        </p>
      </Card>
    )
  const { rows, count } = groupOf(list.data, 'all')
  return (
    <Card flush title={m.editor.files} aside={<FilterBox label={m.editor.filter} value={query} onChange={onQuery} />}>
      {count === 0 && <p className="quiet">{m.noMatch}</p>}
      <ul className="rows">
        {rows.map(({ id: file, title, state, problems }) => (
          <li key={file}>
            <span className="grow">
              <button type="button" className="link" onClick={() => onOpen(file)}>
                {title}
              </button>
            </span>
            <span className="under mono wide">{file}</span>
            {problems.all > 0 && <Badge kind={problems.errors > 0 ? 'error' : 'warning'}>{m.publishing.problems(problems.all)}</Badge>}
            <Badge>{m.editor.state[state]}</Badge>
          </li>
        ))}
      </ul>
      <ShowMore left={count - rows.length} step={STEP} more={() => void list.more('all')} />
    </Card>
  )
}
