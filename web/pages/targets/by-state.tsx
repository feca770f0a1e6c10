/** Targets by what is measured of them: cards for those that have values, reasons for those that have none. */
import { useState } from 'react'
import type { State } from '../../../src/metrics/pace.ts'
import type { Source } from '../../../src/plan/model.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { target, when } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { nowOf, type MeasuredTarget } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { STATE_ORDER, StateChip } from '../../ui/state.tsx'
import { RecordDialog } from '../metrics/record-dialog.tsx'
import { ChartLegend } from './legend.tsx'
import { MapDialog } from './map-dialog.tsx'
import { MeasuredCard } from './measured-card.tsx'
import { Unmeasured } from './unmeasured.tsx'
import { TargetTable } from './table.tsx'

type ByStateProps = {
  view: WorkspaceView
  targets: readonly MeasuredTarget[]
  state: State | null
  onState: (state: State | null) => void
  clashes: (source: Source) => boolean
}

export function ByState({ view, targets, state, onState, clashes }: ByStateProps) {
  const [mapped, setMapped] = useState<MeasuredTarget | null>(null)
  const [entered, setEntered] = useState<string | null>(null)
  const now = nowOf(view)
  const shown = state === null ? targets : targets.filter(each => each.pace.state === state)
  // What is said twice is one card that opens both places.
  const known = [
    ...Map.groupBy(
      shown.filter(each => each.pace.now !== null),
      each => sameAs(each, view.today),
    ).values(),
  ].toSorted((a, b) => rank(a) - rank(b))
  const unknown = shown.filter(each => each.pace.now === null)
  const early = unknown.filter(each => each.pace.state === 'not due')
  return (
    <>
      <StateFilter targets={targets} state={state} onState={onState} />
      {shown.length === 0 && (
        <Card>
          <p className="quiet">{m.noMatch}</p>
        </Card>
      )}
      {known.length > 0 && <ChartLegend />}
      {known.length > 0 && (
        <div className="grid">
          {known.map(
            ([first, ...others]) =>
              first && (
                <MeasuredCard
                  key={first.kpi.id}
                  measured={first}
                  others={others}
                  today={view.today}
                  now={now}
                  zone={view.timeZone}
                  clashes={clashes}
                  onMap={setMapped}
                />
              ),
          )}
        </div>
      )}
      <Unmeasured
        targets={unknown.filter(each => each.pace.state !== 'not due')}
        today={view.today}
        onMap={setMapped}
        onEnter={setEntered}
      />
      {early.length > 0 && (
        <Card flush title={m.measured.notDue}>
          <TargetTable kpis={early.map(each => each.kpi)} today={view.today} clashes={clashes} />
        </Card>
      )}
      {mapped && <MapDialog measured={mapped} onClose={() => setMapped(null)} />}
      {entered !== null && <RecordDialog view={view} metric={entered} onClose={() => setEntered(null)} />}
    </>
  )
}

function StateFilter({ targets, state, onState }: Pick<ByStateProps, 'targets' | 'state' | 'onState'>) {
  const counts = Map.groupBy(targets, each => each.pace.state)
  return (
    <div className="chips one-line" role="group" aria-label={m.measured.states}>
      <button type="button" className="chip" aria-pressed={state === null} onClick={() => onState(null)}>
        {m.measured.all(targets.length)}
      </button>
      {STATE_ORDER.filter(each => counts.has(each)).map(each => (
        <button
          key={each}
          type="button"
          className="chip"
          aria-pressed={state === each}
          onClick={() => onState(state === each ? null : each)}
        >
          <StateChip state={each} /> {counts.get(each)?.length}
        </button>
      ))}
    </div>
  )
}

/** Targets of one text, value and deadline. */
const sameAs = ({ kpi, metric }: MeasuredTarget, today: string): string =>
  `${kpi.metric.toLowerCase()} ${metric ?? ''} ${target(kpi)} ${when(kpi, today)}`
const rank = ([first]: readonly MeasuredTarget[]): number => STATE_ORDER.indexOf(first?.pace.state ?? 'not measured')
