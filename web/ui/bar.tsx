type BarProps = { value: number; mark?: number | null; label: string; over?: boolean }

/** A thin bar: `value` of 100, with a mark where time is. */
export function Bar({ value, mark, label, over = false }: BarProps) {
  return (
    <div className="bar" role="img" aria-label={label}>
      <i className={over ? 'over' : ''} style={{ width: `${Math.max(0, Math.min(100, value))}%` }} />
      {mark !== null && mark !== undefined && mark > 0 && mark < 100 && <b style={{ left: `${mark}%` }} />}
    </div>
  )
}
