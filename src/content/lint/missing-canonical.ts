import { top, type LintRule } from './rule.ts'

/** Where one article stands on several sites, search engines must know which one is the first. */
export const missingCanonical: LintRule = {
  id: 'missing-canonical',
  title: 'One article on several sites, and no canonical address',
  severity: 'warning',
  *check(input) {
    const articles = input.uses.filter(use => use.limits?.format === 'markdown' && use.rendition !== null)
    if (articles.length < 2 || articles.some(use => use.rendition?.canonical !== null)) return
    yield {
      message: `${articles.map(use => use.channel).join(', ')} get the same article, and none is the first.`,
      remedy: 'Add "canonical:" with the address where it appears first.',
      source: input.item.places['channels'] ?? top(input),
    }
  },
}
