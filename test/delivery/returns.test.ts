/** What came of posts, added up: what a platform does not tell is no 0, and money is divided by, not guessed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { returnsBy, type Posted } from '../../src/delivery/returns.ts'

const post = (piece: string, channel: string, counts: Posted['counts'], more: Partial<Posted> = {}): Posted => ({
  piece,
  channel,
  tier: null,
  theme: null,
  campaign: null,
  item: null,
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
    pieces: 2,
    posts: 3,
    told: 2,
    counts: { likes: 15, replies: 2 },
    each: { likes: 7.5, replies: 2 },
    cost: { amount: 0.5, currency: 'USD' },
    perMoney: { likes: 30, replies: 4 },
  })
  assert.deepEqual([reddit?.key, reddit?.counts, reddit?.cost, reddit?.perMoney], ['reddit', { likes: 40 }, null, null])
})

test('by theme and by tier; what has none stands last among equals', () => {
  assert.deepEqual(returnsBy(POSTS, 'theme').map(({ key, posts, pieces, each }) => [key, posts, pieces, each]), [['Proof', 3, 2, { likes: 18.33, replies: 2 }], [null, 1, 1, {}]]) // prettier-ignore
  assert.deepEqual(returnsBy(POSTS, 'tier').map(({ key, posts }) => [key, posts]), [['Tier 1', 3], ['Tier 2', 1]]) // prettier-ignore
  assert.deepEqual(returnsBy([], 'item'), [])
})
