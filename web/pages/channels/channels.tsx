/** Where the workspace publishes: as whom, within what, at what price, and what wants a person. */
import { useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { ChannelCard as Card_, ChannelsView } from '../../../src/delivery/channels-view.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { useServer } from '../../store/actions.ts'
import { nowOf, useMeasured } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Failed } from '../../ui/failed.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ChannelCard } from './channel-card.tsx'
import { ConnectDialog } from './connect-dialog.tsx'
import { PlannedCard } from './planned-card.tsx'
import { orderOf, troubled } from './standing.tsx'
import { useCheck } from './use-check.ts'

export function Channels({ view }: { view: WorkspaceView }) {
  const { data, error, reload } = useMeasured<ChannelsView>(view.id, '/channels')
  const { checking, check } = useCheck(reload)
  const [connecting, setConnecting] = useState<string | null>(null)
  useConnected(data)
  if (!data) return error ? <Failed error={error} /> : <Skeleton />
  const set = data.channels.filter(each => each.standing !== 'unset').toSorted((a, b) => orderOf(a) - orderOf(b))
  const unset = data.channels.filter(each => each.standing === 'unset')
  const opened = data.channels.find(each => each.name === connecting)
  const works = set.filter(each => !each.byHand && !troubled(each)).length
  return (
    <>
      <Head
        view={view}
        title={m.pages.channels}
        sub={set.length > 0 ? m.channels.sub(works, set.filter(each => each.byHand).length, set.filter(troubled).length) : undefined}
      >
        {set.length > 0 && (
          <button type="button" className="button" disabled={checking !== null} onClick={() => check(null)}>
            {checking === '' ? m.channels.testing : m.channels.testAll}
          </button>
        )}
      </Head>
      {set.length === 0 && (
        <Card>
          <Empty icon="channels" title={m.channels.empty} hint={m.channels.emptyHint} example={m.channels.example} />
        </Card>
      )}
      <div className="grid">
        {set.map(each => (
          <ChannelCard
            key={each.name}
            card={each}
            view={data}
            now={nowOf(view)}
            checking={checking === each.name || checking === ''}
            onCheck={() => check(each)}
            onConnect={() => setConnecting(each.name)}
            onChange={reload}
          />
        ))}
        {unset.length > 0 && <PlannedCard cards={unset} />}
      </div>
      {opened && (
        <ConnectDialog
          card={opened}
          onClose={() => {
            setConnecting(null)
            reload()
          }}
        />
      )}
    </>
  )
}

/** The platform leads back here with the name of the channel: said once, then the address is as before. */
function useConnected(data: ChannelsView | null): void {
  const { said } = useServer()
  const [params, setParams] = useSearchParams()
  const name = params.get('connected')
  const card: Card_ | undefined = data?.channels.find(each => each.name === name)
  useEffect(() => {
    if (name === null || data === null) return
    if (card !== undefined) said(m.channels.connected(card.title, card.account))
    setParams({}, { replace: true })
  }, [name, data, card, said, setParams])
}
