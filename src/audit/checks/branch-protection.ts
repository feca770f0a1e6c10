import { no, unknown, yes } from '../check.ts'
import type { AuditContext, Check, Finding } from '../check.ts'
import { asking, gitHub, isFinding, record, records, textIn } from '../tools.ts'

export const check: Check = {
  id: 'branch-protection',
  title: 'Branch protection',
  make: null,
  matches: {
    en: ['branch protection(?: rules?)?', 'protected (?:main |default )?branch', 'protect (?:the )?(?:main|master|default) branch'],
    de: ['branch-(?:schutz|protection)', '(?:schutz|geschützter) (?:des )?(?:haupt)?branch(?:es)?'],
    es: ['protección de (?:la )?rama'],
    fr: ['protection de (?:la )?branche'],
    it: ['protezione del (?:branch|ramo)'],
    pt: ['proteção de (?:branch|ramo)'],
    ru: ['защит[ау] веток?'],
    vi: ['bảo vệ nhánh'],
    zh: ['分支保护(?:规则)?'],
    ja: ['ブランチ保護(?:ルール)?'],
    ko: ['브랜치 보호(?: ?규칙)?'],
  },
  check: verify,
}

/** Classic protection or a ruleset. Source: https://docs.github.com/en/rest/branches/branches and .../repos/rules */
async function verify(ctx: AuditContext): Promise<Finding> {
  return asking(async () => {
    const api = gitHub(ctx)
    if (isFinding(api)) return api
    if (ctx.token === null)
      return unknown('How branches are protected is told to members only: set GITHUB_TOKEN to a token that may read the repository.')
    const branch = textIn(record((await api.get('')).json())['default_branch']) ?? 'main'
    const [rules, plain] = await Promise.all([
      api.get(`rules/branches/${encodeURIComponent(branch)}`, [403, 404]),
      api.get(`branches/${encodeURIComponent(branch)}`),
    ])
    const url = `${api.repository.url}/settings/branches`
    if (record(plain.json())['protected'] === true) return yes(`The branch ${branch} is protected.`, { url })
    if (rules.status >= 400) return unknown(`The rules for the branch ${branch} may not be read with this token.`, { url })
    const count = records(rules.json()).length
    return count > 0
      ? yes(`${count} ${count === 1 ? 'rule holds' : 'rules hold'} for the branch ${branch}.`, { url: `${api.repository.url}/rules` })
      : no(`The branch ${branch} is not protected.`, { url })
  })
}
