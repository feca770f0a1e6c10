/** Asks the addresses that the pieces of a workspace lead to, and keeps what they answered. */
import { addressesOf } from '../../content/lint/dead-link.ts'
import { askAll, toAsk } from '../../links/ask.ts'
import { plural } from '../../lib/table.ts'
import { readAllContent } from '../../workspace/content.ts'
import type { Loaded } from '../../workspace/load.ts'
import { act } from '../acting.ts'
import type { Context } from '../command.ts'
import { storedKnowledge } from '../ledger.ts'

export async function askLinks(context: Context, loaded: Loaded, today: string): Promise<void> {
  const { err, clock } = context
  const addresses = [...new Set(readAllContent(loaded.root).flatMap(addressesOf))]
  const { links } = await storedKnowledge(context, loaded.ref, loaded.config.timezone)
  const wanted = toAsk(addresses, links, clock.now().getTime())
  if (wanted.length > 0) err.line(err.style.dim(`asks ${plural(wanted.length, 'address', 'addresses')} …`))
  const found = await askAll(wanted, {
    now: () => clock.now().getTime(),
    signal: context.untilInterrupted(),
    onAsked: address => err.line(err.style.dim(`  ${address}`)),
  })
  if (found.length > 0) await act(context, loaded.ref, today, 'record-links', { links: found })
  const dead = addresses.filter(address => (found.find(each => each.address === address) ?? links.get(address))?.state === 'dead')
  const unknown = found.filter(each => each.state === 'unknown')
  err.line(
    err.style.dim(
      `${plural(addresses.length, 'address', 'addresses')}: ${dead.length} dead, ${unknown.length} that nobody can tell, ${addresses.length - wanted.length} asked before`,
    ),
  )
  for (const { address, detail } of unknown) err.line(err.style.dim(`  ${address}: ${detail ?? ''}`))
}
