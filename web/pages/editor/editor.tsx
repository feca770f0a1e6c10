/** The page where a content file is written: the text beside what every channel gets of it. */
import { useCallback, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { EditorSetup } from '../../../src/content/editor.ts'
import type { FilesView } from '../../../src/delivery/pages.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { useMeasured } from '../../store/measure.ts'
import { usePaged } from '../../store/paged.ts'
import { Failed } from '../../ui/failed.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useSearched } from '../../ui/use-searched.ts'
import '../../styles/editor.css'
import '../../styles/skins.css'
import { ReadingContent } from '../publishing/reading.tsx'
import { FileList } from './file-list.tsx'
import { NewDialog } from './new-dialog.tsx'
import { Workbench } from './workbench.tsx'

export function EditorPage({ view }: { view: WorkspaceView }) {
  const { data: setup, error, reload } = useMeasured<EditorSetup>(view.id, '/editor')
  const [params, setParams] = useSearchParams()
  const [making, setMaking] = useState(params.get('new') !== null)
  const file = params.get('file')
  const open = useCallback((path: string | null) => setParams(path === null ? {} : { file: path }), [setParams])
  if (!setup) return error ? <Failed error={error} /> : <Skeleton />
  return (
    <>
      {file === null ? (
        <Files view={view} onOpen={open} onNew={() => setMaking(true)} />
      ) : (
        <Workbench key={file} view={view} setup={setup} file={file} onOpen={open} onNew={() => setMaking(true)} />
      )}
      {making && (
        <NewDialog
          view={view}
          setup={setup}
          piece={params.get('piece')}
          onClose={() => {
            setMaking(false)
            if (params.get('new') !== null) open(file)
          }}
          onMade={path => {
            setMaking(false)
            reload()
            open(path)
          }}
        />
      )}
    </>
  )
}

function Files({ view, onOpen, onNew }: { view: WorkspaceView; onOpen: (file: string) => void; onNew: () => void }) {
  const { query, setQuery, asked } = useSearched()
  const list = usePaged<FilesView>(view.id, '/editor/files', { q: asked })
  if (!list.data) return list.error ? <Failed error={list.error} /> : <ReadingContent workspace={view.id} />
  return (
    <>
      <Head view={view} title={m.pages.editor} sub={m.editor.sub(list.data.total)}>
        <button type="button" className="button primary" onClick={onNew}>
          <Icon name="plus" size={14} />
          {m.editor.new}
        </button>
      </Head>
      <FileList list={list} query={query} onQuery={setQuery} onOpen={onOpen} onNew={onNew} />
    </>
  )
}
