/** The part of the HTTP API about what is measured. */
import type { Context, Hono } from 'hono'
import * as v from 'valibot'
import { runAction } from '../actions/actions.ts'
import { annotationsIn } from '../db/annotations.ts'
import { postMarks } from '../measure/post-marks.ts'
import { getAnswer } from '../db/answers.ts'
import type { Actor } from '../db/audit.ts'
import { UserError } from '../lib/errors.ts'
import { readMetrics, readRange, readSamples } from '../measure/metrics.ts'
import { bodyOf } from './body.ts'
import type { Live } from './live.ts'
import { labelsIn, momentIn, numberIn, rangeIn } from './query.ts'

type Door = { find(c: Context): Live; actorOf(c: Context): Actor }

/** A CSV file of values is larger than other bodies. */
const LARGEST_FILE = 4 * 1024 * 1024
const MOST_POINTS = 2_000
const MOST_SAMPLES = 5_000

const moment = v.union([v.pipe(v.string(), v.transform(momentIn)), v.pipe(v.number(), v.integer())])
const runBody = v.object({ from: v.optional(moment), wait: v.optional(v.boolean(), false) })
const noteBody = v.object({
  at: moment,
  label: v.string(),
  kind: v.optional(v.string(), 'note'),
  metric: v.optional(v.nullable(v.string()), null),
})
const valueBody = v.object({
  metric: v.string(),
  date: v.string(),
  value: v.nullable(v.number()),
  period: v.optional(v.nullable(v.picklist(['day', 'week', 'month', 'quarter', 'year'])), null),
  labels: v.optional(v.record(v.string(), v.string()), {}),
  note: v.optional(v.nullable(v.string()), null),
})
const csvBody = v.object({
  csv: v.object({
    name: v.string(),
    text: v.string(),
    replace: v.optional(v.boolean(), false),
    dryRun: v.optional(v.boolean(), false),
  }),
})

/** Adds the routes below `/api/workspaces/:id`. */
export function measureRoutes(app: Hono, { find, actorOf }: Door): void {
  const base = '/api/workspaces/:id'

  app.get(`${base}/targets`, async c => c.json(await find(c).measuring.targets()))
  app.get(`${base}/metrics`, async c => c.json(await readMetrics(find(c).measuring.measured)))
  app.get(`${base}/series`, async c => {
    const { measured } = find(c).measuring
    const asked = { ...metricIn(c), ...rangeIn(c, measured.now), points: numberIn(c, 'points', 300, MOST_POINTS) }
    return c.json({ ...asked, points: await readRange(measured, asked) })
  })
  app.get(`${base}/samples`, async c => {
    const { measured } = find(c).measuring
    const asked = { ...metricIn(c), ...rangeIn(c, measured.now), limit: numberIn(c, 'limit', 200, MOST_SAMPLES) }
    return c.json(await readSamples(measured, asked))
  })
  app.post(`${base}/samples`, async c => {
    const live = find(c)
    const input = await bodyOf(c, v.union([csvBody, valueBody]), LARGEST_FILE)
    const actor = actorOf(c)
    if ('csv' in input) return c.json(await live.act(actor, context => runAction('drop-csv', context, input.csv)))
    return c.json(await live.act(actor, context => runAction('record-sample', context, input)))
  })
  app.get(`${base}/answers/:answer`, async c => {
    const { db, workspace } = find(c).measuring.measured
    const answer = await getAnswer(db, workspace, c.req.param('answer'))
    if (!answer)
      throw new UserError('answer-unknown', 'This answer is not kept, or no longer.', {
        hint: 'Answers are kept for some months after their last use; those behind the newest value always.',
      })
    return c.json(answer)
  })

  app.get(`${base}/competitors`, async c => {
    const live = find(c)
    const { readCompetitors } = await import('../measure/competitors.ts')
    return c.json(await readCompetitors(live.measuring.measured, live.view.name))
  })

  app.get(`${base}/collectors`, async c => c.json(await find(c).measuring.collectors()))
  app.post(`${base}/collectors/:name/run`, async c => {
    const { measuring } = find(c)
    const { from, wait } = await bodyOf(c, runBody)
    const run = measuring.run(c.req.param('name'), from ?? null)
    if (wait) return c.json({ state: 'ended', result: await run })
    // Its outcome is in the state of the collector; the log has what is no outcome.
    run.catch((error: unknown) => measuring.failed(c.req.param('name'), error))
    return c.json({ state: 'running', result: null }, 202)
  })

  app.get(`${base}/annotations`, async c => {
    const place = find(c).measuring.measured
    const range = rangeIn(c, place.now)
    const [noted, posts] = [
      await annotationsIn(place.db, place.workspace, { ...range, metric: c.req.query('metric') ?? null }),
      await postMarks(place, range),
    ]
    return c.json([...noted, ...posts].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)))
  })
  app.post(`${base}/annotations`, async c => {
    const live = find(c)
    const input = await bodyOf(c, noteBody)
    return c.json(await live.act(actorOf(c), context => runAction('annotate', context, input)))
  })
  app.delete(`${base}/annotations/:annotation`, async c => {
    const live = find(c)
    return c.json(await live.act(actorOf(c), context => runAction('remove-note', context, { id: c.req.param('annotation') })))
  })
}

function metricIn(c: Context): { metric: string; labels: Record<string, string> } {
  const metric = c.req.query('metric') ?? ''
  if (metric === '') throw new UserError('bad-query', '"metric" is missing.', { hint: 'GET …/metrics lists the metrics.' })
  return { metric, labels: labelsIn(c) }
}
