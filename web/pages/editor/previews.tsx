/** What each channel gets of the text, as it would stand there, with how much of its limit is used. */
import { memo, useMemo, useRef } from 'react'
import { countOf } from '../../../src/content/length.ts'
import type { ContentItem } from '../../../src/content/model.ts'
import { renditionOf } from '../../../src/content/rendition.ts'
import type { EditorChannel, EditorSetup } from '../../../src/content/editor.ts'
import { number } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { Bar } from '../../ui/bar.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Rich } from './skins/rich.tsx'
import { Skin } from './skins/skin.tsx'
import type { PartProps } from './skins/types.ts'
import { channelOf, type filesOf } from './examine.ts'
import { useInSight, useRested } from './use-rested.ts'

type Props = {
  item: ContentItem
  /** What is wrong with the front matter; its channels may be unknown for that. */
  broken: string | null
  files: Files
  setup: EditorSetup
  picture: (name: string) => string
  look: 'light' | 'dark'
  /** Show one channel only. */
  only: string | null
}
type Files = ReturnType<typeof filesOf>

export const Previews = memo(({ item, broken, only, setup, ...shared }: Props) => {
  const shown = item.channels.map(each => each.name).filter(name => only === null || name === only)
  if (item.channels.length === 0 && broken !== null) return <Empty icon="problems" title={m.editor.broken} hint={broken} />
  if (item.channels.length === 0) return <Empty icon="content" title={m.editor.noChannels} hint={m.editor.noChannelsHint} />
  return (
    <div className="previews">
      {shown.map(name => (
        <ChannelPreview key={name} name={name} item={item} setup={setup} {...shared} />
      ))}
    </div>
  )
})

type ChannelProps = Omit<Props, 'only' | 'broken'> & { name: string }

/** Follows every key while it is in sight; one that is scrolled away catches up when typing rests. */
function ChannelPreview({ name, item, files, setup, picture, look }: ChannelProps) {
  const box = useRef<HTMLElement>(null)
  const inSight = useInSight(box)
  const rested = useRested(item)
  const source = inSight ? item : rested
  const channel = channelOf(setup, name)
  const { hosts, project } = setup
  const rendition = useMemo(
    () => (channel ? renditionOf({ item: source, channel: name, limits: channel.limits, hosts, files }) : null),
    [channel, source, name, hosts, files],
  )
  if (!channel || rendition === null)
    return (
      <section className="channel-preview" ref={box}>
        <h2>{name}</h2>
        <p className="banner note">{m.editor.unknownChannel(name)}</p>
      </section>
    )
  const { parts } = rendition
  const { limits } = channel
  const around = JSON.stringify({ ...rendition, parts: parts.length })
  return (
    <section className="channel-preview" aria-label={m.editor.preview(channel.title)} ref={box}>
      <h2>
        {channel.title}
        {channel.name !== channel.platform && <span className="faint mono">{channel.name}</span>}
        {parts.length > 1 && <span className="faint">{m.editor.postsOf(parts.length)}</span>}
      </h2>
      {!channel.configured && <p className="faint">{m.editor.notSetUp(channel.name)}</p>}
      <div className={`skin ${channel.platform}`} data-look={look}>
        {parts.length === 0 && <p className="skin-none">{m.editor.noText}</p>}
        {parts.map((part, index) => (
          <Part
            key={index}
            around={around}
            rendition={rendition}
            channel={channel}
            project={project}
            picture={picture}
            part={part}
            index={index}
          />
        ))}
        {rendition.comment && (
          <div className="skin-part skin-below">
            <p className="skin-label">{m.editor.firstComment}</p>
            <Rich text={rendition.comment} platform={channel.platform} />
          </div>
        )}
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
        {rendition.comment && (
          <Count
            text={rendition.comment}
            limits={{ ...limits, length: limits.comment ?? limits.length }}
            label={m.editor.firstComment}
            named
          />
        )}
      </ul>
    </section>
  )
}

/** `around`: all of the rendition that is drawn beside the text of a part. */
type Drawn = PartProps & { around: string }

/** Of a long thread a key changes one post or two: the others stay as they are drawn. */
const Part = memo(
  (props: Drawn) => (
    <div className="skin-part">
      <Skin {...props} />
    </div>
  ),
  (a, b) =>
    a.around === b.around &&
    a.index === b.index &&
    a.channel === b.channel &&
    a.project === b.project &&
    a.picture === b.picture &&
    a.part.text === b.part.text &&
    a.part.html === b.part.html &&
    mediaText(a) === mediaText(b),
)
const mediaText = ({ part }: Drawn): string => part.media.map(({ name, type, alt }) => `${name} ${type} ${alt}`).join('\n')

/** A limit that nobody writes up to is none for the reader. */
const PLENTY = 100_000

/** `named`: the label stands beside the number. */
type CountProps = { text: string; limits: EditorChannel['limits']; label: string; named?: boolean }

const Count = memo(({ text, limits, label, named = false }: CountProps) => {
  const before = named ? `${label}: ` : ''
  const length = countOf(text, limits.counted)
  const unit = m.editor.unit[limits.counted]
  if (limits.length >= PLENTY)
    return (
      <li className="faint">
        {before}
        {number(length)} {unit}
      </li>
    )
  const over = length - limits.length
  const said = `${m.editor.count(number(length), number(limits.length))} ${unit}`
  return (
    <li>
      <Bar value={(100 * length) / limits.length} label={`${label}: ${said}`} over={over > 0} />
      <span className={over > 0 ? 'late' : 'faint'}>
        {before}
        {over > 0 ? `${said}, ${m.editor.over(number(over))}` : said}
      </span>
    </li>
  )
})
