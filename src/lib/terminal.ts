/** Where a command writes: text that respects colour and width, and a progress line that leaves no trace. */
import type { Environment, Style } from './style.ts'
import { colourStyle, isStyle, plainStyle, wantsColour } from './style.ts'

/** The part of a Node stream that is used; tests hand in their own. */
export type Sink = { write(text: string): unknown; isTTY?: boolean | undefined; columns?: number | undefined }

export type Terminal = {
  write(text: string): void
  line(text?: string): void
  /** Puts `text` in the place of what stands in the line of the cursor. */
  redraw(text: string): void
  style: Style
  isTerminal: boolean
  /** Columns of the window; 80 where there is none, COLUMNS when set. */
  width: number
  /** Columns to which cells may be cut: as many as there are where text goes into a file or another program, so that nothing is lost. */
  room: number
}

/** Characters that a terminal obeys; of a line's end and a tab's gap only what this program writes itself. */
// eslint-disable-next-line no-control-regex
const OBEYED = /\r\n|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g

/**
 * A text in which nothing moves the cursor, names the window or hides what follows: documents come from anywhere. Control
 * characters are written as JSON writes them (so JSON stays the same JSON), but for the colours of `Style`.
 */
export function visible(text: string): string {
  return text.replaceAll(OBEYED, (mark, at: number) => {
    if (mark === '\r\n') return mark
    if (mark === '\u001b' && isStyle(text, at)) return mark
    return `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

export function createTerminal(sink: Sink, env: Environment, colour: boolean | null = null): Terminal {
  const isTerminal = sink.isTTY === true
  const columns = Number(env['COLUMNS'])
  const asked = Number.isInteger(columns) && columns > 0 ? columns : sink.columns
  const write = (text: string): void => {
    sink.write(visible(text.toWellFormed()))
  }
  return {
    write,
    line: (text = '') => write(`${text}\n`),
    redraw: text => void sink.write(`\r\u001b[2K${visible(text.toWellFormed())}`),
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
    if (terminal.isTerminal) terminal.redraw(terminal.style.dim(line.slice(0, terminal.width - 1)))
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
      if (shown && terminal.isTerminal) terminal.redraw('')
    },
  }
}
