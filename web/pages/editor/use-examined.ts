/** What every channel gets and what is wrong with it: with each key while that is quick, else when typing rests. */
import { startTransition, useEffect, useRef, useState } from 'react'
import { examine, type Examined, type ExamineSetup } from '../../../src/content/examine.ts'
import type { ParsedContent } from '../../../src/content/model.ts'
import type { filesOf } from './examine.ts'

/** A frame, milliseconds: what takes longer would be felt in the fingers. */
const FRAME = 16
const REST = 300
const NOTHING: Examined = { uses: [], problems: [] }

export function useExamined(parsed: ParsedContent, text: string, files: ReturnType<typeof filesOf>, setup: ExamineSetup): Examined {
  const [examined, setExamined] = useState(NOTHING)
  const took = useRef(0)
  useEffect(() => {
    const look = (): void => {
      const before = performance.now()
      const found = examine(parsed, text, files, setup)
      took.current = performance.now() - before
      startTransition(() => setExamined(found))
    }
    const timer = setTimeout(look, took.current > FRAME ? REST : 0)
    return () => clearTimeout(timer)
  }, [parsed, text, files, setup])
  return examined
}
