import { no, yes } from '../check.ts'
import type { AuditContext, Check, Details } from '../check.ts'
import { at, communityFile } from '../tools.ts'

const name = /^(?:pull_request_template|merge_request_template)(?:\.(?:md|txt))?$/i

export const check: Check = {
  id: 'pr-template',
  title: 'Pull request template',
  make: 'uptake generate community-files',
  matches: {
    en: ['(?:pr|pull request|merge request) templates?', '\\.github/pull_request_template(?:\\.md)?', 'templates? for pull requests'],
    de: ['(?:pr|pull-request)-(?:vorlagen?|templates?)', 'vorlagen? für pull-requests'],
    es: ['plantillas? (?:de|para) (?:los )?(?:prs?|pull requests?)'],
    fr: ['modèles? de (?:pr|pull request)s?'],
    it: ['modell[oi] (?:di|per le) (?:pr|pull request)'],
    pt: ['(?:templates?|modelos?) (?:de|para) (?:prs?|pull requests?)'],
    ru: ['шаблон\\p{L}* (?:для )?(?:pr|pull request\\p{L}*)'],
    vi: ['mẫu (?:pr|pull request)'],
    zh: ['(?:pr|pull request) ?模[板版]'],
    ja: ['(?:pr|pull request|プルリクエスト) ?テンプレート'],
    ko: ['(?:pr|pull request|풀 리퀘스트) ?템플릿'],
  },
  details: {
    checklist: ['check ?lists?', 'checkliste', 'lista de (?:control|verificación|verificação)', '检查清单', 'チェックリスト', '체크리스트'],
  },
  check: verify,
}

async function verify(ctx: AuditContext, details: Details) {
  const file = await communityFile(ctx, name)
  const others =
    file === null
      ? [...(await ctx.glob('.github/PULL_REQUEST_TEMPLATE/*.md')), ...(await ctx.glob('.gitlab/merge_request_templates/*.md'))]
      : []
  const path = file?.path ?? others[0]
  if (path === undefined) return no('There is no .github/PULL_REQUEST_TEMPLATE.md.')
  const text = file?.text ?? (await ctx.read(path)) ?? ''
  if (text.trim() === '') return no('The pull request template is empty.', at(path))
  if (details.has('checklist') && !/^\s*[-*] \[[ xX]\]/m.test(text)) return no('The pull request template has no checklist.', at(path))
  return yes(
    details.has('checklist') ? 'There is a pull request template with a checklist.' : 'There is a pull request template.',
    at(path),
  )
}
