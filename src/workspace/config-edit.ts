/** Setting one value in `uptake.yml` by splicing: comments, order, quoting and blank lines stay as they were. */
import { userError } from '../lib/errors.ts'
import { setYamlValue, type YamlValue } from '../lib/yaml-edit.ts'

export type ConfigValue = YamlValue

/**
 * The text with `value` at `path` (keys of nested groups). Missing groups are made at the end of what holds them.
 * @throws UserError `config-unwritable` for broken YAML or a path through something that is no group.
 */
export function setConfigValue(text: string, path: readonly string[], value: ConfigValue, file = 'uptake.yml'): string {
  const result = setYamlValue(text, path, value)
  if (result === null) throw userError('config-unwritable', file, path.join('.'))
  return result
}
