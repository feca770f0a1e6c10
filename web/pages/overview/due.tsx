/** Work that is late, due now and next, with its boxes. */
import { Link } from 'wouter'
import type { Agenda, Work } from '../../../src/schedule/agenda.ts'
import type { Plan } from '../../../src/plan/model.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { shortDate } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useActions } from '../../store/actions.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Titled } from '../../ui/source-link.tsx'
import { Tick } from '../../ui/tick.tsx'

const FEW = 3
const SOME = 5

export function DueCard({ view, work }: { view: WorkspaceView; work: Agenda }) {
  const { href, setDates } = useActions()
  const { plan } = view
  const dated = [
    [m.overview.overdue, work.overdue, SOME],
    [m.overview.due, work.now, SOME],
    [m.overview.upcoming, work.upcoming, FEW],
  ] as const
  const none = dated.every(([, list]) => list.length === 0)
  // A plan without dates still has a first thing to do.
  const groups = none ? ([[m.overview.noDate, work.undated, SOME]] as const) : dated
  const floating = plan.phases.some(phase => phase.window !== null && phase.span === null)
  const nothing = plan.tasks.length + plan.content.length === 0 ? m.overview.noWork : m.overview.noneDue
  const all = (
    <Link className="more" href={href('plan')}>
      {m.pages.plan}
    </Link>
  )
  return (
    <Card flush title={m.overview.work} aside={all}>
      {none && (
        <p className="quiet">
          {work.undated.length === 0 ? nothing : floating ? m.overview.undatedHint : m.overview.noDateHint}{' '}
          {floating && setDates && (
            <button type="button" className="more" onClick={setDates}>
              {m.dates.set}
            </button>
          )}
        </p>
      )}
      {groups.map(
        ([title, list, most]) =>
          list.length > 0 && (
            <section key={title}>
              <p className="group-label">
                {title} <span className="faint">{list.length}</span>
              </p>
              <ul className="rows">
                {list.slice(0, most).map(each => (
                  <WorkRow key={each.id} work={each} today={view.today} plan={plan} />
                ))}
              </ul>
              {list.length > most && (
                <p className="group-label">
                  <Link className="more" href={href('plan')}>
                    {m.andMore(list.length - most)}
                  </Link>
                </p>
              )}
            </section>
          ),
      )}
    </Card>
  )
}

/** When work that is to come begins; until when the other is due. */
function whenOf({ start, end }: Work, today: string): string {
  if (start !== null && start > today && start !== end) return m.date.from(shortDate(start, today))
  return shortDate((end ?? start)!, today)
}

function WorkRow({ work, today, plan }: { work: Work; today: string; plan: Plan }) {
  const { tick } = useActions()
  const task = work.kind === 'task' ? plan.tasks.find(each => each.id === work.id) : undefined
  const late = work.end !== null && work.end < today
  return (
    <li>
      {task?.box ? (
        <Tick checked={task.done} disabled={tick === null} label={work.title} onChange={checked => tick?.(work.id, checked)} />
      ) : (
        <span className="sev faint" title={work.kind === 'content' ? m.find.kinds.piece : m.plan.action}>
          <Icon name={work.kind === 'content' ? 'content' : 'right'} size={14} />
        </span>
      )}
      <span className="grow">
        <Titled source={work.source}>{tidy(work.title)}</Titled>
        {work.phaseTitle && <span className="under inline"> {work.phaseTitle}</span>}
        {work.fulfilled && <span className="under block">{m.outgoing.fulfilled(work.fulfilled)}</span>}
      </span>
      {work.owner && <Badge>{work.owner}</Badge>}
      {(work.end ?? work.start) && <span className={late ? 'when late' : 'when'}>{whenOf(work, today)}</span>}
    </li>
  )
}
