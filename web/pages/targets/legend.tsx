import { m } from '../../messages/index.ts'

/** What the lines and bands of the charts of targets mean. */
export function ChartLegend() {
  return (
    <ul className="chart-legend">
      {m.measured.legend.map(([key, text]) => (
        <li key={key}>
          <svg width="22" height="10" aria-hidden="true">
            {key === 'fan' && <rect className="fan eighty" width="22" height="10" />}
            {key === 'fan' && <rect className="fan fifty" y="3" width="22" height="4" />}
            {key === 'gap' && <rect className="gap" width="22" height="10" />}
            {key === 'actual' && <line className="curve" x2="22" y1="5" y2="5" />}
            {key === 'expected' && <line className="expected" x2="22" y1="5" y2="5" />}
            {key === 'goal' && <line className="goal" x2="22" y1="5" y2="5" />}
          </svg>
          {text}
        </li>
      ))}
    </ul>
  )
}
