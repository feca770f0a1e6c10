import type { PieceView } from '../../../src/delivery/view.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { chosenMe } from '../review/me.ts'
import { useServer } from '../../store/actions.ts'

/** The channels of a piece that still need a yes: set up, and with fewer approvals than they need. */
export const unapproved = (piece: PieceView): PieceView['channels'] => piece.channels.filter(each => each.digest !== null && !each.approved)

/** Approves exactly what is on the screen: the digests go along, and a file that changed meanwhile is not approved. */
export function useApprove(reload: () => void): (piece: PieceView, channels: PieceView['channels']) => void {
  const { run, said, failed, workspace } = useServer()
  return (piece, channels) => {
    const digests: Record<string, string> = {}
    for (const { channel, digest } of channels) if (digest !== null) digests[channel] = digest
    run('approve', { item: piece.id, channels: Object.keys(digests), digests, as: chosenMe(workspace) })
      .then(() => said(m.publishing.approved(tidy(piece.title), channels.map(each => each.title).join(', '))), failed)
      .finally(reload)
  }
}
