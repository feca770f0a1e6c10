import { no, unknown, yes } from '../check.ts'
import type { AuditContext, Check, Details } from '../check.ts'
import { at, communityFile, listed } from '../tools.ts'

const folders = [
  '.github/ISSUE_TEMPLATE',
  '.github/issue_template',
  '.gitlab/issue_templates',
  '.forgejo/ISSUE_TEMPLATE',
  '.gitea/ISSUE_TEMPLATE',
]

export const check: Check = {
  id: 'issue-templates',
  title: 'Issue templates',
  make: 'uptake generate community-files',
  matches: {
    en: [
      '(?:github )?issue (?:templates?|forms?)',
      '\\.github/issue_template/?',
      'issue(?=/(?:pr|pull request) templates?)',
      'templates? for issues',
    ],
    de: ['issue-(?:vorlagen?|templates?)', 'vorlagen? für issues'],
    es: ['plantillas? (?:de|para) (?:las )?(?:issues?|incidencias)'],
    fr: ["modèles? d'issues?", 'modèles? de tickets?'],
    it: ['modelli? (?:di|per le) issue'],
    pt: ['(?:templates?|modelos?) (?:de|para) issues?'],
    ru: ['шаблон\\p{L}* (?:для )?(?:issues?|задач)'],
    vi: ['mẫu issue'],
    zh: ['(?:github )?issue ?模[板版]'],
    ja: ['(?:github )?(?:issue|イシュー) ?テンプレート'],
    ko: ['이슈 ?템플릿'],
  },
  details: {
    bug: ['(?:for )?bug reports?', '(?:for )?bugs?', 'fehlerberichte?'],
    feature: ['(?:for )?feature ?(?:requests?|ideas?)', '(?:for )?features?', 'enhancement requests?'],
    question: ['questions?'],
    performance: ['(?:performance|benchmark) (?:results?|reports?|issues?|problems?)'],
    docs: ['(?:documentation|docs) (?:issues?|problems?)'],
  },
  check: verify,
}

/** What a template of a kind is called or says in its first lines. */
const kinds: Readonly<Record<string, RegExp>> = {
  bug: /bug|defect|fehler|bogue/i,
  feature: /feature|enhancement|proposal|idea/i,
  question: /question|support|help/i,
  performance: /performance|benchmark/i,
  docs: /doc/i,
}

async function verify(ctx: AuditContext, details: Details) {
  const paths: string[] = []
  for (const folder of folders) paths.push(...(await ctx.glob(`${folder}/*`)))
  const templates = paths.filter(path => /\.(?:md|ya?ml)$/i.test(path) && !/(?:^|\/)config\.ya?ml$/i.test(path))
  const single = templates.length === 0 ? await communityFile(ctx, /^issue_template(?:\.(?:md|ya?ml|txt))?$/i) : null
  const found = single === null ? templates : [single.path]
  if (found.length === 0) return no('There is no .github/ISSUE_TEMPLATE with a form in it.')
  const heads = await Promise.all(found.map(async path => `${path}\n${((await ctx.read(path)) ?? '').slice(0, 400)}`))
  const missing = [...details.keys()].filter(kind => kinds[kind] !== undefined && !heads.some(head => kinds[kind]!.test(head)))
  const evidence = found.slice(0, 5).map(at)
  if (missing.length > 0) return unknown(`There are issue templates, but none that says it is for ${listed(missing)}.`, ...evidence)
  return yes(found.length === 1 ? 'There is an issue template.' : `There are ${found.length} issue templates.`, ...evidence)
}
