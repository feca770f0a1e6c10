/** A process of its own that sends the week's report of a workspace: to be killed while it does. */
import { sendReport } from '../../src/actions/send-report.ts'
import { contextOf } from '../actions/workspace.ts'
import { request } from './workspace.ts'

const { context } = await contextOf(process.argv[2]!)
await sendReport(context, request('hook'))
