import { useRef, type ReactNode } from 'react'
import { useMoreBeside } from './use-more-beside.ts'

type SegmentsProps<T extends string> = {
  label: string
  value: T
  options: readonly (readonly [T, ReactNode])[]
  onChange: (value: T) => void
}

/** A choice of one among few. */
export function Segments<T extends string>({ label, value, options, onChange }: SegmentsProps<T>) {
  const box = useRef<HTMLDivElement>(null)
  const more = useMoreBeside(box)
  return (
    <div ref={box} className="segments" role="group" aria-label={label} data-more={more}>
      {options.map(([key, text]) => (
        <button key={key} type="button" aria-pressed={key === value} onClick={() => onChange(key)}>
          {text}
        </button>
      ))}
    </div>
  )
}
