import { no, unknown, yes } from '../check.ts'
import type { AuditContext, Check, Details, Evidence, Finding } from '../check.ts'
import { docsPages } from '../docs-layout.ts'
import { at, isWritten, listed } from '../tools.ts'

export const check: Check = {
  id: 'translations',
  title: 'Translated documentation',
  make: 'uptake generate docs-tree',
  matches: {
    en: [
      '(?:documentation|docs) translations?',
      'translat(?:e|ed|ions? of) (?:the )?(?:documentation|docs)',
      'multi-?lingual (?:documentation|docs)',
      '(?:documentation|docs) in (?<count>two|three|four|five|six|\\d+) languages',
    ],
    de: ['übersetzung der dokumentation', 'dokumentation übersetzen', 'mehrsprachige dokumentation'],
    es: ['traducción de la documentación', 'traducir la documentación', 'documentación multilingüe'],
    fr: ['traduction de la documentation', 'traduire la documentation', 'documentation multilingue'],
    it: ['traduzione della documentazione', 'documentazione multilingue'],
    pt: ['tradução da documentação', 'traduzir a documentação', 'documentação multilíngue'],
    ru: ['перевод документации', 'перевести документацию'],
    vi: ['dịch tài liệu', 'tài liệu đa ngôn ngữ'],
    zh: ['翻译文档', '文档翻译', '多语言文档'],
    ja: ['ドキュメントの?翻訳', '多言語ドキュメント'],
    ko: ['문서 ?번역', '다국어 ?문서'],
  },
  check: verify,
}

const counts: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6 }

/** The languages that the docs tree of the plan draws, each with something written in it. */
async function verify(ctx: AuditContext, details: Details): Promise<Finding> {
  const drawn = new Map<string, string[]>()
  for (const { language, path } of docsPages(ctx.plan)) if (language !== null) drawn.set(language, [...(drawn.get(language) ?? []), path])
  if (drawn.size === 0) return unknown('The plan draws no docs tree with folders of languages, so what should be there is not known.')
  const evidence: Evidence[] = []
  const missing: string[] = []
  for (const [language, pages] of drawn) {
    const written = await firstWritten(ctx, language)
    if (written === null) missing.push(`docs/${language}`)
    else evidence.push(at(written))
    // Beside the README that stands for the folder, every page that the plan names has to be there.
    for (const page of pages) if (!page.endsWith('/README.md') && !isWritten((await ctx.read(page)) ?? '', 20)) missing.push(page)
  }
  if (missing.length > 0) return no(`Not there, or not written yet: ${listed(missing.slice(0, 8))}.`, ...evidence)
  const asked = details.get('count')
  const wanted = asked === undefined ? 0 : (counts[asked] ?? Number(asked))
  // One of the languages is the original's.
  if (drawn.size + 1 < wanted) return no(`The docs tree has ${drawn.size + 1} languages of ${wanted}.`, ...evidence)
  return yes(`Every language that the plan draws has pages: ${listed([...drawn.keys()])}.`, ...evidence)
}

async function firstWritten(ctx: AuditContext, language: string): Promise<string | null> {
  for (const path of await ctx.glob(`docs/${language}/**/*.{md,mdx,rst,html}`)) if (isWritten((await ctx.read(path)) ?? '', 20)) return path
  return null
}
