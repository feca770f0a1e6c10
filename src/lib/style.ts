/** Colours and weight of terminal text. Presentation functions get a `Style`; plain when colour is off. */

const codes = {
  bold: [1, 22],
  dim: [2, 22],
  italic: [3, 23],
  underline: [4, 24],
  inverse: [7, 27],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
  grey: [90, 39],
} as const

export type Paint = (text: string) => string
export type Style = Record<keyof typeof codes, Paint>

const names = Object.keys(codes) as (keyof typeof codes)[]

function build(paint: (open: number, close: number) => Paint): Style {
  const style: Partial<Style> = {}
  for (const name of names) style[name] = paint(codes[name][0], codes[name][1])
  return style as Style
}

export const plainStyle: Style = build(() => text => text)
export const colourStyle: Style = build((open, close) => text => (text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`))

const sequences: ReadonlySet<string> = new Set(names.flatMap(name => codes[name].map(code => `\u001b[${code}m`)))
/** Does one of the sequences above stand at `at`? */
export function isStyle(text: string, at: number): boolean {
  const end = text.indexOf('m', at)
  return end > at && end - at < 6 && sequences.has(text.slice(at, end + 1))
}

export type Environment = Record<string, string | undefined>

/**
 * Is colour wanted? NO_COLOR (no-color.org) and FORCE_COLOR (force-color.org) decide when set and not empty,
 * NO_COLOR first; else a terminal that is not TERM=dumb has colour.
 */
export function wantsColour(env: Environment, isTerminal: boolean): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false
  const force = env['FORCE_COLOR'] ?? ''
  if (force !== '') return force !== '0' && force !== 'false'
  return isTerminal && env['TERM'] !== 'dumb'
}
