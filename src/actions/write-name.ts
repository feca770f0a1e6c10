/** Writes the lines of an `uptake.yml` by which databases know a workspace and each other: `id:` and `ledger:`. */
import { encodeText } from '../workspace/decode.ts'
import { readText } from '../workspace/files.ts'
import { nameIn, type NameKey } from '../workspace/identity.ts'
import { replaceFile } from './write-file.ts'

/** A file that says it already is left alone. @param config path of the file @throws UserError config-unwritable, path-unwritable */
export async function writeName(config: string, key: NameKey, name: string): Promise<void> {
  const file = readText(config)
  if (nameIn(file.text, key) === name) return
  const { setConfigValue } = await import('../workspace/config-edit.ts')
  replaceFile(config, encodeText({ ...file, text: setConfigValue(file.text, [key], name, config) }, config))
}
