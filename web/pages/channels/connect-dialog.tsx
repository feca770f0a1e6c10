/** The way to a platform and back: what to register, where to say yes, and the address to paste where it does not lead here. */
import { useEffect, useState } from 'react'
import type { ConnectBegun } from '../../../src/actions/connect-channel.ts'
import type { ChannelCard } from '../../../src/delivery/channels-view.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { Panel } from '../../ui/dialog.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { useDeed } from '../../ui/use-deed.ts'

const PATH = '/connect/callback'

export function ConnectDialog({ card, onClose }: { card: ChannelCard; onClose: () => void }) {
  const { run } = useServer()
  const [begun, setBegun] = useState<ConnectBegun | null>(null)
  const [error, setError] = useState<unknown>(null)
  const { name, connect } = card
  const here = `${location.origin}${PATH}`
  useEffect(() => {
    if (connect?.clientId !== true) return
    run('connect-channel', { channel: name, redirect: here }).then(setBegun, setError)
  }, [run, name, connect?.clientId, here])
  if (connect === null) return null
  return (
    <Panel open onClose={onClose} kind="dialog" title={m.channels.dialog.title(card.title)}>
      <div className="dialog-body connect">
        {connect.clientId ? null : <Register card={card} redirect={connect.redirect ?? (connect.paste ? null : here)} />}
        <Trouble error={error} />
        {connect.clientId && (
          <>
            {begun === null && error === null && (
              <p className="muted" role="status">
                {m.channels.dialog.waiting}
              </p>
            )}
            {begun !== null && (
              <>
                {!begun.registered && (
                  <p>
                    {m.channels.dialog.redirect} <code>{begun.redirect}</code>
                  </p>
                )}
                <p className="faint">
                  {m.channels.dialog.scopes} {connect.scopes.join(', ')}
                </p>
                <p>
                  <a
                    className="button primary big"
                    href={begun.url}
                    {...(begun.paste ? { target: '_blank', rel: 'noopener noreferrer' } : { rel: 'noreferrer' })}
                  >
                    {m.channels.dialog.go(card.title)}
                  </a>
                </p>
                {begun.paste && <Paste onDone={onClose} title={card.title} />}
              </>
            )}
            <p className="faint">{m.channels.dialog.kept}</p>
          </>
        )}
      </div>
    </Panel>
  )
}

function Register({ card, redirect }: { card: ChannelCard; redirect: string | null }) {
  const secret = card.secrets.find(each => each.setting === 'client_secret')
  return (
    <ol className="steps">
      <li>
        {m.channels.dialog.register}{' '}
        <a href={card.connect!.register} target="_blank" rel="noopener noreferrer">
          {new URL(card.connect!.register).host}
        </a>
        .{' '}
        {redirect === null ? (
          m.channels.dialog.https(card.title)
        ) : (
          <>
            {m.channels.dialog.redirect} <code>{redirect}</code>
          </>
        )}
      </li>
      <li>
        {m.channels.dialog.client}
        <pre tabIndex={0}>{`channels:\n  ${card.name}:\n    client_id: …${redirect === null ? '\n    redirect: https://…' : ''}`}</pre>
      </li>
      {secret && (
        <li>
          {m.channels.dialog.secret}
          <pre tabIndex={0}>{`export ${secret.variable}=…`}</pre>
        </li>
      )}
    </ol>
  )
}

function Paste({ title, onDone }: { title: string; onDone: () => void }) {
  const { run, said } = useServer()
  const [address, setAddress] = useState('')
  const deed = useDeed()
  const finish = (): void => {
    deed.start(run('finish-connect', { address }), ({ account }) => {
      said(m.channels.connected(title, account))
      onDone()
    })
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        finish()
      }}
    >
      <p className="muted">{m.channels.dialog.pasteHint}</p>
      <Labelled label={m.channels.dialog.paste}>
        <input type="url" inputMode="url" required value={address} onChange={event => setAddress(event.target.value.trim())} />
      </Labelled>
      <Trouble error={deed.error} />
      <button type="submit" className="button" disabled={deed.working || address === ''}>
        {m.channels.dialog.finish}
      </button>
    </form>
  )
}
