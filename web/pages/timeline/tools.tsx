import { m } from '../../messages/index.ts'
import { Icon } from '../../ui/icon.tsx'
import type { Zoom } from './use-zoom.ts'

type ToolsProps = { zoom: Zoom; toToday: (() => void) | null; opened: boolean; onOpenAll: (() => void) | null }
const STEP = 1.6

/** Buttons above the timeline. */
export function Tools({ zoom, toToday, opened, onOpenAll }: ToolsProps) {
  return (
    <div className="tl-tools tools">
      <div className="tools" role="group" aria-label={m.timeline.zoom}>
        <button
          type="button"
          className="icon-button"
          aria-label={m.timeline.out}
          title={m.timeline.out}
          disabled={zoom.fits}
          onClick={() => zoom.by(1 / STEP)}
        >
          <Icon name="minus" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={m.timeline.in}
          title={m.timeline.in}
          disabled={zoom.most}
          onClick={() => zoom.by(STEP)}
        >
          <Icon name="plus" />
        </button>
        <button type="button" className="button small" onClick={zoom.fit}>
          <Icon name="fit" size={14} />
          {m.timeline.fit}
        </button>
        {toToday && (
          <button type="button" className="button small" onClick={toToday}>
            {m.timeline.today}
          </button>
        )}
      </div>
      {onOpenAll && (
        <button type="button" className="button small" aria-pressed={opened} onClick={onOpenAll}>
          <Icon name={opened ? 'collapse' : 'expand'} size={14} />
          {opened ? m.timeline.hideTasks : m.timeline.showTasks}
        </button>
      )}
    </div>
  )
}
