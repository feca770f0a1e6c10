/** What was edited since the approval, channel by channel: the text that was approved against the text now. */
import { unifiedMergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useMemo, useRef } from 'react'
import type { ApprovedText, EditorFile, EditorSetup } from '../../../src/content/editor.ts'
import { usesOf } from '../../../src/content/examine.ts'
import type { ContentItem } from '../../../src/content/model.ts'
import type { Use } from '../../../src/content/lint/rule.ts'
import { m } from '../../messages/index.ts'
import { Empty } from '../../ui/empty.tsx'
import { channelOf, setupOf, type filesOf } from './examine.ts'
import { useRested } from './use-rested.ts'

type Props = { approved: EditorFile['approved']; item: ContentItem; files: ReturnType<typeof filesOf>; setup: EditorSetup; zone: string }

export function Changes({ approved, item, files, setup, zone }: Props) {
  const rested = useRested(item)
  const uses = useMemo(() => usesOf(rested, files, setupOf(setup)), [rested, files, setup])
  if (approved.length === 0) return <Empty icon="check" title={m.editor.never} hint={m.editor.neverHint} />
  return (
    <div className="stack">
      {approved.map(each => (
        <ChannelChanges key={each.channel} approved={each} use={uses.find(use => use.channel === each.channel)} setup={setup} zone={zone} />
      ))}
    </div>
  )
}

type ChannelProps = { approved: ApprovedText; use: Use | undefined; setup: EditorSetup; zone: string }

function ChannelChanges({ approved, use, setup, zone }: ChannelProps) {
  const before = wholeOf(approved.title, approved.parts)
  const rendition = use?.rendition ?? null
  const now =
    rendition === null
      ? ''
      : wholeOf(
          rendition.title,
          rendition.parts.map(part => part.text),
        )
  const when = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(approved.at)
  return (
    <section className="channel-preview">
      <h2>{channelOf(setup, approved.channel)?.title ?? approved.channel}</h2>
      <p className="muted">{m.editor.approvedAt(approved.by.join(', '), when)}</p>
      {before === now ? <p className="faint">{m.editor.same}</p> : <Diff before={before} now={now} />}
    </section>
  )
}

const wholeOf = (title: string | null, parts: readonly string[]): string =>
  [...(title === null ? [] : [title]), ...parts].join('\n\n———\n\n')

function Diff({ before, now }: { before: string; now: string }) {
  const parent = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!parent.current) return
    const editor = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: now,
        extensions: [
          EditorState.readOnly.of(true),
          EditorView.lineWrapping,
          unifiedMergeView({ original: before, mergeControls: false, gutter: true }),
          EditorView.contentAttributes.of({ 'aria-label': m.editor.since }),
        ],
      }),
    })
    return () => editor.destroy()
  }, [before, now])
  return <div className="code diff" ref={parent} />
}
