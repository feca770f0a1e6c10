/** Writes the line `id:` into an `uptake.yml`. */
import { encodeText } from '../workspace/decode.ts'
import { readText } from '../workspace/files.ts'
import { replaceFile } from './write-file.ts'

/** @param config path of the file @throws UserError config-unwritable, path-unwritable */
export async function writeId(config: string, id: string): Promise<void> {
  const { setConfigValue } = await import('../workspace/config-edit.ts')
  const file = readText(config)
  replaceFile(config, encodeText({ ...file, text: setConfigValue(file.text, ['id'], id, config) }, config))
}
