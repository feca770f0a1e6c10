/** Where this machine has no network, whether an address is up is unknown: no sample says that it is down. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CollectError } from '../../src/collectors/collector.ts'
import { collector } from '../../src/collectors/probe.ts'
import { memoryStore, run } from './harness.ts'

async function probe(code: string): Promise<{ values: (number | null)[]; error: string | null }> {
  const store = memoryStore()
  const cause = Object.assign(new Error(code), { code })
  const { result } = await run({
    collector,
    settings: { url: ['https://docs.example.org/'] },
    now: Date.parse('2026-03-02T12:00:00Z'),
    store,
    options: { transport: () => Promise.reject(new CollectError('network', 'docs.example.org could not be reached.', { cause })) },
  })
  return { values: [...store.samples.values()].map(({ value }) => value), error: result.error?.message ?? null }
}

test('an address that refuses is down; without a network nothing is known', async () => {
  assert.deepEqual(await probe('ECONNREFUSED'), { values: [0], error: null })
  for (const code of ['EAI_AGAIN', 'ENETUNREACH']) {
    const { values, error } = await probe(code)
    assert.deepEqual(values, [], code)
    assert.match(error ?? '', /could not be reached/)
  }
})
