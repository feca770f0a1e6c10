/** What a phone has in place of the left column: a bar above, a bar below, and a sheet with the rest. */
import { Link } from 'wouter'
import type { WorkspaceSummary, WorkspaceView } from '../../src/schedule/view.ts'
import { m } from '../messages/index.ts'
import { Icon } from '../ui/icon.tsx'
import { Panel } from '../ui/dialog.tsx'
import { ThemeButton } from '../ui/theme-button.tsx'
import { PageLinks, WorkspaceLinks } from './nav.tsx'
import { AT_HAND, iconOf, titleOf } from './pages.ts'

export function TopBar({ name, onFind }: { name: string; onFind: () => void }) {
  return (
    <header className="topbar">
      <Link href="/" className="brand">
        <img src="/mark.svg" alt={m.pages.portfolio} />
        <span>{name}</span>
      </Link>
      <button type="button" className="icon-button" aria-label={m.find.label} onClick={onFind}>
        <Icon name="find" size={18} />
      </button>
      <ThemeButton />
    </header>
  )
}

export function BottomBar({ page, href, onMore }: { page: string; href: (page: string) => string; onMore: () => void }) {
  return (
    <nav className="bottom" aria-label={m.app}>
      {AT_HAND.map(each => (
        <Link key={each} href={href(each)} aria-current={each === page ? 'page' : undefined}>
          <Icon name={iconOf(each)} size={18} />
          {titleOf(each)}
        </Link>
      ))}
      <button type="button" aria-current={AT_HAND.some(each => each === page) ? undefined : 'true'} onClick={onMore}>
        <Icon name="more" size={18} />
        {m.pages.more}
      </button>
    </nav>
  )
}

type MoreSheetProps = {
  open: boolean
  onClose: () => void
  view: WorkspaceView | null
  all: WorkspaceSummary[] | null
  id: string
  page: string
  href: (page: string) => string
}
export function MoreSheet({ open, onClose, view, all, id, page, href }: MoreSheetProps) {
  return (
    <Panel open={open} onClose={onClose} title={m.pages.more}>
      <PageLinks view={view} page={page} href={href} onGo={onClose} />
      <WorkspaceLinks all={all} id={id} page={page} onGo={onClose} />
    </Panel>
  )
}
