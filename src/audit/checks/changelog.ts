import { no, yes } from '../check.ts'
import type { Check } from '../check.ts'
import { at, communityFile, isWritten } from '../tools.ts'

export const check: Check = {
  id: 'changelog',
  title: 'Changelog',
  make: null,
  matches: {
    en: ['change ?log(?:\\.md)?', 'changes\\.md', 'history\\.md'],
    de: ['änderungsprotokoll'],
    es: ['registro de cambios'],
    fr: ['journal des (?:modifications|changements)'],
    it: ['registro delle modifiche'],
    pt: ['registro de alterações'],
    ru: ['журнал изменений', 'список изменений'],
    vi: ['nhật ký thay đổi'],
    zh: ['更新日志', '变更日志'],
    ja: ['変更履歴', 'チェンジログ'],
    ko: ['변경 ?(?:이력|로그)'],
  },
  async check(ctx) {
    const file = await communityFile(ctx, /^(?:changelog|changes|history|news|release[-_]?notes)(?:\.(?:md|rst|txt|adoc))?$/i)
    if (file === null) return no('There is no CHANGELOG.md.')
    return isWritten(file.text, 40) ? yes('There is a changelog.', at(file.path)) : no('The changelog is empty.', at(file.path))
  },
}
