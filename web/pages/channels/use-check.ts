/** Asking channels who they are, one or all of them. */
import { useState } from 'react'
import type { ChannelCard } from '../../../src/delivery/channels-view.ts'
import type { ChannelState } from '../../../src/channels/door/check.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { api } from '../../store/api.ts'

/** `checking`: the name of the channel that is being asked; '' all of them; null none. */
type Check = { checking: string | null; check: (card: Pick<ChannelCard, 'name' | 'title'> | null) => void }

export function useCheck(onEnd: () => void): Check {
  const { workspace, said, failed } = useServer()
  const [checking, setChecking] = useState<string | null>(null)
  return {
    checking,
    check(card) {
      setChecking(card?.name ?? '')
      api<ChannelState[]>(`/workspaces/${encodeURIComponent(workspace)}/channels/check`, { channel: card?.name ?? null })
        .then(states => {
          const bad = states.filter(each => each.state === 'failed').length
          if (card === null) said(m.channels.testedAll(states.filter(each => each.state === 'ready').length, bad))
          else said(bad > 0 ? m.channels.testFailed(card.title) : m.channels.tested(card.title, states[0]?.account ?? null))
        }, failed)
        .finally(() => {
          setChecking(null)
          onEnd()
        })
    },
  }
}
