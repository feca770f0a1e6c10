/** Claims: how the file is read, what an output says, and how evidence ages. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseClaims, type Claim } from '../../src/claims/file.ts'
import { definitionOf, judge, type Check } from '../../src/claims/judge.ts'
import { verdictOn } from '../../src/claims/verdict.ts'

const claimOf = (yaml: string): Claim => parseClaims(`c:\n${yaml.replaceAll(/^/gm, '  ')}`).claims[0]!
const today = '2027-03-01'
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
const none = new Map<string, string | null>()
const checkOf = (claim: Claim, more: Partial<Check> = {}): Check => ({
  at: Date.parse('2027-02-01'),
  ok: true,
  value: null,
  detail: 'It says 7.',
  definition: definitionOf(claim),
  files: {},
  ...more,
})

test('a file of claims, with what is wrong in its place', () => {
  const text = 'a:\n  says: 2,509 TPS on one core\n  comand: x\n  valid: soon\nb: 3\n"no name": { says: x }\n'
  const { claims, problems } = parseClaims(text)
  assert.deepEqual(
    claims.map(({ id, numbers }) => [id, numbers]),
    [['a', [2509]]],
  )
  assert.deepEqual(
    problems.map(({ source, message, severity }) => `${source.line}:${source.column} ${severity} ${message}`),
    [
      '3:3 warning "comand" is no key of a claim. Did you mean "command"?',
      '4:3 error a: "valid" cannot be read.',
      '5:1 error b does not say what it claims.',
      '6:1 error "no name" is no name of a claim.',
    ],
  )
  for (const odd of ['', '- a', 'a: [', '{', 'a: *b', '\0']) parseClaims(odd)
})

test('what an output says', () => {
  const said = (yaml: string, output: string): string => {
    const { ok, detail } = verdictOn(output, claimOf(yaml))
    return `${ok ? 'yes' : 'no'}: ${detail}`
  }
  assert.equal(said('says: x\nnumber: 2509', 'tps 2,509'), 'yes: It says 2509.')
  assert.equal(said('says: x\nnumber: 2509', 'tps 2,540'), 'no: It says 2540 where the claim says 2509.')
  assert.equal(said('says: x\nnumber: 2509\nwithin: 5%', 'tps 2,540'), 'yes: It says 2540.')
  assert.equal(said('says: x\nnumber: 2509\ncompare: at-least', 'tps 2,540'), 'yes: It says 2540.')
  assert.equal(said('says: x\nnumber: 12\ncompare: at-most', 'p99 14 ms'), 'no: It says 14 where the claim says at most 12.')
  assert.equal(said("says: x\nnumber: 7\npattern: 'n=(\\d+)'", 'in 2027 n=8, 7 others'), 'no: It says 8 where the claim says 7.')
  assert.equal(said("says: x\nnumber: 7\npattern: 'n=(\\d+)'", 'nothing'), 'no: "n=(\\d+)" finds no number in it.')
  assert.equal(said('says: no number here', 'ok'), 'yes: It ended well.')
  assert.equal(said('says: x\nnumber: -1.5e3', '-1500'), 'yes: It says -1500.')
})

test('a pattern that goes back and forth without end is given up', () => {
  const { ok, detail } = verdictOn(`${'a'.repeat(60)}!`, claimOf("says: x\nnumber: 7\npattern: '(a+)+$'"))
  assert.equal(ok, false)
  assert.match(detail, /came to no end: write it simpler/)
})

test('how evidence ages', () => {
  const state = (claim: Claim, check: Check | null, files = none): string => {
    const { state: found, why } = judge(claim, { check, files, today, dayOf })
    return why === null ? found : `${found}: ${why}`
  }
  const command = claimOf('says: 7 of them\ncommand: [count]\nvalid: 30 days')
  assert.equal(state(command, null), 'unchecked: its evidence was never checked: uptake claims --check c.')
  assert.equal(state(command, checkOf(command)), 'proven')
  assert.equal(
    state(command, checkOf(command, { at: Date.parse('2027-01-29') })),
    'stale: it was checked on 2027-01-29, and that is believed for 30 days.',
  )
  assert.equal(
    state(command, checkOf(command, { ok: false, detail: 'It says 8 where the claim says 7.' })),
    'failed: It says 8 where the claim says 7 (2027-02-01).',
  )
  assert.equal(state({ ...command, numbers: [8] }, checkOf(command)), 'unchecked: it was changed since it was checked.')
  assert.equal(state({ ...command, expires: '2027-02-28' }, checkOf(command)), 'stale: it expired on 2027-02-28.')
  const file = claimOf('says: 7 of them\nfile: bench.json')
  assert.equal(state(file, null, new Map([['bench.json', null]])), 'failed: bench.json is not there.')
  assert.equal(state(file, checkOf(file, { files: { 'bench.json': 'a' } }), new Map([['bench.json', 'a']])), 'proven')
  assert.equal(
    state(file, checkOf(file, { files: { 'bench.json': 'a' } }), new Map([['bench.json', 'b']])),
    'stale: bench.json changed since it was checked on 2027-02-01.',
  )
  assert.equal(state(claimOf('says: 7 of them'), null), 'bare: it names no evidence: a file, a command or an address.')
  const url = claimOf('says: 7 of them\nurl: https://a.io\nchecked: 2027-02-20\nvalid: 2 weeks')
  assert.equal(state(url, null), 'proven')
  assert.match(state({ ...url, checked: '2027-01-20' }, null), /^stale: it was checked on 2027-01-20/)
})
