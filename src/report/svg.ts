/** Little charts and escaping for HTML and SVG. */

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** Text as HTML and XML hold it, in content and in quoted attributes; characters that XML forbids are left out. */
export const escape = (text: string): string =>
  text
    .toWellFormed()
    // eslint-disable-next-line no-control-regex -- XML 1.0 §2.2 forbids them
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll(/[&<>"']/g, sign => ENTITIES[sign]!)

const WIDTH = 96
const HEIGHT = 22
const MARGIN = 3

/** A line through values in even steps, cut at gaps, with a dot at the last one. Empty when there is nothing to draw. */
export function sparkline(values: readonly (number | null)[], label: string): string {
  const known = values.filter(value => value !== null)
  if (known.length === 0) return ''
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const x = (index: number): string => round(MARGIN + ((WIDTH - 2 * MARGIN) * index) / Math.max(1, values.length - 1))
  const y = (value: number): string =>
    round(high === low ? HEIGHT / 2 : HEIGHT - MARGIN - ((HEIGHT - 2 * MARGIN) * (value - low)) / (high - low))
  let path = ''
  values.forEach((value, index) => {
    if (value !== null) path += `${typeof values[index - 1] === 'number' ? 'L' : 'M'}${x(index)} ${y(value)}`
  })
  const last = values.findLastIndex(value => value !== null)
  return (
    `<svg class="spark" role="img" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}"><title>${escape(label)}</title>` +
    `<path d="${path}"/><circle cx="${x(last)}" cy="${y(values[last]!)}" r="2.4"/></svg>`
  )
}

const round = (value: number): string => String(Number(value.toFixed(1)))
