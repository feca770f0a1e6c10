import { DeliveryPanel } from './delivery-panel.tsx'
import { useDelivery } from './use-publishing.ts'

type Props = { workspace: string; id: string; now: number; reload: () => void; onClose: () => void }

/** A delivery of the calendar in full: what its piece says is read only then. */
export function OpenedDelivery({ workspace, id, now, reload, onClose }: Props) {
  const loaded = useDelivery(workspace, id)
  const delivery = loaded.data?.deliveries.find(each => each.id === id)
  if (!loaded.data || !delivery) return null
  const again = (): void => {
    loaded.reload()
    reload()
  }
  return <DeliveryPanel key={id} data={loaded.data} delivery={delivery} now={now} reload={again} onClose={onClose} />
}
