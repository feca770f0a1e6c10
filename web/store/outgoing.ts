/** What of the plan is out, what goes out next, and what waits for a person; looked at again while the page is seen. */
import type { OutgoingView } from '../../src/delivery/pages.ts'
import { useActions } from './actions.ts'
import { useLookAgain } from './hooks.ts'
import { useMeasured } from './measure.ts'

/** Null where there is no server, or nothing was written yet. */
export function useOutgoing(workspace: string): OutgoingView | null {
  const { server } = useActions()
  const { data, reload } = useMeasured<OutgoingView>(workspace, server === null ? null : '/outgoing')
  useLookAgain(reload)
  return data && data.files + data.next.length + data.last.length > 0 ? data : null
}
