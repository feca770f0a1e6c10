import { no, yes } from '../check.ts'
import type { Check } from '../check.ts'
import { at, communityFile, isWritten } from '../tools.ts'

export const check: Check = {
  id: 'security-policy',
  title: 'Security policy',
  make: 'uptake generate community-files',
  matches: {
    en: ['security policy', 'security\\.md', '(?:vulnerability|responsible) disclosure policy'],
    de: ['sicherheitsrichtlinien?'],
    es: ['política de seguridad'],
    fr: ['politique de sécurité'],
    it: ['politica di sicurezza'],
    pt: ['política de segurança'],
    ru: ['политик[аиу] безопасности'],
    vi: ['chính sách bảo mật'],
    zh: ['安全(?:政策|策略)'],
    ja: ['セキュリティ ?ポリシー'],
    ko: ['보안 ?정책'],
  },
  async check(ctx) {
    const file = await communityFile(ctx, /^security(?:\.(?:md|rst|txt|adoc))?$/i)
    if (file === null) return no('There is no SECURITY.md.')
    return isWritten(file.text)
      ? yes('There is a security policy.', at(file.path))
      : no('The security policy is nearly empty.', at(file.path))
  },
}
