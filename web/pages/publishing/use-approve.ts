import type { Approved } from '../../../src/actions/say-yes.ts'
import type { CardChannel } from '../../../src/delivery/pages.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { chosenMe } from '../review/me.ts'
import { useServer } from '../../store/actions.ts'

/** The channels of a piece that still need a yes: set up, and with fewer approvals than they need. */
export const unapproved = <C extends CardChannel>(piece: { channels: readonly C[] }): C[] =>
  piece.channels.filter(each => each.digest !== null && !each.approved)

/** What became of an approval: it is noted, and may still not be enough. */
export function outcome(title: string, channels: readonly CardChannel[], done: readonly Approved[]): string {
  const lacks = done.find(each => each.missing !== null)
  if (lacks !== undefined)
    return m.review.lacks(channels.find(each => each.channel === lacks.channel)?.title ?? lacks.channel, lacks.missing ?? '')
  return m.publishing.approved(title, channels.map(each => each.title).join(', ')) // prettier-ignore
}

/** Approves exactly what is on the screen: the digests go along, and a file that changed meanwhile is not approved. */
export function useApprove(reload: () => void): (piece: { id: string; title: string }, channels: readonly CardChannel[]) => void {
  const { run, said, failed, workspace } = useServer()
  return (piece, channels) => {
    const digests: Record<string, string> = {}
    for (const { channel, digest } of channels) if (digest !== null) digests[channel] = digest
    run('approve', { item: piece.id, channels: Object.keys(digests), digests, as: chosenMe(workspace) })
      .then(done => said(outcome(tidy(piece.title), channels, done)), failed)
      .finally(reload)
  }
}
