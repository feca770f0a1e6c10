import { no, yes } from '../check.ts'
import type { Check } from '../check.ts'
import { at, communityFile, isWritten, readmeName } from '../tools.ts'

export const check: Check = {
  id: 'readme',
  title: 'README',
  make: null,
  matches: { en: ['readme(?:\\.(?:md|rst))?'] },
  async check(ctx) {
    const file = await communityFile(ctx, readmeName)
    if (file === null) return no('There is no README in the root of the repository.')
    return isWritten(file.text, 200) ? yes('There is a README.', at(file.path)) : no('The README is nearly empty.', at(file.path))
  },
}
