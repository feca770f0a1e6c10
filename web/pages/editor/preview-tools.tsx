import type { EditorSetup } from '../../../src/content/editor.ts'
import type { ContentItem } from '../../../src/content/model.ts'
import { m } from '../../messages/index.ts'
import { Segments } from '../../ui/segments.tsx'

type Props = {
  setup: EditorSetup
  item: ContentItem
  look: 'light' | 'dark'
  onLook: (look: 'light' | 'dark') => void
  only: string | null
  onOnly: (channel: string | null) => void
  onAdd: (name: string) => void
}

/** Which channels are shown, in which light, and one more. */
export function PreviewTools({ setup, item, look, onLook, only, onOnly, onAdd }: Props) {
  const there = new Set(item.channels.map(each => each.name))
  const rest = setup.channels.filter(each => !there.has(each.name)).toSorted((a, b) => Number(b.configured) - Number(a.configured))
  return (
    <div className="tools preview-tools">
      {item.channels.length > 1 && (
        <label className="field">
          <span className="sr">{m.editor.channels}</span>
          <select value={only ?? ''} onChange={event => onOnly(event.target.value || null)}>
            <option value="">{m.editor.allChannels}</option>
            {item.channels.map(({ name }) => (
              <option key={name} value={name}>
                {setup.channels.find(each => each.name === name)?.title ?? name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="field">
        <span className="sr">{m.editor.addChannel}</span>
        <select value="" onChange={event => onAdd(event.target.value)}>
          <option value="">{m.editor.addChannel}</option>
          {rest.map(({ name, title }) => (
            <option key={name} value={name}>
              {title.toLowerCase().replaceAll(/\W/g, '') === name ? title : `${title} (${name})`}
            </option>
          ))}
        </select>
      </label>
      <Segments
        label={m.editor.looks}
        value={look}
        onChange={onLook}
        options={[
          ['light', m.editor.lookLight],
          ['dark', m.editor.lookDark],
        ]}
      />
    </div>
  )
}
