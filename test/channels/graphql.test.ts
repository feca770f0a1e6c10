/** GraphQL says what went wrong in the answer, with status 200. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadChannel } from '../../src/channels/index.ts'
import { errorOf, world } from './contract.ts'
import { fakes } from './fakes/index.ts'

const answers = [
  { errors: [{ message: 'Bad credentials', type: 'FORBIDDEN' }], data: null, kind: 'auth' },
  { errors: [{ message: 'No token', extensions: { code: 'UNAUTHENTICATED' } }], data: null, kind: 'auth' },
  { errors: [{ message: 'Slow down', type: 'RATE_LIMITED' }], data: null, kind: 'later' },
  { errors: [{ message: 'Title is too long', type: 'UNPROCESSABLE' }], data: null, kind: 'rejected' },
  { errors: [{ message: 'Something went wrong', extensions: { code: 'INTERNAL_SERVER_ERROR' } }], data: null, kind: 'unknown' },
  { errors: [{ message: 'Something went wrong' }], data: null, kind: 'unknown' },
  {
    errors: [{ message: 'url is gone', type: 'NOT_FOUND' }],
    data: { createDiscussion: { discussion: {} }, publishPost: {} },
    kind: 'unknown',
  },
  { errors: [], data: null, kind: 'unknown' },
  { errors: [], data: { createDiscussion: null, publishPost: null }, kind: 'unknown' },
]
for (const name of ['github-discussion', 'hashnode'])
  for (const { errors, data, kind } of answers)
    test(`${name}: ${errors[0]?.message ?? 'no error'}, ${data === null ? 'no data' : 'data'} → ${kind}`, async t => {
      const channel = await loadChannel(name)
      const w = await world(t, channel!, () => {
        const fake = fakes[name]!()
        const answer = fake.answer.bind(fake)
        return {
          ...fake,
          posts: asked => fake.posts(asked),
          answer: (asked, base) => (fake.posts(asked) ? { body: { errors, data } } : answer(asked, base)),
        }
      })
      assert.equal((await errorOf(channel!.publish(w.ctx(), w.piece))).kind, kind)
      assert.equal(w.served.sends, 1)
    })
