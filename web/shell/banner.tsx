import { m } from '../messages/index.ts'
import { reconnect, useConnection } from '../store/events.ts'

/** Says that the server is gone, and tries again when asked to. */
export function ConnectionBanner() {
  const connection = useConnection()
  return (
    <div aria-live="assertive" style={{ display: 'contents' }}>
      {connection === 'lost' && (
        <p className="banner lost" role="alert">
          <span className="grow">{m.status.lost}</span>
          <button type="button" onClick={reconnect}>
            {m.retry}
          </button>
        </p>
      )}
    </div>
  )
}
