/** The left column: pages, workspaces, finding, and whether the page is in step with the files. */
import { Link } from 'wouter'
import type { WorkspaceSummary, WorkspaceView } from '../../src/schedule/view.ts'
import { m } from '../messages/index.ts'
import { useConnection } from '../store/events.ts'
import { Icon } from '../ui/icon.tsx'
import { ThemeButton } from '../ui/theme-button.tsx'
import { PageLinks } from './nav.tsx'
import { Switcher } from './switcher.tsx'

type SideProps = {
  view: WorkspaceView | null
  all: WorkspaceSummary[] | null
  id: string
  page: string
  href: (page: string) => string
  onFind: () => void
  onHelp: () => void
}

export function Side({ view, all, id, page, href, onFind, onHelp }: SideProps) {
  return (
    <aside className="side">
      <Link href="/" className="brand">
        <img src="/mark.svg" alt="" />
        <span>{m.app}</span>
      </Link>
      <div className="side-top">
        {all && <Switcher all={all} id={id} page={page} />}
        <button type="button" className="find" onClick={onFind}>
          <Icon name="find" size={14} />
          {m.pages.find}
          <kbd>{m.findKey}</kbd>
        </button>
      </div>
      <div className="side-scroll">
        <PageLinks view={view} page={page} href={href} />
      </div>
      <div className="side-foot">
        <LiveMark />
        <ThemeButton />
        <button type="button" className="icon-button" aria-label={m.shortcuts} title={m.shortcuts} onClick={onHelp}>
          <Icon name="help" />
        </button>
      </div>
    </aside>
  )
}

function LiveMark() {
  const connection = useConnection()
  return (
    <span className={`live ${connection}`} title={m.status[connection]}>
      <i />
      {m.status.short[connection]}
    </span>
  )
}
