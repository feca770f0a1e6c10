/** Tags as channels write them. Pure. */

/** "vector search" → "#VectorSearch"; "#Rust" stays. Empty for what has no letter. */
export function hashtag(tag: string): string {
  const words = tag.replace(/^[#＃]/, '').match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []
  const joined = words.length === 1 ? words[0]! : words.map(word => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')
  return /\p{L}/u.test(joined) ? `#${joined}` : ''
}

/** The tags that the text does not carry already, as hashtags. */
export function missingHashtags(tags: readonly string[], text: string): string[] {
  const there = new Set((text.match(/[#＃][\p{L}\p{M}\p{N}_]+/gu) ?? []).map(each => each.slice(1).toLowerCase()))
  const wanted = [...new Set(tags.map(hashtag))].filter(tag => tag !== '')
  return wanted.filter(tag => !there.has(tag.slice(1).toLowerCase()))
}
