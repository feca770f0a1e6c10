import { no, yes } from '../check.ts'
import type { Check } from '../check.ts'
import { at, isWritten } from '../tools.ts'

export const check: Check = {
  id: 'readme',
  title: 'README',
  make: null,
  matches: { en: ['readme(?:\\.(?:md|rst))?'] },
  async check(ctx) {
    const path = (await ctx.glob('*')).find(each => /^readme(?:\.(?:md|rst|txt|adoc))?$/i.test(each))
    if (path === undefined) return no('There is no README in the root of the repository.')
    const text = (await ctx.read(path)) ?? ''
    return isWritten(text, 200) ? yes('There is a README.', at(path)) : no('The README is nearly empty.', at(path))
  },
}
