/** Marks above the timeline never run into each other. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../src/plan/compile.ts'
import { diffDays } from '../../src/plan/resolve/calendar.ts'
import { rulers } from '../../web/pages/timeline/rulers.ts'

const TEXT = '# P\n\n## Phase 1: A (Week 1-4)\n\n- [ ] a\n\n## Phase 2: B (Month 3-12)\n\n- [ ] b\n'
/** Pixels of a digit in the ruler's type, and the margin before the text. */
const [LETTER, MARGIN] = [7, 6]

test('every mark has room for its label at every zoom', () => {
  const { plan } = compile([{ path: 'p.md', text: TEXT }], { start: '2026-10-19', today: '2026-11-21' })
  for (let perDay = 0.6; perDay < 30; perDay *= 1.13)
    for (const ruler of rulers(plan, { start: '2026-10-19', launch: null }, { first: '2026-10-12', last: '2027-10-25', perDay }))
      ruler.marks.slice(0, -1).forEach(({ at, label }, i) => {
        const room = diffDays(at, ruler.marks[i + 1]!.at) * perDay
        assert.ok(
          label.length * LETTER + MARGIN <= room,
          `${ruler.key} "${label}" in ${Math.round(room)} px at ${perDay.toFixed(2)} px a day`,
        )
      })
})
