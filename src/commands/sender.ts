/** Which of several clones sends, where a command shows or plans what is to go out. */
import type { WorkspaceRef } from '../workspace/discover.ts'
import { lookOrAct } from './acting.ts'
import type { Context } from './command.ts'

/** Says it where nothing of this goes out, or where two clones may both send it. */
export async function tellSender(context: Context, ref: WorkspaceRef, today: string): Promise<void> {
  const { other, unshared, own } = await lookOrAct(context, ref, today, 'ledger-state', {})
  const { out } = context
  if (other !== null)
    out.line(
      out.style.yellow(
        `\nNothing is sent from here: ${other.where} says that ${other.ledger} does. To send from here: uptake workspace --send-here`,
      ),
    )
  else if (unshared)
    out.line(out.style.yellow(`\nOther clones do not know yet that this one sends: commit and push "ledger: ${own}" in uptake.yml.`))
}
