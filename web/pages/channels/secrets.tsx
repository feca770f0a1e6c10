/** Which environment variables a channel wants, and whether they are set. Never what is in them. */
import type { ChannelCard } from '../../../src/delivery/channels-view.ts'
import { m } from '../../messages/index.ts'

export function Secrets({ card }: { card: ChannelCard }) {
  const { connection, connect, standing, error } = card
  // The secret of an app is spoken of where it is connected; with an account nothing else need be set.
  const shown = card.secrets.filter(each =>
    each.needed || each.set ? true : connect === null ? connection === null : connection === null && each.setting === 'token',
  )
  if (shown.length === 0 || standing === 'broken') return null
  const missing = error === null ? shown.find(each => each.needed && !each.set) : undefined
  const word = ({ set, needed }: (typeof shown)[number]): string =>
    set ? m.channels.set : needed ? m.channels.unset : connect === null ? m.channels.optional : m.channels.instead
  return (
    <div className="secrets">
      <ul>
        {shown.map(each => (
          <li key={each.variable}>
            <code title={each.help}>{each.variable}</code>
            <span className={each.needed && !each.set ? 'late' : 'faint'}>{word(each)}</span>
          </li>
        ))}
      </ul>
      {missing !== undefined && <p className="muted">{m.channels.setHint(missing.variable)}</p>}
    </div>
  )
}
