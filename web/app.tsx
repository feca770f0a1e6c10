/** The dashboard: one route a page, one shell around the pages of a workspace. */
import { Tooltip } from '@base-ui/react/tooltip'
import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { m } from './messages/index.ts'
import { Shell } from './shell.tsx'
import { Portfolio } from './pages/portfolio.tsx'
import { Overview } from './pages/overview.tsx'

const Timeline = lazy(() => import('./pages/timeline.tsx').then(page => ({ default: page.Timeline })))
const PlanPage = lazy(() => import('./pages/plan.tsx').then(page => ({ default: page.PlanPage })))
const Content = lazy(() => import('./pages/content.tsx').then(page => ({ default: page.Content })))
const Targets = lazy(() => import('./pages/targets.tsx').then(page => ({ default: page.Targets })))
const BudgetPage = lazy(() => import('./pages/budget.tsx').then(page => ({ default: page.BudgetPage })))
const Risks = lazy(() => import('./pages/risks.tsx').then(page => ({ default: page.Risks })))
const People = lazy(() => import('./pages/people.tsx').then(page => ({ default: page.People })))
const Journey = lazy(() => import('./pages/journey.tsx').then(page => ({ default: page.Journey })))
const Problems = lazy(() => import('./pages/problems.tsx').then(page => ({ default: page.Problems })))

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
                  <Suspense fallback={<p className="muted">{m.loading}</p>}>
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
