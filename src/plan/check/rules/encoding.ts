import type { Document } from '../../read/document.ts'
import { count, type Found, type Rule } from '../rule.ts'

/** Text that was decoded with the wrong character set. */
export const encoding: Rule = {
  id: 'encoding',
  title: 'Text was decoded with the wrong character set',
  severity: 'warning',
  *check({ documents }) {
    for (const document of documents) {
      yield* repaired(document)
      yield* damaged(document)
    }
  },
}

/** What could be read back: the right text is known, so a fix is offered. */
function* repaired(document: Document): Generator<Found> {
  const first = document.repairs[0]
  if (!first) return
  const edits = document.repairs.map(repair => ({
    source: document.source(repair.from, repair.to),
    text: document.written.slice(repair.from, repair.to),
  }))
  const stretches = count(edits.length, 'stretch', 'stretches')
  const wrong = document.raw.slice(first.rawFrom, first.rawTo).slice(0, 12)
  const right = document.written.slice(first.from, first.to).slice(0, 12)
  yield {
    message: `${stretches} of UTF-8 ${edits.length === 1 ? 'was' : 'were'} read as Windows-1252: "${wrong}" should be "${right}"`,
    expected: 'UTF-8; uptake reads it repaired, and --fix repairs the file',
    source: edits[0]!.source,
    related: edits.slice(1, 11).map(edit => ({ message: edit.text, source: edit.source })),
    fix: { title: `Repair ${stretches}`, safe: true, edits },
  }
}

/** What lost bytes on the way: only a person knows what stood there. */
function* damaged(document: Document): Generator<Found> {
  const [first, ...rest] = document.damages
  if (!first) return
  yield {
    message: `${count(document.damages.length, 'stretch', 'stretches')} lost bytes when the file was converted and cannot be repaired: "${first.text}"`,
    expected: 'the text as it was meant, typed again',
    source: document.source(first.from, first.to),
    related: rest.map(damage => ({ message: damage.text, source: document.source(damage.from, damage.to) })),
  }
}
