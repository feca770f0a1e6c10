/** Posts of a thread that are written one below the other: "1/ … 2/ …", "Tweet 1: …", "(1/7) …", "**1.** …". Pure. */

const START =
  /^\s*(?:[-*+]\s+)?(?:\*\*|__)?\s*(?:(?:tweet|post|slide|part|teil|folie|твит|пост|слайд|帖)\s*#?\s*(\d{1,3})(?:\s*\/\s*\d{1,3})?\s*(?:[:：.)–—-]|(?=\*\*|__)|$)|[([]?(\d{1,3})\s*\/\s*(?:\d{1,3}|n)?[)\]]?(?![\p{L}\d/%])\s*[:：.)]?|(\d{1,3})️⃣|(?<=\*\*|__)(\d{1,3})[.):](?=\*\*|__))\s*(?:\*\*|__)?\s*[:：]?\s*/iu

/**
 * The posts, without their numbers; what stands before the first is a post of its own. Null when the lines are no thread:
 * two numbers in order, from 1, are needed.
 */
export function postsOf(lines: readonly string[]): string[] | null {
  const posts: string[][] = [[]]
  let next = 1
  for (const line of lines) {
    const match = START.exec(line)
    const number = match === null ? null : Number(match[1] ?? match[2] ?? match[3] ?? match[4])
    if (match !== null && number === next) {
      posts.push([line.slice(match[0].length)])
      next++
    } else posts.at(-1)!.push(line)
  }
  if (next < 3) return null
  return posts.map(post => post.join('\n').trim()).filter(post => post !== '')
}

/** The posts of what calls itself a thread, between its rules (`---`); without the numbers that only count them. Null: no rules. */
export function ruledPosts(lines: readonly string[]): string[] | null {
  const posts: string[][] = [[]]
  for (const line of lines)
    if (/^\s{0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/.test(line)) posts.push([])
    else posts.at(-1)!.push(line)
  const texts = posts.map(post => post.join('\n').trim()).filter(post => post !== '')
  if (texts.length < 2) return null
  return texts.map((text, index) => {
    const match = START.exec(text)
    const number = match === null ? null : Number(match[1] ?? match[2] ?? match[3] ?? match[4])
    return number === index + 1 ? text.slice(match![0].length) : text
  })
}
