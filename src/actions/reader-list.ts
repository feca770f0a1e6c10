/** Readers as a newsletter sees them. */
import type { ReaderList } from '../channels/channel.ts'
import type { Database } from '../db/open.ts'
import { readersOf } from '../db/readers.ts'

/** The list of a channel, as letters go to it. */
export const readerListOf = (db: Database, workspace: string, list: string): ReaderList => ({
  page: `/n/${encodeURIComponent(workspace)}/${encodeURIComponent(list)}`,
  confirmed: () => readersOf(db, workspace, { list, states: ['confirmed'] }),
  ended: async () => (await readersOf(db, workspace, { list, states: ['left', 'bounced'] })).map(reader => reader.address),
})
