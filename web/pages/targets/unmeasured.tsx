import { Link } from 'wouter'
import type { WhyKind } from '../../../src/metrics/view.ts'
import { target, when } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useActions } from '../../store/actions.ts'
import type { MeasuredTarget } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { Titled } from '../../ui/source-link.tsx'

type Group = WhyKind | 'other'
const ORDER: readonly Group[] = ['failed', 'no-value', 'not-run', 'ambiguous', 'unfit', 'no-collector', 'unmapped', 'other']
/** Where another metric is the way out. */
const MAPPED: ReadonlySet<Group> = new Set<Group>(['unmapped', 'ambiguous', 'unfit', 'no-collector'])
/** Where a person may type the value. */
const TYPED: ReadonlySet<Group> = new Set<Group>(['no-value', 'no-collector'])
const COLLECTED: ReadonlySet<Group> = new Set<Group>(['failed', 'not-run', 'no-collector'])

type UnmeasuredProps = {
  targets: readonly MeasuredTarget[]
  today: string
  onMap: (measured: MeasuredTarget) => void
  onEnter: (metric: string) => void
}

/** Targets of which nothing is known: one card for each reason, with what to do. */
export function Unmeasured({ targets, ...rest }: UnmeasuredProps) {
  const groups = Map.groupBy(targets, each => each.why?.kind ?? 'other')
  return ORDER.map(kind => {
    const list = groups.get(kind)
    return list && <ReasonCard key={kind} kind={kind} targets={list} {...rest} />
  })
}

function ReasonCard({ kind, targets, today, onMap, onEnter }: UnmeasuredProps & { kind: Group }) {
  const { href } = useActions()
  const said = new Set(targets.map(each => each.why?.hint ?? ''))
  const hint = said.size === 1 ? [...said][0] : ''
  return (
    <Card
      flush
      title={m.measured.why[kind]}
      aside={
        COLLECTED.has(kind) ? (
          <Link className="more" href={href('collectors')}>
            {m.measured.collectors}
          </Link>
        ) : (
          m.portfolio.targets(targets.length)
        )
      }
    >
      {hint && <p className="quiet">{hint}</p>}
      <ul className="rows">
        {targets.map(each => (
          <li key={each.kpi.id} className="wraps">
            <span className="grow">
              <Titled source={each.kpi.source}>{tidy(each.kpi.metric)}</Titled>{' '}
              <span className="faint">{[target(each.kpi), when(each.kpi, today)].filter(Boolean).join(' · ')}</span>
              {each.why && (
                <span className="under block">
                  {each.why.message}
                  {!hint && each.why.hint && ` ${each.why.hint}`}
                </span>
              )}
              {!each.why && <span className="under block">{each.pace.reason}</span>}
            </span>
            {TYPED.has(kind) && each.metric && each.origin !== 'derived' && (
              <button type="button" className="button small" onClick={() => onEnter(each.metric ?? '')}>
                {m.measured.enter}
              </button>
            )}
            {MAPPED.has(kind) && (
              <button type="button" className="button small" aria-label={m.mapping.title(each.kpi.metric)} onClick={() => onMap(each)}>
                {m.measured.choose}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
