/** With what a series is compared: a list to add from, and what was added, each to be taken away again. */
import { seriesColour } from '../../charts/scale.ts'
import { m } from '../../messages/index.ts'
import { seriesKey, type SeriesView } from '../../store/measure.ts'
import { Icon } from '../../ui/icon.tsx'

/** More lines than this cannot be told apart. */
const MOST = 6

type CompareProps = {
  series: SeriesView
  all: readonly SeriesView[]
  chosen: readonly SeriesView[]
  nameOf: (series: SeriesView) => string
  onChange: (keys: readonly string[]) => void
}

export function Compare({ series, all, chosen, nameOf, onChange }: CompareProps) {
  const keys = chosen.map(each => seriesKey(each.metric, each.labels))
  const left = all.filter(each => each !== series && !chosen.includes(each))
  // What is measured of others, and what is of the same metric, is what people look for.
  const near = left.filter(each => each.metric === series.metric)
  const far = left.filter(each => each.metric !== series.metric)
  const option = (each: SeriesView) => (
    <option key={seriesKey(each.metric, each.labels)} value={seriesKey(each.metric, each.labels)}>
      {nameOf(each)}
    </option>
  )
  return (
    <>
      {left.length > 0 && chosen.length < MOST - 1 && (
        <label className="field">
          <span className="sr">{m.metrics.compare}</span>
          <select value="" onChange={event => onChange([...keys, event.target.value])}>
            <option value="">{m.metrics.compareWith}</option>
            {near.length > 0 && <optgroup label={series.metric}>{near.map(option)}</optgroup>}
            {near.length > 0 ? <optgroup label={m.metrics.otherMetrics}>{far.map(option)}</optgroup> : far.map(option)}
          </select>
        </label>
      )}
      {chosen.length > 0 && (
        <ul className="beside-list" aria-label={m.metrics.compared}>
          {chosen.map((each, index) => (
            <li key={keys[index]}>
              <button
                type="button"
                className="chip"
                aria-label={m.metrics.compareNot(nameOf(each))}
                onClick={() => onChange(keys.toSpliced(index, 1))}
              >
                <i className="swatch" style={{ background: seriesColour(index + 1) }} /> {nameOf(each)} <Icon name="close" size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
