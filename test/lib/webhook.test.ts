/** Signatures held against the example of the specification, and a receiver that keeps to it against who replays them. */
import assert from 'node:assert/strict'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { test } from 'node:test'
import { signedHeaders, signingKey } from '../../src/lib/webhook.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const BODY = '{"test": 2432232314}'
const AT = 1_614_265_330_000
const signed = (more: Partial<Parameters<typeof signedHeaders>[1]> = {}, secret = SECRET): Record<string, string> =>
  signedHeaders(signingKey(secret)!, { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: AT, body: BODY, ...more })

test('the example of the specification', () => {
  assert.deepEqual(signed(), {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

/** As the specification asks of it: signature, time within five minutes, each id once. */
function receiver(secret: string): (headers: Record<string, string>, body: string, now: number) => string {
  const key = Buffer.from(secret.slice(6), 'base64')
  const seen = new Set<string>()
  return (headers, body, now) => {
    const { 'webhook-id': id = '', 'webhook-timestamp': time = '', 'webhook-signature': given = '' } = headers
    const wanted = Buffer.from(createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64'))
    const fits = given.split(' ').some(each => {
      const own = Buffer.from(each.startsWith('v1,') ? each.slice(3) : '')
      return own.length === wanted.length && timingSafeEqual(own, wanted)
    })
    if (!fits) return 'forged'
    if (!(Math.abs(now - Number(time) * 1000) <= 300_000)) return 'old'
    return seen.has(id) ? 'again' : (seen.add(id), 'taken')
  }
}

test('what was overheard is taken neither again, nor later, nor changed, nor elsewhere', () => {
  const take = receiver(SECRET)
  assert.equal(take(signed(), BODY, AT + 60_000), 'taken')
  assert.equal(take(signed(), BODY, AT + 61_000), 'again')
  // What is sent again after an answer was lost has the same id at another time.
  assert.equal(take(signed({ at: AT + 600_000 }), BODY, AT + 600_000), 'again')
  assert.equal(receiver(SECRET)(signed(), BODY, AT + 301_000), 'old')
  assert.equal(receiver(SECRET)(signed(), BODY, AT - 301_000), 'old', 'from the future')
  assert.equal(receiver(SECRET)({ ...signed(), 'webhook-timestamp': '1614265930' }, BODY, AT + 600_000), 'forged', 'another time')
  assert.equal(receiver(SECRET)({ ...signed(), 'webhook-id': 'msg_other' }, BODY, AT), 'forged', 'another id')
  assert.equal(receiver(SECRET)(signed(), BODY.slice(0, -1), AT), 'forged', 'a body that was cut off')
  assert.equal(receiver(SECRET)(signed({}, 'whsec_b3RoZXIgd29ya3NwYWNl'), BODY, AT), 'forged', 'another workspace')
  assert.equal(receiver(SECRET)({}, BODY, AT), 'forged')
})

test('a secret that is none signs nothing', () => {
  for (const none of ['', 'abc', 'whsec_', 'whsec_*not*base64*', 'whsec_AAA']) assert.equal(signingKey(none), null, none)
  assert.equal(signingKey('a-word-of-a-person')!.length, 18)
})
