/** A process of its own that makes what is due in a workspace at a moment. */
import { makeDueReports } from '../../src/actions/due-reports.ts'
import { contextOf } from '../actions/workspace.ts'

const { context, db } = await contextOf(process.argv[2]!)
const now = Date.parse(process.argv[3]!)
await makeDueReports({ ...context, now }, { today: process.argv[3]!.slice(0, 10), dryRun: false })
await db.destroy()
