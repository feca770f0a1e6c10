import { no, yes } from '../check.ts'
import type { Check } from '../check.ts'
import { at, communityFile, isWritten } from '../tools.ts'

export const check: Check = {
  id: 'code-of-conduct',
  title: 'Code of conduct',
  make: 'uptake generate community-files',
  matches: {
    en: ['(?:community )?code of conduct', 'code_of_conduct(?:\\.md)?'],
    de: ['verhaltenskodex'],
    es: ['código de conducta'],
    fr: ['code de conduite'],
    it: ['codice di condotta'],
    pt: ['código de conduta'],
    ru: ['кодекс поведения'],
    vi: ['(?:bộ )?quy tắc ứng xử'],
    zh: ['行为(?:准则|规范)'],
    ja: ['行動規範'],
    ko: ['행동 ?강령'],
  },
  async check(ctx) {
    const file = await communityFile(ctx, /^code[_-]of[_-]conduct(?:\.(?:md|rst|txt|adoc))?$/i)
    if (file === null) return no('There is no CODE_OF_CONDUCT.md.')
    return isWritten(file.text)
      ? yes('There is a code of conduct.', at(file.path))
      : no('The code of conduct is nearly empty.', at(file.path))
  },
}
