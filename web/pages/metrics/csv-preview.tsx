import { m } from '../../messages/index.ts'
import { wrongLines } from './typed.ts'

const SHOWN = 8

type CsvPreviewProps = {
  name: string
  text: string
  answer: { path: string; samples: number; metrics: readonly string[]; warnings: readonly string[] }
}

/** What a file holds: its first lines, and each line that could not be read with the reason. */
export function CsvPreview({ name, text, answer: { path, samples, metrics, warnings } }: CsvPreviewProps) {
  const wrong = wrongLines(warnings)
  const lines = text.split(/\r?\n/)
  const rows = [...new Set([...lines.slice(0, SHOWN).map((_, i) => i + 1), ...wrong.keys()])]
    .filter(line => (lines[line - 1] ?? '') !== '')
    .sort((a, b) => a - b)
  const others = warnings.filter(warning => ![...wrong.values()].some(text => warning.endsWith(text)))
  return (
    <>
      <p>
        <strong>{m.csv.holds(samples, metrics.length)}</strong> <span className="mono faint">{metrics.slice(0, 6).join(', ')}</span>
        {metrics.length > 6 && <span className="faint"> {m.andMore(metrics.length - 6)}</span>}
        <br />
        <span className="muted">{m.csv.into(path)}</span>
      </p>
      {warnings.length > 0 && (
        <p className="banner note" role="status">
          {m.csv.wrong(warnings.length)}. {m.csv.wrongHint}
        </p>
      )}
      <div className="source" tabIndex={0} role="region" aria-label={m.csv.rows(name)}>
        {rows.map(line => (
          <div key={line} className={wrong.has(line) ? 'minus' : ''}>
            <span>{line}</span>
            <span>
              {lines[line - 1]}
              {wrong.has(line) && <em className="said"> {wrong.get(line)}</em>}
            </span>
          </div>
        ))}
      </div>
      {others.map(warning => (
        <p key={warning} className="faint">
          {warning}
        </p>
      ))}
    </>
  )
}
