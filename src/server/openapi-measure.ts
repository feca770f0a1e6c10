/** The paths of what is measured, for openapi.ts. The types of the answers are in src/metrics/view.ts and src/measure. */

type Parts = {
  id: object
  ok(description: string): object
  body(properties: Record<string, object>, required: string[]): object
}
const query = (name: string, description: string, required = false): object => ({
  name,
  in: 'query',
  required,
  description,
  schema: { type: 'string' },
})
const inPath = (name: string): object => ({ name, in: 'path', required: true, schema: { type: 'string' } })
const moment = { type: ['string', 'integer'], description: 'A date, an ISO moment, or UTC epoch milliseconds' }
const text = { type: 'string' }

export function measurePaths({ id, ok, body }: Parts): Record<string, object> {
  const base = '/api/workspaces/{id}'
  const metric = query('metric', 'github.stars', true)
  const labels = query('labels', '{"repo":"owner/name"} or repo=owner/name')
  const range = [
    query('from', 'A year before "to" when it is left out'),
    query('to', 'Now when it is left out; does not belong to the range'),
  ]
  return {
    [`${base}/targets`]: {
      get: {
        summary: 'All targets with state, pace, forecast and a little chart, or why not',
        parameters: [id],
        responses: ok('MeasuredTarget[]'),
      },
    },
    [`${base}/metrics`]: {
      get: { summary: 'All series with their newest value and where it came from', parameters: [id], responses: ok('SeriesView[]') },
    },
    [`${base}/competitors`]: {
      get: {
        summary: 'What is measured of us and of others, side by side, and whom the plan names that is not compared with',
        parameters: [id],
        responses: ok('CompetitorsView'),
      },
    },
    [`${base}/series`]: {
      get: {
        summary: 'A series over a time in at most as many points as are asked for (300)',
        parameters: [id, metric, labels, ...range, query('points', 'At most so many')],
        responses: ok('{metric, labels, from, to, points: Point[]}'),
      },
    },
    [`${base}/samples`]: {
      get: {
        summary: 'Single values of a series with their provenance, the newest of the range',
        parameters: [id, metric, labels, ...range, query('limit', 'At most so many (200)')],
        responses: ok('Sample[]'),
      },
      post: {
        summary: 'Record a value that a person knows, or take in a CSV file: {csv: {name, text, replace, dryRun}}',
        parameters: [id],
        requestBody: body(
          {
            metric: text,
            date: { type: 'string', format: 'date' },
            value: { type: ['number', 'null'] },
            period: { enum: ['day', 'week', 'month', 'quarter', 'year', null] },
            labels: { type: 'object', additionalProperties: text },
            note: { type: ['string', 'null'] },
            csv: { type: 'object', properties: { name: text, text, replace: { type: 'boolean' }, dryRun: { type: 'boolean' } } },
          },
          [],
        ),
        responses: ok('{path, line, sample}, or {path, samples, metrics, warnings, written}'),
      },
    },
    [`${base}/answers/{answer}`]: {
      get: {
        summary: 'The raw answer that a value was read from, without secrets',
        parameters: [id, inPath('answer')],
        responses: ok('StoredAnswer'),
      },
    },
    [`${base}/collectors`]: {
      get: {
        summary: 'The collectors: last and next run, quota, errors, wrong settings',
        parameters: [id],
        responses: ok('CollectorView[]'),
      },
    },
    [`${base}/collectors/{name}/run`]: {
      post: {
        summary: 'Run a collector now; "wait" answers when it has ended, "from" reads again from a moment',
        parameters: [id, inPath('name')],
        requestBody: body({ from: moment, wait: { type: 'boolean', default: false } }, []),
        responses: { ...ok('{state: "ended", result: RunResult}'), 202: { description: '{state: "running", result: null}' } },
      },
    },
    [`${base}/annotations`]: {
      get: {
        summary: 'Events beside the charts, of one metric or of all',
        parameters: [id, query('metric', 'Those of this metric and of all metrics'), ...range],
        responses: ok('Annotation[]'),
      },
      post: {
        summary: 'Note an event',
        parameters: [id],
        requestBody: body({ at: moment, label: text, kind: { type: 'string', default: 'note' }, metric: { type: ['string', 'null'] } }, [
          'at',
          'label',
        ]),
        responses: ok('Annotation'),
      },
    },
    [`${base}/annotations/{annotation}`]: {
      delete: { summary: 'Remove a note', parameters: [id, inPath('annotation')], responses: ok('{removed}') },
    },
  }
}
