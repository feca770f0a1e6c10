/** The table of names, the collectors and the metrics typed in by hand know of each other. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadCatalogue } from '../../src/collect/catalogue.ts'
import { collectors, loadCollector, loadCollectors } from '../../src/collectors/index.ts'
import { BY_HAND, FAMILIES, MEAN_OVER } from '../../src/metrics/by-hand.ts'
import { namedMetrics } from '../../src/plan/lexicon/metrics.ts'

test('every collector that the table of names gives for a metric exists and reads it', async () => {
  for (const { id, collector: name } of namedMetrics) {
    if (name === null) continue
    assert.ok(name in collectors, `${id}: there is no collector ${name}`)
    const collector = (await loadCollector(name))!
    const ids = [id, ...(FAMILIES[id] ?? [])]
    const reads = ids.some(each => Object.hasOwn(collector.metrics, each)) || Object.hasOwn(collector.metrics, '*')
    assert.ok(reads, `${name} does not give ${id}`)
  }
})

test('a metric that the table says nobody collects is one that no collector declares', async () => {
  const declared = new Set((await loadCollectors()).flatMap(collector => Object.keys(collector.metrics)))
  for (const { id, collector } of namedMetrics) if (collector === null) assert.ok(!declared.has(id), `a collector reads ${id}`)
})

test('every metric that plans name has a unit and a kind', async () => {
  const { infos, readers } = await loadCatalogue()
  for (const { id } of namedMetrics) assert.ok(Object.hasOwn(infos, id), `nothing is known of ${id}`)
  for (const [family, members] of Object.entries(FAMILIES)) {
    assert.ok(Object.hasOwn(BY_HAND, family), family)
    for (const member of members) assert.ok(Object.hasOwn(infos, member), `${family}: ${member}`)
  }
  for (const metric of Object.keys(MEAN_OVER)) assert.ok((readers[metric]?.length ?? 0) > 0, metric)
})

test('collectors that read one metric agree on what it is', async () => {
  const kinds = new Map<string, string>()
  for (const { name, metrics } of await loadCollectors())
    for (const [id, { kind, unit }] of Object.entries(metrics)) {
      if (id === '*') continue
      const said = `${kind} in ${unit}`
      assert.equal(kinds.get(id) ?? said, said, `${name} sees ${id} otherwise`)
      kinds.set(id, said)
    }
})
