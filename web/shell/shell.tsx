/** What surrounds the pages of a workspace: navigation, finding, the source panel, undo, keys. */
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import type { Source } from '../../src/plan/model.ts'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { m } from '../messages/index.ts'
import { ActionsContext } from '../store/actions.ts'
import { ApiError } from '../store/api.ts'
import { useWorkspace, useWorkspaces } from '../store/hooks.ts'
import { Boundary } from '../ui/boundary.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Palette } from '../ui/palette.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { SourcePanel, type Opened } from '../ui/source-panel.tsx'
import { ConnectionBanner } from './banner.tsx'
import { Help } from './help.tsx'
import { useKeys } from './keys.ts'
import { titleOf } from './pages.ts'
import { BottomBar, MoreSheet, TopBar } from './phone.tsx'
import { ReadingBanner } from './reading-banner.tsx'
import { Side } from './side.tsx'
import { Toast } from './toast.tsx'
import { useWorkspaceActions } from './use-actions.ts'

const DatesDialog = lazy(() => import('./dates-dialog.tsx').then(module => ({ default: module.DatesDialog })))

type Over = 'find' | 'help' | 'more' | 'dates' | null

export function Shell({ id, page, children }: { id: string; page: string; children: (view: WorkspaceView) => ReactNode }) {
  const loaded = useWorkspace(id)
  const { data: view, error } = loaded
  const { data: all } = useWorkspaces()
  const [, go] = useLocation()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [over, setOver] = useState<Over>(null)
  const close = useCallback(() => setOver(null), [])
  const find = useCallback(() => setOver('find'), [])
  const help = useCallback(() => setOver('help'), [])
  const setDates = useCallback(() => setOver('dates'), [])
  const { actions, note, clearNote, changed } = useWorkspaceActions(id, loaded, { open: setOpened, setDates })
  const goPage = useCallback((to: string) => go(actions.href(to)), [go, actions])
  const openSource = useCallback((source: Source) => setOpened({ source, related: [], title: null }), [])
  // The page is drawn again when what it shows changes, not when something opens beside it.
  const body = useMemo(() => view && children(view), [view, children])
  const main = useRef<HTMLElement>(null)
  useKeys({ find, help, go: goPage })
  useEffect(() => {
    document.title = view ? `${titleOf(page)} · ${view.name} · ${m.app}` : m.app
  }, [view?.name, page])
  useEffect(() => {
    scrollTo(0, 0)
  }, [id, page])

  const around = { view, all, id, page, href: actions.href }
  return (
    <ActionsContext value={actions}>
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        {m.skip}
      </button>
      <div className="shell">
        <Side {...around} onFind={find} onHelp={help} />
        <TopBar name={view?.name ?? m.app} onFind={find} />
        <main className="main" ref={main} tabIndex={-1}>
          <ConnectionBanner />
          {view && <ReadingBanner view={view} onOpen={openSource} />}
          {view ? <Boundary key={`${id}/${page}`}>{body}</Boundary> : error ? <Failure error={error} /> : <Skeleton />}
        </main>
        <BottomBar page={page} href={actions.href} onMore={() => setOver('more')} />
      </div>
      <SourcePanel opened={opened} onClose={() => setOpened(null)} />
      {view && over === 'find' && <Palette view={view} onClose={close} go={goPage} open={openSource} />}
      {view && over === 'dates' && (
        <Suspense fallback={null}>
          <DatesDialog view={view} onClose={close} onSaved={next => changed(next, m.dates.saved)} />
        </Suspense>
      )}
      <MoreSheet {...around} open={over === 'more'} onClose={close} />
      <Help open={over === 'help'} onClose={close} />
      <Toast note={note} onClose={clearNote} />
    </ActionsContext>
  )
}

function Failure({ error }: { error: Error }) {
  return (
    <Card>
      {error instanceof ApiError && error.code === 'workspace-unknown' ? (
        <Empty icon="all" title={m.pages.gone} hint={m.pages.goneHint}>
          <Link className="button" href="/">
            {m.pages.portfolio}
          </Link>
        </Empty>
      ) : (
        <Empty icon="problems" title={m.failed} hint={error instanceof ApiError ? `${error.message} ${error.hint ?? ''}` : m.status.lost} />
      )}
    </Card>
  )
}
