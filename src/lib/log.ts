/** Lines of what a long-running process does. The writer is handed in. Browser-safe. */
import type { Clock } from './clock.ts'

export type Level = 'debug' | 'info' | 'warn' | 'error'
export type Fields = Record<string, string | number | boolean | null | undefined>
export type Log = Record<Level, (message: string, fields?: Fields) => void> & {
  /** The same log with fields that every line carries. */
  with(fields: Fields): Log
}
export type LogOptions = { write(line: string): void; clock: Clock; level?: Level; format?: 'text' | 'json' }

const order: readonly Level[] = ['debug', 'info', 'warn', 'error']

/** `time level message key=value`, or one JSON object a line. */
export function createLog(options: LogOptions, base: Fields = {}): Log {
  const least = order.indexOf(options.level ?? 'info')
  const at =
    (level: Level) =>
    (message: string, fields: Fields = {}): void => {
      if (order.indexOf(level) < least) return
      const time = options.clock.now().toISOString()
      const all = { ...base, ...fields }
      options.write(
        options.format === 'json'
          ? JSON.stringify({ time, level, message, ...all })
          : `${time} ${level.padEnd(5)} ${oneLine(message)}${pairs(all)}`,
      )
    }
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: fields => createLog(options, { ...base, ...fields }),
  }
}

/** A log that keeps nothing. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {}, with: () => silentLog }

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ')

function pairs(fields: Fields): string {
  let text = ''
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue
    const shown = String(value)
    text += ` ${key}=${/[\s"=]/.test(shown) || shown === '' ? JSON.stringify(shown) : shown}`
  }
  return text
}
