/** Above the ledger while another clone's database sends this calendar, or while other clones cannot know that this one does. */
import { useState } from 'react'
import type { LedgerView } from '../../../src/delivery/pages.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'

export function SenderBanner({ data, reload }: { data: LedgerView; reload: () => void }) {
  const { run, said, failed } = useServer()
  const [working, setWorking] = useState(false)
  const { other, unshared, own } = data.ledger
  if (other === null)
    return unshared && own !== null ? (
      <p className="banner" role="status">
        <span className="grow">{m.deliveries.unshared(own)}</span>
      </p>
    ) : null
  const send = (): void => {
    setWorking(true)
    run('send-here', {})
      .then(({ looked }) => said(m.deliveries.sendsHere(looked)), failed)
      .finally(() => {
        setWorking(false)
        reload()
      })
  }
  return (
    <p className="banner lost" role="status">
      <span className="grow">{m.deliveries.elsewhere(other.ledger, other.where)}</span>
      <button type="button" disabled={working} onClick={send}>
        {m.deliveries.sendHere}
      </button>
    </p>
  )
}
