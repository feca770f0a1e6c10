/** The API as OpenAPI 3.1. The types of the answers are in docs/plan.schema.json and src/schedule/view.ts. */
import { actions } from '../actions/actions.ts'
import { auditPaths } from './openapi-audit.ts'
import { measurePaths } from './openapi-measure.ts'
import { reportPaths } from './openapi-report.ts'
import { editorPaths } from './editor.ts'
import { calendarPaths } from './calendar.ts'
import { reviewPaths } from './review.ts'
import { channelPaths } from './channels.ts'
import { publishPaths } from './publish.ts'

const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
const ok = (description: string): object => ({
  200: { description },
  400: { description: 'What was asked for cannot be done; {error: {code, message, hint}}' },
  404: { description: 'Unknown workspace, task, file or problem' },
  409: { description: 'The file has changed since it was read' },
})
const body = (properties: Record<string, object>, required: string[]): object => ({
  required: true,
  content: { 'application/json': { schema: { type: 'object', properties, required } } },
})

/** `deliveries`: what is scheduled and moves with it, as the action `slipping` lists it. */
const newDate = {
  date: { type: 'string', format: 'date' },
  dryRun: { type: 'boolean', default: true },
  deliveries: {
    type: 'array',
    items: {
      type: 'object',
      properties: { id: { type: 'string' }, local: { type: 'string', examples: ['2026-12-01T09:00'] }, zone: { type: 'string' } },
      required: ['id', 'local', 'zone'],
    },
  },
}

export const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'Uptake',
    version: '1',
    description:
      'Plans, their problems and their state. Writing routes answer only requests without an Origin or with that of the server itself.',
  },
  paths: {
    '/api/health': {
      get: {
        summary: 'Does what is due go out, and which readings failed? 503 when a due delivery waits for over five minutes',
        responses: ok('Health'),
      },
    },
    '/api/openapi.json': { get: { summary: 'This document', responses: ok('OpenAPI 3.1') } },
    '/api/workspaces': { get: { summary: 'All workspaces, condensed', responses: ok('WorkspaceSummary[]') } },
    '/api/workspaces/{id}': {
      get: { summary: 'One workspace with its plan; answers with an ETag', parameters: [id], responses: ok('WorkspaceView') },
    },
    '/api/workspaces/{id}/files': {
      get: {
        summary: 'The text of one of its documents',
        parameters: [id, { name: 'path', in: 'query', required: true, schema: { type: 'string' } }],
        responses: ok('text/plain'),
      },
    },
    '/api/workspaces/{id}/tasks/{task}': {
      post: {
        summary: 'Tick or untick a task in its Markdown',
        parameters: [id, { name: 'task', in: 'path', required: true, schema: { type: 'string' } }],
        requestBody: body({ done: { type: 'boolean' } }, ['done']),
        responses: ok('WorkspaceView'),
      },
    },
    '/api/workspaces/{id}/fixes': {
      post: {
        summary: 'Apply the fix of a problem',
        parameters: [id],
        requestBody: body({ rule: { type: 'string' }, file: { type: 'string' }, line: { type: 'integer' } }, ['rule', 'file', 'line']),
        responses: ok('WorkspaceView'),
      },
    },
    '/api/workspaces/{id}/launch': {
      post: {
        summary: 'Move the launch; dryRun (the default) only shows what moves',
        parameters: [id],
        requestBody: body(newDate, ['date']),
        responses: ok('{moves, view}'),
      },
    },
    '/api/workspaces/{id}/actions/{name}': {
      post: {
        summary: 'Run an action by its name, as the command line does; answers with what the action gives',
        parameters: [id, { name: 'name', in: 'path', required: true, schema: { enum: Object.keys(actions) } }],
        requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
        responses: ok('What the action gives'),
      },
    },
    '/api/workspaces/{id}/start': {
      post: {
        summary: 'Move day 1; dryRun (the default) only shows what moves',
        parameters: [id],
        requestBody: body(newDate, ['date']),
        responses: ok('{moves, view}'),
      },
    },
    '/api/workspaces/{id}/undo': {
      post: {
        summary: 'Undo the last action of yours that wrote files; pages tell themselves apart by the header X-Uptake-Tab',
        parameters: [id],
        responses: ok('WorkspaceView'),
      },
    },
    ...measurePaths({ id, ok, body }),
    ...publishPaths({ id, ok }),
    ...channelPaths({ id, ok }),
    ...reviewPaths({ id, ok }),
    ...calendarPaths({ id, ok }),
    ...editorPaths({ id, ok }),
    ...reportPaths({ id, ok, body }),
    ...auditPaths({ id, ok, body }),
    '/api/events': {
      get: { summary: 'Server-sent events: hello, workspace {id, version}, samples {id}, beat', responses: ok('text/event-stream') },
    },
  },
} as const
