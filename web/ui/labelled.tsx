import type { ReactNode } from 'react'

type LabelledProps = { label: string; wrong?: string | null; children: ReactNode }

/** A control with its name above it, and what is wrong with what stands in it below. */
export function Labelled({ label, wrong = null, children }: LabelledProps) {
  return (
    <div className="labelled">
      <label>
        <span>{label}</span>
        <span className={`field ${wrong ? 'bad' : ''}`}>{children}</span>
      </label>
      {wrong && (
        <span className="late" role="alert">
          {wrong}
        </span>
      )}
    </div>
  )
}
