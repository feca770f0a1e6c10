/** What each channel gets of the text, as it would stand there, with how much of its limit is used. */
import { memo } from 'react'
import { countOf } from '../../../src/content/length.ts'
import type { Use } from '../../../src/content/lint/rule.ts'
import type { EditorChannel, EditorSetup } from '../../../src/content/editor.ts'
import { number } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { Bar } from '../../ui/bar.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Skin } from './skins/skin.tsx'
import { channelOf } from './examine.ts'

type Props = {
  uses: readonly Use[]
  setup: EditorSetup
  picture: (name: string) => string
  look: 'light' | 'dark'
  /** Show one channel only. */
  only: string | null
}

export function Previews({ uses, setup, picture, look, only }: Props) {
  const shown = uses.filter(each => only === null || each.channel === only)
  if (uses.length === 0) return <Empty icon="content" title={m.editor.noChannels} hint={m.editor.noChannelsHint} />
  return (
    <div className="previews">
      {shown.map(use => (
        <ChannelPreview
          key={use.channel}
          use={use}
          channel={channelOf(setup, use.channel)}
          project={setup.project}
          picture={picture}
          look={look}
        />
      ))}
    </div>
  )
}

type ChannelProps = {
  use: Use
  channel: EditorChannel | undefined
  project: string
  picture: (name: string) => string
  look: Props['look']
}

const ChannelPreview = memo(function ChannelPreview({ use, channel, project, picture, look }: ChannelProps) {
  const { rendition, limits } = use
  if (!channel || rendition === null || limits === null)
    return (
      <section className="channel-preview">
        <h2>{use.channel}</h2>
        <p className="banner note">{m.editor.unknownChannel(use.channel)}</p>
      </section>
    )
  const { parts } = rendition
  return (
    <section className="channel-preview" aria-label={m.editor.preview(channel.title)}>
      <h2>
        {channel.title}
        {channel.name !== channel.platform && <span className="faint mono">{channel.name}</span>}
        {parts.length > 1 && <span className="faint">{m.editor.postsOf(parts.length)}</span>}
      </h2>
      {!channel.configured && <p className="faint">{m.editor.notSetUp(channel.name)}</p>}
      <div className={`skin ${channel.platform}`} data-look={look}>
        {parts.length === 0 && <p className="skin-none">{m.editor.noText}</p>}
        {parts.map((part, index) => (
          <div key={index} className="skin-part">
            <Skin rendition={rendition} channel={channel} project={project} picture={picture} part={part} index={index} />
          </div>
        ))}
      </div>
      <ul className="counts">
        {parts.map((part, index) => (
          <Count
            key={index}
            text={part.text}
            limits={limits}
            label={parts.length > 1 ? m.publishing.part(index + 1, parts.length) : channel.title}
          />
        ))}
      </ul>
    </section>
  )
})

/** A limit that nobody writes up to is none for the reader. */
const PLENTY = 100_000

function Count({ text, limits, label }: { text: string; limits: EditorChannel['limits']; label: string }) {
  const length = countOf(text, limits.counted)
  const unit = m.editor.unit[limits.counted]
  if (limits.length >= PLENTY)
    return (
      <li className="faint">
        {number(length)} {unit}
      </li>
    )
  const over = length - limits.length
  const said = `${m.editor.count(number(length), number(limits.length))} ${unit}`
  return (
    <li>
      <Bar value={(100 * length) / limits.length} label={`${label}: ${said}`} over={over > 0} />
      <span className={over > 0 ? 'late' : 'faint'}>{over > 0 ? `${said}, ${m.editor.over(number(over))}` : said}</span>
    </li>
  )
}
