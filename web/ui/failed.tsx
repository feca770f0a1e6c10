import { m } from '../messages/index.ts'
import { Card } from './card.tsx'
import { Empty } from './empty.tsx'
import { wordsOf } from './trouble.tsx'

/** In place of a page that could not be loaded. */
export function Failed({ error }: { error: unknown }) {
  return (
    <Card>
      <Empty icon="problems" title={m.failed} hint={wordsOf(error)} />
    </Card>
  )
}
