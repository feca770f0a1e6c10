/** Lines of a document with some of them marked. */
import { useEffect, useMemo, useState } from 'react'
import type { Severity, Source } from '../../src/plan/model.ts'
import { m } from '../messages/index.ts'
import { useActions } from '../store/actions.ts'
import { excerptRows, type Mark } from './excerpt-rows.ts'
import { linesOf } from './lines-of.ts'

type ExcerptProps = { marks: Mark[]; around?: number; severity?: Severity; label?: string }

/** Lines around the places of `marks`, which are all of one file. */
export function Excerpt({ marks, around = 2, severity = 'warning', label }: ExcerptProps) {
  const file = marks[0]?.source.file ?? ''
  const lines = useLines(file, marks[0]?.source ?? null)
  const rows = useMemo(() => (lines ? excerptRows(lines, marks, around) : []), [lines, marks, around])
  if (lines === null)
    return (
      <div className="source">
        <div>
          <span /> <span>{m.loading}</span>
        </div>
      </div>
    )
  if (lines.length === 0) return <p className="faint">{m.source.gone}</p>
  const name = label ?? `${file} ${m.source.line(marks[0]?.source.line ?? 1)}`
  return (
    <div className="source" tabIndex={0} role="group" aria-label={name}>
      {rows.map(row =>
        row.kind === 'gap' ? (
          <div key={`gap-${row.after}`} className="gap">
            <span>⋯</span>
            <span />
          </div>
        ) : (
          <div key={row.number} className={row.hit ? `hit ${severity}` : ''}>
            <span>{row.number}</span>
            <span>
              {row.text || ' '}
              {row.said.map(text => (
                <span key={text} className="said">{`  ← ${text}`}</span>
              ))}
            </span>
          </div>
        ),
      )}
    </div>
  )
}

/** The lines of a file; null while they are fetched, empty when they cannot be had. */
export function useLines(file: string, seed: Source | null): readonly string[] | null {
  const { textOf } = useActions()
  const [lines, setLines] = useState<readonly string[] | null>(null)
  useEffect(() => {
    let alive = true
    textOf(file).then(
      text => {
        if (alive) setLines(linesOf(text))
      },
      () => {
        if (alive) setLines([])
      },
    )
    return () => {
      alive = false
    }
  }, [file, seed, textOf])
  return lines
}
