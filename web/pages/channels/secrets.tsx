/** Which environment variables a channel wants, and whether they are set. Never what is in them. */
import type { ChannelCard } from '../../../src/delivery/channels-view.ts'
import { m } from '../../messages/index.ts'

export function Secrets({ card }: { card: ChannelCard }) {
  // With a connected account nothing need be set; a card whose settings are wrong has other troubles.
  const shown = card.secrets.filter(each => each.needed || each.set || card.connection === null)
  if (shown.length === 0 || card.standing === 'broken') return null
  const missing = shown.find(each => each.needed && !each.set)
  return (
    <div className="secrets">
      <ul>
        {shown.map(({ variable, help, needed, set }) => (
          <li key={variable}>
            <code title={help}>{variable}</code>
            <span className={set ? 'faint' : needed ? 'late' : 'faint'}>
              {set ? m.channels.set : needed ? m.channels.unset : m.channels.optional}
            </span>
          </li>
        ))}
      </ul>
      {missing !== undefined && <p className="muted">{m.channels.setHint(missing.variable)}</p>}
    </div>
  )
}
