/** What came of posts, added up: what a platform does not tell is no 0, and money is divided by, not guessed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { returnsBy, type Posted } from '../../src/delivery/returns.ts'

const post = (piece: string, channel: string, counts: Posted['counts'], more: Partial<Posted> = {}): Posted => ({
  piece,
  channel,
  tier: null,
  theme: null,
  format: null,
  campaign: null,
  item: null,
  hours: null,
  counts,
  ...more,
})
const POSTS = [
  post('a', 'x', { likes: 10, replies: 2 }, { theme: 'Proof', tier: 'Tier 1' }),
  post('b', 'x', { likes: 5 }, { theme: 'Proof', tier: 'Tier 1' }),
  post('b', 'x', null, { tier: 'Tier 1' }),
  post('a', 'reddit', { likes: 40, upvoted: 93 }, { theme: 'Proof', tier: 'Tier 2' }),
]

test('by channel, with what each post came to and what a dollar did', () => {
  const [x, reddit] = returnsBy(POSTS, 'channel', new Map([['x', { amount: 0.5, currency: 'USD' }]]))
  assert.deepEqual(x, {
    key: 'x',
    tier: 'Tier 1',
    pieces: 2,
    posts: 3,
    told: 2,
    counts: { likes: 15, replies: 2 },
    each: { likes: 7.5, replies: 2 },
    perPiece: { likes: 7.5, replies: 2 },
    cost: { amount: 0.5, currency: 'USD' },
    perMoney: { likes: 30, replies: 4 },
    hours: { pieces: 0, total: 0 },
    perHour: null,
  })
  assert.deepEqual([reddit?.key, reddit?.counts, reddit?.cost, reddit?.perMoney], ['reddit', { likes: 40 }, null, null])
})

test('by theme and by tier; what has none stands last among equals', () => {
  assert.deepEqual(returnsBy(POSTS, 'theme').map(({ key, posts, pieces, each }) => [key, posts, pieces, each]), [['Proof', 3, 2, { likes: 18.33, replies: 2 }], [null, 1, 1, {}]]) // prettier-ignore
  assert.deepEqual(returnsBy(POSTS, 'tier').map(({ key, posts }) => [key, posts]), [['Tier 1', 3], ['Tier 2', 1]]) // prettier-ignore
  assert.deepEqual(returnsBy([], 'item'), [])
})

test('by the hour: of the pieces alone of which it is said, each counted once, and never of what nobody tells', () => {
  const timed = [
    post('a', 'x', { likes: 30, views: 100 }, { hours: 1.5, format: 'thread' }),
    post('a', 'reddit', { likes: 15 }, { hours: 1.5, format: 'thread' }),
    post('b', 'x', { likes: 999 }, { format: 'thread' }),
    post('c', 'x', null, { hours: 4, format: 'thread' }),
    post('d', 'x', { likes: 8 }, { hours: 2, format: 'article' }),
  ]
  const [thread, article] = returnsBy(timed, 'format')
  assert.deepEqual(
    [thread?.hours, thread?.perHour],
    [
      { pieces: 2, total: 5.5 },
      { likes: 30, views: 66.67 },
    ],
  )
  assert.deepEqual(
    [thread?.perPiece, thread?.each],
    [
      { likes: 522, views: 100 },
      { likes: 348, views: 100 },
    ],
  )
  assert.deepEqual([article?.hours, article?.perHour], [{ pieces: 1, total: 2 }, { likes: 4 }])
})

test('what the channels of a tier took is theirs together, in one currency', () => {
  const paid = (currency: string) =>
    new Map([
      ['x', { amount: 0.5, currency: 'USD' }],
      ['y', { amount: 1.5, currency }],
    ])
  const posts = [post('a', 'x', { likes: 10 }, { tier: 'Tier 1' }), post('a', 'y', { likes: 30 }, { tier: 'Tier 1' })]
  assert.deepEqual(returnsBy(posts, 'tier', paid('USD')).map(({ cost, perMoney }) => [cost, perMoney]), [[{ amount: 2, currency: 'USD' }, { likes: 20 }]]) // prettier-ignore
  assert.equal(returnsBy(posts, 'tier', paid('EUR'))[0]?.cost, null)
  assert.equal(returnsBy(posts, 'campaign', paid('USD'))[0]?.cost, null, 'nobody pays for a campaign')
})
