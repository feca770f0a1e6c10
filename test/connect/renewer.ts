/** A process of its own that wants a token of X: prints it. Arguments: folder, milliseconds later. */
import { channelNamed } from '../../src/actions/channels-of.ts'
import { tokensOf } from '../../src/actions/tokens.ts'
import { contextOf, NOW } from '../actions/workspace.ts'

const [root = '', later = '0'] = process.argv.slice(2)
const { db, context: base } = await contextOf(root)
const context = { ...base, env: process.env, now: NOW + Number(later) }
const tokens = tokensOf(context, { now: () => context.now, signal: AbortSignal.timeout(20_000) })
console.log(await tokens.current(await channelNamed(context, 'x')))
await db.destroy()
