/** What is to be published, kept up to date, and what a person may do with it. */
import type { Delivery } from '../../../src/delivery/delivery.ts'
import type { ChannelView, PieceView, PublishingView } from '../../../src/delivery/view.ts'
import { useKept, useLookAgain, type Loaded } from '../../store/hooks.ts'
import { useMeasured } from '../../store/measure.ts'

/** One piece in full; null: none is asked for. */
export function usePiece(workspace: string, id: string | null): PieceView | null {
  const { data, reload } = useMeasured<PublishingView>(workspace, id === null ? null : `/pieces/${encodeURIComponent(id)}`)
  useLookAgain(reload)
  // While it is read again what is known of it stays, unless another one is asked for.
  const kept = useKept(data)?.pieces[0]
  return kept !== undefined && kept.id === id ? kept : null
}

/** One delivery, with its piece and what it follows: of many thousand pieces no other is read for it. */
export function useDelivery(workspace: string, id: string): Loaded<PublishingView> {
  const loaded = useMeasured<PublishingView>(workspace, `/deliveries/${encodeURIComponent(id)}`)
  useLookAgain(loaded.reload)
  return loaded
}

const MOVABLE: ReadonlySet<Delivery['state']> = new Set(['planned', 'missed', 'blocked'])
/** Has not left, and is not on its way. */
export const movable = (delivery: Pick<Delivery, 'state'>): boolean => MOVABLE.has(delivery.state)

/** The piece of a delivery; undefined when its file is gone. */
export function pieceOf({ pieces }: PublishingView, { item }: Delivery): PieceView | undefined {
  let known = byId.get(pieces)
  if (!known) byId.set(pieces, (known = new Map(pieces.map(piece => [piece.id, piece]))))
  return known.get(item)
}
const byId = new WeakMap<readonly PieceView[], ReadonlyMap<string, PieceView>>()
/** What a person posts for a delivery: the posts of its piece, or its first comment alone; null where the file has moved on since. */
export function textsOf({ kind, digest }: Pick<Delivery, 'kind' | 'digest'>, view: ChannelView | null): string[] | null {
  if (view === null || view.digest !== digest) return null
  return kind === 'comment' ? [view.comment ?? ''] : view.parts.map(part => part.text)
}
/** Title of a channel as the workspace names it: "Mastodon", or "Mastodon (news)" where the name says more. */
export function channelTitle(data: Pick<PublishingView, 'channels'>, name: string): string {
  const title = data.channels.find(each => each.name === name)?.title
  if (title === undefined) return name
  return title.toLowerCase() === name.toLowerCase() || title.toLowerCase().replace(/\W/g, '') === name ? title : `${title} (${name})`
}
