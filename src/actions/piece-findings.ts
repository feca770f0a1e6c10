/** What the rules of content say of one piece: for whoever decides on it, before the yes. Reads only. */
import { examine } from '../content/examine.ts'
import type { Finding } from '../delivery/view.ts'
import type { ContentFile } from '../workspace/content.ts'
import { examineSetup } from '../workspace/examine-setup.ts'
import { readConfig } from '../workspace/load.ts'
import type { ActionContext } from './action.ts'
import { knownOfContent } from './known-of-content.ts'

const WEIGHT = { error: 0, warning: 1, info: 2 }

/**
 * Errors first. Other files are not read: of duplicates only those of what is out are told.
 * @param channels only these; null: all that the piece names
 */
export async function findingsOf(context: ActionContext, file: ContentFile, channels: readonly string[] | null = null): Promise<Finding[]> {
  const { config } = await readConfig(context.ref)
  const uses = file.item.channels.filter(({ name }) => channels === null || channels.includes(name))
  const item = { ...file.item, channels: uses }
  const setup = await examineSetup({ config }, [{ ...file, item }], await knownOfContent(context, config.timezone))
  return examine({ item, problems: [] }, file.text, file.files, setup)
    .problems.map(({ rule, severity, message, expected, source }) => ({
      rule,
      severity,
      message,
      remedy: expected,
      file: source.file,
      line: source.line,
    })) // prettier-ignore
    .toSorted((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity])
}
