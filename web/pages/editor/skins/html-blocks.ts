/** HTML of an article in its top-level blocks, so that a key draws one paragraph again and not the article. Pure. */

/** What stands for the structure of a text: these are always closed in the order in which they were opened. */
const STRUCTURE = /<(\/?)(?:p|h[1-6]|ul|ol|li|blockquote|pre|table|thead|tbody|tr|th|td)(?=[\s>])[^>]*>\n?/g

/** @param html of `htmlOf`. Joined the blocks are the HTML */
export function blocksOf(html: string): string[] {
  const blocks: string[] = []
  let depth = 0
  let last = 0
  for (const match of html.matchAll(STRUCTURE)) {
    depth += match[1] === '' ? 1 : -1
    if (depth > 0) continue
    const end = match.index + match[0].length
    blocks.push(html.slice(last, end))
    last = end
  }
  return last < html.length ? [...blocks, html.slice(last)] : blocks
}
