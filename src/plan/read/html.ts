/** Text of a block of HTML: headings, summaries, list items and paragraphs, without their tags. */
export type HtmlLine = { kind: 'heading' | 'label' | 'item' | 'text'; level: number; text: string; from: number; to: number }

const OPENING = /<(h[1-6]|summary|li|dt)\b/i

/** Lines of the HTML block `[from, to)`; comments, scripts and styles are left out, one line of source gives at most one. */
export function htmlLines(text: string, from: number, to: number): HtmlLine[] {
  const out: HtmlLine[] = []
  const end = Math.min(to, from + 200_000)
  let hidden: string | null = null
  for (let at = from; at < end;) {
    const next = text.indexOf('\n', at)
    const stop = next < 0 || next > end ? end : next
    const raw = text.slice(at, stop)
    if (hidden) {
      if (raw.includes(hidden)) hidden = null
    } else if (/<!--/.test(raw)) {
      if (!raw.includes('-->')) hidden = '-->'
    } else if (/<(script|style)\b/i.test(raw)) {
      if (!/<\/(script|style)>/i.test(raw)) hidden = '</'
    } else {
      const stripped = raw
        .slice(0, 4000)
        .replace(/<[^<>]*>/g, ' ')
        .replace(/&nbsp;/g, ' ')
        .replace(/&amp;/g, '&')
        .replace(/\s+/g, ' ')
        .trim()
      const tag = OPENING.exec(raw)?.[1]?.toLowerCase() ?? ''
      const kind = tag.startsWith('h') ? 'heading' : tag === 'summary' || tag === 'dt' ? 'label' : tag === 'li' ? 'item' : 'text'
      if (stripped !== '') out.push({ kind, level: kind === 'heading' ? Number(tag[1]) : 0, text: stripped, from: at, to: stop })
    }
    at = stop + 1
  }
  return out
}
