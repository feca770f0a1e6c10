/** The routes of src/server/audit.ts as OpenAPI 3.1. The types of the answers are in src/db/readiness.ts and src/measure/automations.ts. */
type Parts = {
  id: object
  ok(description: string): object
  body(properties: Record<string, object>, required: string[]): object
}

export const auditPaths = ({ id, ok, body }: Parts) =>
  ({
    '/api/workspaces/{id}/audit': {
      get: { summary: 'The last audit of the repository; null when there was none', parameters: [id], responses: ok('Readiness | null') },
      post: {
        summary: 'Audit the repository: which tasks can be seen to be done; offline asks no server',
        parameters: [id],
        requestBody: body({ offline: { type: 'boolean', default: false } }, []),
        responses: ok('Readiness'),
      },
    },
    '/api/workspaces/{id}/generate': {
      post: {
        summary: 'Write community files or the docs tree of the plan, never over a file; dryRun (the default) only shows them',
        parameters: [id],
        requestBody: body(
          {
            what: { enum: ['community-files', 'docs-tree'] },
            licence: { type: 'string', default: 'mit' },
            dryRun: { type: 'boolean', default: true },
          },
          ['what'],
        ),
        responses: ok('Generated'),
      },
    },
    '/api/workspaces/{id}/automations': {
      get: {
        summary: 'Automations with how they stand, proposals from the risks, history',
        parameters: [id],
        responses: ok('AutomationsView'),
      },
      post: {
        summary: 'Switch an automation on or off in uptake.yml',
        parameters: [id],
        requestBody: body({ id: { type: 'string' }, active: { type: 'boolean' } }, ['id', 'active']),
        responses: ok('AutomationsView'),
      },
    },
    '/api/workspaces/{id}/automations/run': {
      post: {
        summary: 'Do what those automations say whose condition has begun to hold',
        parameters: [id],
        requestBody: body({ dryRun: { type: 'boolean', default: false } }, []),
        responses: ok('AutomationRun[]'),
      },
    },
  }) as const
