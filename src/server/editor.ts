/** The part of the HTTP API about writing content. What changes something goes by actions. */
import { readFileSync, statSync } from 'node:fs'
import type { Context, Hono } from 'hono'
import * as v from 'valibot'
import { addAsset } from '../actions/add-asset.ts'
import { saveContent } from '../actions/save-content.ts'
import type { Actor } from '../db/audit.ts'
import { UserError } from '../lib/errors.ts'
import { assetPlace } from '../workspace/content-place.ts'
import { assetType } from '../workspace/content.ts'
import { bodyOf } from './body.ts'
import type { Live } from './live.ts'
import { pageIn, pageParameters } from './query.ts'

type Door = { find(c: Context): Live; actorOf(c: Context): Actor }

const LARGEST_TEXT = 4 * 1024 * 1024
/** 20 MB in base64, and the names. */
const LARGEST_PICTURE = 28 * 1024 * 1024
const saveBody = v.object({ file: v.string(), text: v.string(), revision: v.nullable(v.string()) })
const textBody = v.object({ file: v.string(), text: v.string() })
const assetBody = v.object({ file: v.string(), name: v.string(), data: v.string() })

/** Adds the routes below `/api/workspaces/:id/editor`. */
export function editorRoutes(app: Hono, { find, actorOf }: Door): void {
  const base = '/api/workspaces/:id/editor'
  const view = () => import('../actions/editor-view.ts')
  app.get(base, async c => c.json(await (await view()).editorSetup(find(c).actionContext(actorOf(c)))))
  app.get(`${base}/files`, async c => {
    const { filesView } = await import('../actions/board-view.ts')
    return c.json(await filesView(find(c).actionContext(actorOf(c)), pageIn(c)))
  })
  app.get(`${base}/file`, async c => c.json(await (await view()).editorFile(find(c).actionContext(actorOf(c)), c.req.query('path') ?? '')))
  app.post(`${base}/file`, async c => {
    const input = await bodyOf(c, saveBody, LARGEST_TEXT)
    return c.json(await find(c).act(actorOf(c), context => saveContent(context, input)))
  })
  app.post(`${base}/check`, async c => {
    const input = await bodyOf(c, textBody, LARGEST_TEXT)
    return c.json(await (await view()).checkText(find(c).actionContext(actorOf(c)), input))
  })
  app.post(`${base}/assets`, async c => {
    const input = await bodyOf(c, assetBody, LARGEST_PICTURE)
    return c.json(await find(c).act(actorOf(c), context => addAsset(context, input)))
  })
  app.get(`${base}/assets`, c => {
    const { root } = find(c).ref
    const name = c.req.query('name') ?? ''
    const place = assetPlace(root, c.req.query('path') ?? '', name)
    const type = assetType(name)
    if (type === null || statSync(place, { throwIfNoEntry: false })?.isFile() !== true)
      throw new UserError('asset-unknown', `There is no picture "${name.slice(0, 80)}" beside the file.`)
    c.header('content-type', type)
    c.header('cache-control', 'no-cache')
    // Opened by itself an SVG is a page of its own, with scripts; here it is a picture and nothing more.
    c.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox")
    return c.body(new Uint8Array(readFileSync(place)))
  })
}

/** Their description. */
export const editorPaths = ({ id, ok }: { id: object; ok(description: string): object }): Record<string, object> => {
  const path = { name: 'path', in: 'query', required: true, schema: { type: 'string' } }
  const json = { 'application/json': { schema: { type: 'object' } } }
  return {
    '/api/workspaces/{id}/editor': {
      get: {
        summary: 'What the editor needs to know: channels with limits, words, rules, claims',
        parameters: [id],
        responses: ok('EditorSetup'),
      },
    },
    '/api/workspaces/{id}/editor/files': {
      get: { summary: 'The content files, to open one', parameters: [id, ...pageParameters], responses: ok('FilesView') },
    },
    '/api/workspaces/{id}/editor/file': {
      get: { summary: 'A content file with its revision', parameters: [id, path], responses: ok('EditorFile') },
      post: {
        summary: 'Saves a content file; 409 when it changed on disk since that revision',
        parameters: [id],
        requestBody: { content: json },
        responses: ok('{file, text, revision}'),
      },
    },
    '/api/workspaces/{id}/editor/check': {
      post: {
        summary: 'Problems of a text that is being written',
        parameters: [id],
        requestBody: { content: json },
        responses: ok('Problem[]'),
      },
    },
    '/api/workspaces/{id}/editor/assets': {
      get: {
        summary: 'A picture beside a content file',
        parameters: [id, path, { name: 'name', in: 'query', required: true, schema: { type: 'string' } }],
        responses: ok('the picture'),
      },
      post: {
        summary: 'Saves a picture beside a content file',
        parameters: [id],
        requestBody: { content: json },
        responses: ok('EditorAsset'),
      },
    },
  }
}
