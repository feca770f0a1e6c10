import { Component, type ReactNode } from 'react'
import { m } from '../messages/index.ts'
import { Card } from './card.tsx'
import { Empty } from './empty.tsx'

type Props = { children: ReactNode }
type State = { error: Error | null }

/** A page that breaks says so in its own place and leaves the rest standing. */
export class Boundary extends Component<Props, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <Card>
        <Empty icon="problems" title={m.bug.title} hint={m.bug.hint} example={error.message}>
          <button type="button" className="button" onClick={() => location.reload()}>
            {m.bug.reload}
          </button>
        </Empty>
      </Card>
    )
  }
}
