/** What the lists of collectors and of channels share: the settings of one. */
import type { Settings } from '../../lib/setting-values.ts'
import type { Style } from '../../lib/style.ts'
import { wrap } from '../../lib/table.ts'

/** One line for each setting: its name, what it is, and its default, or an example where it must be given. */
export const settingLines = (settings: Settings, style: Style): string[] =>
  Object.entries(settings).map(([key, setting]) => {
    const given = setting.default === undefined ? '' : `(${String(setting.default)})`
    const value = setting.required === true ? `required, ${setting.example ?? ''}` : given
    return `    ${key.padEnd(16)} ${setting.help} ${style.dim(value)}`
  })

/** Text of several lines below a heading. */
export const indented = (text: string, width: number): string[] => wrap(text, Math.max(40, width - 2)).map(line => `  ${line}`)
