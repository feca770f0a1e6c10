/** Parts of HTML pages. Cells and items are HTML already; titles are text. */
import { STYLE } from './html-style.ts'
import { escape } from './svg.ts'

/** Says that a file is made by Uptake, so that it may be made again. */
export const GENERATOR = '<meta name="generator" content="Uptake">'

/** A whole page. No script may run and nothing may be loaded in it, whatever the text says. */
export const page = (title: string, body: string, style: string = STYLE): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
${GENERATOR}
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
<footer>Made with Uptake</footer>
</main>
</body>
</html>
`

/** A section; nothing when it is empty. */
export const section = (title: string, body: string): string => (body === '' ? '' : `\n<section><h2>${escape(title)}</h2>${body}</section>`)

export const list = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul class="plain">${items.map(item => `<li>${item}</li>`).join('')}</ul>`

/**
 * A head may begin with marks: ">" aligns its column to the right, "=" keeps its cells in one line, "~" lets the column
 * go where there is little room. Empty without rows.
 * @param name a class, for tables that have a look of their own
 */
export function table(heads: readonly string[], rows: readonly (readonly string[])[], name = ''): string {
  if (rows.length === 0) return ''
  const kinds = heads.map(head => {
    const marks = /^[>=~]*/.exec(head)![0]
    const names = [marks.includes('>') && 'num', marks.includes('=') && 'line', marks.includes('~') && 'opt'].filter(Boolean)
    return names.length === 0 ? '' : ` class="${names.join(' ')}"`
  })
  const head = heads.map((each, index) => `<th scope="col"${kinds[index]}>${escape(each.replace(/^[>=~]*/, ''))}</th>`).join('')
  const body = rows.map(row => `<tr>${row.map((cell, index) => `<td${kinds[index]}>${cell}</td>`).join('')}</tr>`).join('')
  return `<div class="scroll" tabindex="0"><table${name === '' ? '' : ` class="${name}"`}><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
}
