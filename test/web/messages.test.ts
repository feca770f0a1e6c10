/** Texts of pages that are made of values. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ruleText } from '../../web/messages/en-calendar.ts'

test('a rule in words; one that says more stays as it is written', () => {
  assert.deepEqual(
    ['FREQ=WEEKLY;BYDAY=MO,TH', 'FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU', 'FREQ=YEARLY', 'FREQ=MONTHLY;BYDAY=-1FR', 'FREQ=DAILY;COUNT=3'].map(
      ruleText,
    ),
    ['every week on Mon, Thu', 'every 3 months on the first Tue', 'every year', 'every month on the last Fri', 'FREQ=DAILY;COUNT=3'],
  )
})
