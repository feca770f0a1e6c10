/** Where a command writes: text that respects colour and width, and a progress line that leaves no trace. */
import type { Environment, Style } from './style.ts'
import { colourStyle, plainStyle, wantsColour } from './style.ts'

/** The part of a Node stream that is used; tests hand in their own. */
export type Sink = { write(text: string): unknown; isTTY?: boolean | undefined; columns?: number | undefined }

export type Terminal = {
  write(text: string): void
  line(text?: string): void
  style: Style
  isTerminal: boolean
  /** Columns of the window; 80 where there is none, COLUMNS when set. */
  width: number
  /** Columns to which cells may be cut: as many as there are where text goes into a file or another program, so that nothing is lost. */
  room: number
}

export function createTerminal(sink: Sink, env: Environment, colour: boolean | null = null): Terminal {
  const isTerminal = sink.isTTY === true
  const columns = Number(env['COLUMNS'])
  const asked = Number.isInteger(columns) && columns > 0 ? columns : sink.columns
  const write = (text: string): void => {
    sink.write(text.toWellFormed())
  }
  return {
    write,
    line: (text = '') => write(`${text}\n`),
    style: (colour ?? wantsColour(env, isTerminal)) ? colourStyle : plainStyle,
    isTerminal,
    width: Math.max(20, asked ?? 80),
    room: asked === undefined ? Infinity : Math.max(20, asked),
  }
}

export type Progress = {
  /** What is being done now: shown once a second has passed since the start. */
  step(text: string): void
  /** Shown at once: before work that holds the thread for longer than a second. */
  show(text: string): void
  done(): void
}
export type Timers = { set(run: () => void, milliseconds: number): unknown; clear(timer: unknown): void }

const realTimers: Timers = {
  set: (run, milliseconds) => setTimeout(run, milliseconds).unref(),
  clear: timer => clearTimeout(timer as NodeJS.Timeout),
}

/**
 * A line on `terminal` (stderr) for what takes longer than a second: nothing before that. On a terminal it is
 * redrawn in place and removed at the end; elsewhere each step after the first second is a line of its own.
 */
export function startProgress(terminal: Terminal, text: string, now: () => number, timers: Timers = realTimers): Progress {
  const started = now()
  let shown = false
  let current = text
  const draw = (): void => {
    shown = true
    const line = `${current} …`
    if (terminal.isTerminal) terminal.write(`\r\u001b[2K${terminal.style.dim(line.slice(0, terminal.width - 1))}`)
    else terminal.line(line)
  }
  const timer = timers.set(draw, 1000)
  return {
    step(next) {
      current = next
      if (now() - started >= 1000) draw()
    },
    show(next) {
      current = next
      draw()
    },
    done() {
      timers.clear(timer)
      if (shown && terminal.isTerminal) terminal.write('\r\u001b[2K')
    },
  }
}
