/** The dashboard: one route a page, one shell around the pages of a workspace. */
import { Tooltip } from '@base-ui/react/tooltip'
import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { Shell } from './shell/shell.tsx'
import { Portfolio } from './pages/portfolio.tsx'
import { Skeleton } from './ui/skeleton.tsx'
import { Overview } from './pages/overview/overview.tsx'

const Timeline = lazy(() => import('./pages/timeline/timeline.tsx').then(page => ({ default: page.Timeline })))
const PlanPage = lazy(() => import('./pages/plan/plan.tsx').then(page => ({ default: page.PlanPage })))
const Content = lazy(() => import('./pages/content/content.tsx').then(page => ({ default: page.Content })))
const Targets = lazy(() => import('./pages/targets/targets.tsx').then(page => ({ default: page.Targets })))
const BudgetPage = lazy(() => import('./pages/budget/budget.tsx').then(page => ({ default: page.BudgetPage })))
const Risks = lazy(() => import('./pages/risks.tsx').then(page => ({ default: page.Risks })))
const People = lazy(() => import('./pages/people.tsx').then(page => ({ default: page.People })))
const Journey = lazy(() => import('./pages/journey/journey.tsx').then(page => ({ default: page.Journey })))
const Problems = lazy(() => import('./pages/problems/problems.tsx').then(page => ({ default: page.Problems })))
const Metrics = lazy(() => import('./pages/metrics/metrics.tsx').then(page => ({ default: page.Metrics })))
const Collectors = lazy(() => import('./pages/collectors/collectors.tsx').then(page => ({ default: page.Collectors })))
const Competitors = lazy(() => import('./pages/competitors/competitors.tsx').then(page => ({ default: page.Competitors })))
const Reports = lazy(() => import('./pages/reports/reports.tsx').then(page => ({ default: page.Reports })))
const AuditPage = lazy(() => import('./pages/audit/audit.tsx').then(page => ({ default: page.AuditPage })))
const Automations = lazy(() => import('./pages/automations/automations.tsx').then(page => ({ default: page.Automations })))
const CalendarPage = lazy(() => import('./pages/publishing/calendar.tsx').then(page => ({ default: page.CalendarPage })))
const Board = lazy(() => import('./pages/publishing/board.tsx').then(page => ({ default: page.Board })))
const EditorPage = lazy(() => import('./pages/editor/editor.tsx').then(page => ({ default: page.EditorPage })))
const ReviewPage = lazy(() => import('./pages/review/review.tsx').then(page => ({ default: page.ReviewPage })))
const Channels = lazy(() => import('./pages/channels/channels.tsx').then(page => ({ default: page.Channels })))
const Handoffs = lazy(() => import('./pages/handoffs/handoffs.tsx').then(page => ({ default: page.Handoffs })))
const ResultsPage = lazy(() => import('./pages/results/results.tsx').then(page => ({ default: page.ResultsPage })))
const Deliveries = lazy(() => import('./pages/publishing/deliveries.tsx').then(page => ({ default: page.Deliveries })))

const PAGES = {
  timeline: Timeline,
  plan: PlanPage,
  content: Content,
  targets: Targets,
  budget: BudgetPage,
  risks: Risks,
  people: People,
  journey: Journey,
  problems: Problems,
  calendar: CalendarPage,
  board: Board,
  editor: EditorPage,
  review: ReviewPage,
  deliveries: Deliveries,
  handoffs: Handoffs,
  results: ResultsPage,
  channels: Channels,
  metrics: Metrics,
  collectors: Collectors,
  competitors: Competitors,
  reports: Reports,
  audit: AuditPage,
  automations: Automations,
} as const

export function App() {
  return (
    <Tooltip.Provider>
      <Switch>
        <Route path="/">
          <Portfolio />
        </Route>
        <Route path="/w/:id/:page?">
          {({ id, page }) => {
            const Page = page === undefined ? Overview : PAGES[page as keyof typeof PAGES]
            if (!Page) return <Redirect to={`/w/${id}`} />
            return (
              <Shell id={id} page={page ?? ''}>
                {view => (
                  <Suspense fallback={<Skeleton />}>
                    <Page view={view} />
                  </Suspense>
                )}
              </Shell>
            )
          }}
        </Route>
        <Route>
          <Redirect to="/" />
        </Route>
      </Switch>
    </Tooltip.Provider>
  )
}
