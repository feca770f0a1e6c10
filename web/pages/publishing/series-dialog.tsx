import type { SeriesTime } from '../../../src/delivery/calendar.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { DialogFoot, Panel } from '../../ui/dialog.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { useDeed } from '../../ui/use-deed.ts'
import { localText } from './local.ts'

type Props = { time: SeriesTime; onClose: () => void; onDone: () => void; onPiece: (id: string) => void }

/** One time of a series, and the way to its file. */
export function SeriesDialog({ time, onClose, onDone, onPiece }: Props) {
  const { run, said } = useServer()
  const deed = useDeed()
  const { series, title, local, zone, minutes, channels, reading, file, name, piece } = time
  const draft = (): void => {
    deed.start(run('draft-series', { series, until: name, dryRun: false }), ({ written }) => {
      said(m.calendar.drafted(written.length), 'undo')
      onDone()
      onClose()
    })
  }
  return (
    <Panel open onClose={onClose} title={title} kind="dialog">
      <dl className="kv">
        <div>
          <dt>{m.calendar.seriesWhen}</dt>
          <dd>
            {localText(local)} {zone}
            {minutes > 0 && ` · ${m.calendar.minutes(minutes)}`}
          </dd>
        </div>
        {channels.length > 0 && (
          <div>
            <dt>{m.publishing.channels}</dt>
            <dd>{channels.join(', ')}</dd>
          </div>
        )}
        <div>
          <dt>{m.publishing.file}</dt>
          <dd className="mono breaks">{file}</dd>
        </div>
      </dl>
      {reading !== 'once' && <p className="banner note">{reading === 'skipped' ? m.publishing.skippedShort : m.publishing.twiceShort}</p>}
      <p className="muted">{m.calendar.seriesAbout}</p>
      <Trouble error={deed.error} />
      <DialogFoot onClose={onClose} leave={m.close}>
        {piece === null ? (
          <button type="button" className="button primary" disabled={deed.working} onClick={draft}>
            {m.calendar.draftUntil}
          </button>
        ) : (
          <button type="button" className="button primary" onClick={() => onPiece(piece)}>
            {m.deliveries.toBoard}
          </button>
        )}
      </DialogFoot>
    </Panel>
  )
}
