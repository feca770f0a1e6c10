import { no, unknown, yes } from '../check.ts'
import type { AuditContext, Check, Details, Finding } from '../check.ts'
import { asking, at, offline } from '../tools.ts'

const generators = [
  'mkdocs.yml',
  'docusaurus.config.js',
  'docusaurus.config.ts',
  'docs/conf.py',
  'docs/source/conf.py',
  'book.toml',
  'docs/.vitepress/config.ts',
  'docs/.vitepress/config.mts',
  '.readthedocs.yaml',
  '.readthedocs.yml',
  'antora.yml',
  'docs/_config.yml',
]

export const check: Check = {
  id: 'docs-site',
  title: 'Documentation site',
  make: null,
  matches: {
    en: ['(?:documentation|docs) (?:web)?sites?', '(?:documentation|docs) portal'],
    de: ['dokumentations(?:seite|website|portal)', 'doku-?(?:seite|website)'],
    es: ['sitio (?:web )?de (?:la )?documentación'],
    fr: ['site (?:web )?de (?:la )?documentation'],
    it: ['sito (?:web )?(?:della|di) documentazione'],
    pt: ['site (?:de|da) documentação'],
    ru: ['сайт (?:с )?документаци\\p{L}+'],
    vi: ['trang (?:web )?tài liệu'],
    zh: ['文档(?:网站|站点)'],
    ja: ['ドキュメント ?サイト'],
    ko: ['문서 ?사이트'],
  },
  details: {
    or: ['(?<or>or|oder|o|ou|или)(?= (?:read ?the ?docs|github pages))'],
    address: [
      '(?:at |under |on )?(?<address>(?:https?://)?[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(?:dev|io|org|com|net|app|sh|ai|site|page|tech|cloud|rs|codes|xyz|de|fr|co)(?:/[\\w./-]*)?)',
    ],
    tool: ['(?:with |using )?(?<tool>mkdocs(?:[- ]material)?|docusaurus|sphinx|vitepress|mdbook|antora)'],
    pages: ['(?:on )?(?<pages>github pages)'],
    rtd: ['(?:on )?(?<rtd>read ?the ?docs)'],
  },
  check: verify,
}

async function verify(ctx: AuditContext, details: Details): Promise<Finding> {
  const site = await siteOf(ctx, details)
  if (site === null)
    return unknown(
      'No address of a documentation site is known: neither the plan nor a manifest nor the settings of a site generator name one.',
    )
  const tool = details.get('tool') ?? null
  if (tool !== null && !(await isSetUp(ctx, tool))) return no(`No settings of ${tool} were found.`)
  const { ask } = ctx
  const because = site.file === null ? [] : [at(site.file)]
  if (ask === null) return { ...offline(), evidence: because }
  const { host } = new URL(site.url)
  const elsewhere = hostsAsked(details).filter(([, pattern]) => !pattern.test(host))
  if (elsewhere.length > 0 && (elsewhere.length === hostsAsked(details).length || !details.has('or')))
    return unknown(
      `The documentation is at ${site.url}; whether ${elsewhere.map(([name]) => name).join(' and ')} serves it could not be told.`,
      { url: site.url },
    )
  return asking(async () => {
    const answer = await ask(site.url, { headers: { accept: 'text/html' }, accept: [404, 410], keep: false })
    if (answer.status >= 400) return no(`${site.url} answers ${answer.status}.`, { url: site.url })
    if (answer.text.trim().length < 200) return no(`${site.url} answers with an empty page.`, { url: site.url })
    return yes(`${site.url} answers.`, { url: site.url }, ...because)
  })
}

const hostsAsked = (details: Details): (readonly [string, RegExp])[] => [
  ...(details.has('pages') ? [['GitHub Pages', /\.github\.io$/] as const] : []),
  ...(details.has('rtd') ? [['Read the Docs', /\.readthedocs\.(?:io|org)$|\.rtfd\.io$/] as const] : []),
]

/** The address that the task names, else the one of a manifest, else the project's own pages where a generator is set up. */
async function siteOf({ project, read }: AuditContext, details: Details): Promise<{ url: string; file: string | null } | null> {
  const named = details.get('address')
  if (named !== undefined) return { url: named.startsWith('http') ? named : `https://${named}`, file: null }
  if (project.docs !== null) return project.docs
  const { homepage, repository } = project
  if (
    homepage !== null &&
    URL.canParse(homepage) &&
    /^docs?\.|\/docs?(?:\/|$)|\.readthedocs\.|^docs\.rs$/.test(new URL(homepage).host + new URL(homepage).pathname)
  )
    return { url: homepage, file: null }
  if (repository?.host !== 'github.com') return null
  for (const file of generators)
    if ((await read(file)) !== null) return { url: `https://${repository.owner.toLowerCase()}.github.io/${repository.name}/`, file }
  return null
}

async function isSetUp({ read, glob }: AuditContext, tool: string): Promise<boolean> {
  if (/material/.test(tool)) return /material/.test((await read('mkdocs.yml')) ?? '')
  const files: Readonly<Record<string, string>> = {
    mkdocs: 'mkdocs.{yml,yaml}',
    docusaurus: '{,website/,docs/}docusaurus.config.*',
    sphinx: 'docs/{,source/}conf.py',
    vitepress: '{,docs/}.vitepress/config.*',
    mdbook: '{,docs/}book.toml',
    antora: '{,docs/}antora.yml',
  }
  const pattern = files[tool]
  return pattern !== undefined && (await glob(pattern)).length > 0
}
