/** The paths of reports, for openapi.ts. */

type Parts = {
  id: object
  ok(description: string): object
  body(properties: Record<string, object>, required: string[]): object
}
const text = { type: 'string' }
const ofPeriod = ['kind', 'at', 'phase'].map(name => ({ name, in: 'query', schema: text }))

export const reportPaths = ({ id, ok, body }: Parts): Record<string, object> => ({
  '/api/workspaces/{id}/report': {
    get: {
      summary: 'What a day, week, month, quarter or phase brought, made anew',
      parameters: [id, ...ofPeriod],
      responses: ok('Report'),
    },
  },
  '/api/workspaces/{id}/report/preview': {
    get: {
      summary: 'The same report as it is sent: subject, mail (HTML), brief (for chats), markdown',
      parameters: [id, ...ofPeriod],
      responses: ok('ReportPreview'),
    },
  },
  '/api/workspaces/{id}/report/send': {
    post: {
      summary: 'Send it one way; each report of a period goes each way once, unless "again"',
      parameters: [id],
      requestBody: body(
        {
          kind: { enum: ['day', 'week', 'month', 'quarter', 'phase'] },
          phase: { type: ['string', 'null'] },
          at: { type: ['string', 'null'], format: 'date' },
          way: text,
          again: { type: 'boolean', default: false },
          arrived: { type: 'boolean', default: false },
        },
        ['kind', 'way'],
      ),
      responses: ok('SentReport'),
    },
  },
  '/api/workspaces/{id}/reports': {
    get: { summary: 'Reports that go by themselves, ways to send, and what was sent', parameters: [id], responses: ok('ReportsView') },
  },
})
