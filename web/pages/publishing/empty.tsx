import type { ReactNode } from 'react'
import { m } from '../../messages/index.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'

type Props = { files: number; channels: number; planned: number; children?: ReactNode }

/** What there is to do first: a content file to write, a channel to set up. Nothing where both are there. */
export function FirstSteps({ files, channels, planned, children }: Props) {
  if (files > 0 && channels > 0) return null
  return (
    <div className="first-steps">
      {files === 0 && (
        <Card>
          <Empty
            icon="content"
            title={m.publishing.noFiles}
            hint={m.publishing.noFilesHint(planned)}
            example={m.publishing.noFilesExample}
          />
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
