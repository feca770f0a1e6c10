import { useState } from 'react'
import type { EditorSetup } from '../../../src/content/editor.ts'
import { m } from '../../messages/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'

const MOST = 200

/** The files that there are, to open one. */
export function FileList({ files, onOpen, onNew }: { files: EditorSetup['files']; onOpen: (file: string) => void; onNew: () => void }) {
  const [query, setQuery] = useState('')
  if (files.length === 0)
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
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = files.filter(({ file, title }) => words.every(word => `${title} ${file}`.toLowerCase().includes(word)))
  return (
    <Card flush title={m.editor.files} aside={<FilterBox label={m.editor.filter} value={query} onChange={setQuery} />}>
      {fits.length === 0 && <p className="quiet">{m.noMatch}</p>}
      <ul className="rows">
        {fits.slice(0, MOST).map(({ file, title, state }) => (
          <li key={file}>
            <span className="grow">
              <button type="button" className="link" onClick={() => onOpen(file)}>
                {title}
              </button>
            </span>
            <span className="under mono wide">{file}</span>
            <Badge>{m.editor.state[state]}</Badge>
          </li>
        ))}
      </ul>
      {fits.length > MOST && <p className="quiet">{m.andMore(fits.length - MOST)}</p>}
    </Card>
  )
}
