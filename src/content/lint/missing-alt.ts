import { plainOf } from '../markdown.ts'
import { sectionsOf, type LintRule } from './rule.ts'

/** What a picture shows, for those who do not see it. */
export const missingAlt: LintRule = {
  id: 'missing-alt',
  title: 'A picture without a text for those who do not see it',
  severity: 'error',
  *check({ item }) {
    const remedy = 'Say in a sentence what it shows.'
    for (const asset of item.assets)
      if (asset.alt.trim() === '') yield { message: `${asset.file} has no alt text.`, remedy, source: asset.source }
    const named = new Set(item.assets.filter(asset => asset.alt.trim() !== '').map(asset => asset.file))
    for (const section of sectionsOf(item))
      for (const picture of plainOf(section.text).pictures)
        if (picture.alt.trim() === '' && !named.has(picture.file))
          yield {
            message: `${picture.file} has no alt text.`,
            remedy: `${remedy} ![what it shows](${picture.file})`,
            source: section.source,
          }
  },
}
