import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { m } from '../../messages/index.ts'
import { useActions } from '../../store/actions.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'

type Props = { files: number; channels: number; planned: number; children?: ReactNode }

/** What there is to do first: a content file to write, a channel to set up. Nothing where both are there. */
export function FirstSteps({ files, channels, planned, children }: Props) {
  const { href } = useActions()
  if (files > 0 && channels > 0) return null
  return (
    <div className="first-steps">
      {files === 0 && (
        <Card>
          <Empty icon="content" title={m.publishing.noFiles} hint={m.publishing.noFilesHint(planned)} example={m.publishing.noFilesExample}>
            <Link className="button primary" href={`${href('editor')}?new=1`}>
              {m.editor.first}
            </Link>
          </Empty>
        </Card>
      )}
      {channels === 0 && (
        <Card>
          <Empty
            icon="deliveries"
            title={m.publishing.noChannels}
            hint={m.publishing.noChannelsHint}
            example={m.publishing.noChannelsExample}
          />
        </Card>
      )}
      {children}
    </div>
  )
}
