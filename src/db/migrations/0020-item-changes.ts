import type { Kysely } from 'kysely'
import { markItems } from '../dialect.ts'

/** Which pieces something happened to: whoever keeps where each stands reads these again, and no other. */
export const up = (db: Kysely<unknown>): Promise<void> => markItems(db, ['delivery', 'approval', 'review_note'])
