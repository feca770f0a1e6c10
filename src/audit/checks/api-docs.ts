import { no, unknown, yes } from '../check.ts'
import type { AuditContext, Check, Details } from '../check.ts'
import { at, isWritten } from '../tools.ts'

/** Pages of an API reference, as site generators lay them out. */
const pages = [
  'docs/{api,API,reference,api-reference}/**/*.{md,mdx,rst,html}',
  'docs/{api,API,reference,api-reference,api_reference}.{md,mdx,rst}',
  '{api,API}.md',
]
/** What makes pages from the code, where its settings say so. */
const generators: readonly { file: string; pattern: RegExp; name: string }[] = [
  { file: 'typedoc.json', pattern: /[{]/, name: 'TypeDoc' },
  { file: 'mkdocs.yml', pattern: /mkdocstrings|mkapi/, name: 'mkdocstrings' },
  { file: 'docs/conf.py', pattern: /autodoc|autoapi|breathe/, name: 'Sphinx' },
  { file: 'docs/source/conf.py', pattern: /autodoc|autoapi|breathe/, name: 'Sphinx' },
  { file: 'Doxyfile', pattern: /./, name: 'Doxygen' },
  { file: 'docs/make.jl', pattern: /Documenter/, name: 'Documenter.jl' },
]

export const check: Check = {
  id: 'api-docs',
  title: 'API reference',
  make: null,
  matches: {
    en: ['api (?:reference|docs|documentation)(?: documentation| docs| pages?)?', 'api/reference docs'],
    de: ['api-(?:referenz|dokumentation)'],
    es: ['(?:referencia|documentación) (?:de la )?api'],
    fr: ["(?:référence|documentation) (?:de l'|d')?api"],
    it: ['(?:riferimento|documentazione) (?:delle )?api'],
    pt: ['(?:referência|documentação) (?:da )?api'],
    ru: ['(?:справочник|документаци[яюи])(?: по)? api'],
    vi: ['tài liệu api'],
    zh: ['api ?(?:文档|参考)'],
    ja: ['api ?(?:リファレンス|ドキュメント)'],
    ko: ['api ?(?:문서|레퍼런스)'],
  },
  details: {
    generated: [
      'auto-?generated(?: from (?:the )?(?:docstrings?|source(?: code)?|code|types))?',
      'generated from (?:the )?(?:docstrings?|source(?: code)?|code|types)',
      'from (?:the )?(?:docstrings?|source(?: code)?)',
    ],
  },
  check: verify,
}

async function verify(ctx: AuditContext, details: Details) {
  for (const { file, pattern, name } of generators) {
    const text = await ctx.read(file)
    if (text !== null && pattern.test(text)) return yes(`${name} makes an API reference from the code.`, at(file))
  }
  const written: string[] = []
  for (const glob of pages) for (const path of await ctx.glob(glob)) if (isWritten((await ctx.read(path)) ?? '')) written.push(path)
  const [first] = written
  if (first === undefined) return no('No pages of an API reference were found (docs/api, docs/reference).')
  const evidence = written.slice(0, 3).map(at)
  if (details.has('generated'))
    return unknown('There is an API reference; whether it is made from the code could not be told.', ...evidence)
  return yes(`There ${written.length === 1 ? 'is a page' : `are ${written.length} pages`} of an API reference.`, ...evidence)
}
