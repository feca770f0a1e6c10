/** Links to the pages of a workspace and to the other workspaces. */
import { Link } from 'wouter'
import type { WorkspaceSummary, WorkspaceView } from '../../src/schedule/view.ts'
import { number } from '../format.ts'
import { m } from '../messages/index.ts'
import { Icon } from '../ui/icon.tsx'
import { countsOf, iconOf, MEASURING, PAGES, PUBLISHING, titleOf } from './pages.ts'

type PageLinksProps = { view: WorkspaceView | null; page: string; href: (page: string) => string; onGo?: () => void }

export function PageLinks({ view, page, href, onGo }: PageLinksProps) {
  const counts = view ? countsOf(view) : {}
  const bad = view?.plan.problems.some(problem => problem.severity === 'error') ?? false
  const link = (each: string) => {
    const count = counts[each] ?? 0
    return (
      <Link key={each} href={href(each)} aria-current={each === page ? 'page' : undefined} onClick={onGo}>
        <Icon name={iconOf(each)} />
        <span>{titleOf(each)}</span>
        {count > 0 && <span className={`count ${each === 'problems' && bad ? 'bad' : ''}`}>{number(count)}</span>}
      </Link>
    )
  }
  return (
    <nav className="nav" aria-label={m.pages.nav}>
      {PAGES.map(link)}
      <span className="nav-title plain">{m.pages.publishing}</span>
      {PUBLISHING.map(link)}
      <span className="nav-title plain">{m.pages.measuring}</span>
      {MEASURING.map(link)}
    </nav>
  )
}

type WorkspaceLinksProps = { all: WorkspaceSummary[] | null; id: string; page: string; onGo?: () => void }

/** The other workspaces, on the page that is open. */
export function WorkspaceLinks({ all, id, page, onGo }: WorkspaceLinksProps) {
  if (!all || all.length < 2) return null
  return (
    <nav className="nav" aria-label={m.pages.portfolio}>
      <Link href="/" className="nav-title" onClick={onGo}>
        <span>{m.pages.portfolio}</span>
      </Link>
      {all.map(each => (
        <Link
          key={each.id}
          href={`/w/${each.id}${page ? `/${page}` : ''}`}
          aria-current={each.id === id ? 'true' : undefined}
          onClick={onGo}
        >
          <span>{each.name}</span>
          {each.errors > 0 && (
            <span className="count bad" title={m.portfolio.errors(each.errors)}>
              {each.errors}
            </span>
          )}
        </Link>
      ))}
    </nav>
  )
}
