import type { State } from '../../src/metrics/pace.ts'
import { m } from '../messages/index.ts'

/** From what needs a look to what needs none. */
export const STATE_ORDER: readonly State[] = ['off track', 'at risk', 'on track', 'ahead', 'done', 'not due', 'not measured']
/** The class of a state: one colour each for behind, near, well and unknown. */
export const stateClass = (state: State): string => `state ${state.replace(' ', '-')}`

/** The state of a target: a mark and a word, never a colour alone. */
export function StateChip({ state }: { state: State }) {
  return (
    <span className={stateClass(state)}>
      <i aria-hidden="true" />
      {m.state[state]}
    </span>
  )
}
