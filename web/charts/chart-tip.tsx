import type { ReactNode } from 'react'

type ChartTipProps = { x: number; y: number; width: number; children: ReactNode }

/** The note beside a hovered point of a chart; it turns to the side that has room. */
export function ChartTip({ x, y, width, children }: ChartTipProps) {
  const right = x > width / 2
  return (
    <div className="tip chart-tip" role="status" style={{ top: Math.max(0, y), ...(right ? { right: width - x + 12 } : { left: x + 12 }) }}>
      {children}
    </div>
  )
}
