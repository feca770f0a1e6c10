/** Releases on GitHub: one for one tag. */
import { ChannelError } from './channel.ts'
import type { ChannelContext, Published, Rendition } from './channel.ts'
import { defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import { countAt, counted, idOf, list, need, record, sameText, setting, standing, textAt, wholeText } from './tools/read.ts'

export const channel = defineChannel({
  name: 'github-release',
  title: 'GitHub release',
  help: 'The release of a tag with its notes. The piece says which tag: options: { tag: v1.2.0 }.',
  mode: 'api',
  hosts: ['api.github.com'],
  settings: {
    repo: { type: 'text', help: 'The repository', required: true, example: 'acme/rocket' },
    token: { type: 'secret', help: 'A token that may write contents', required: true, default: 'GITHUB_TOKEN', example: 'GITHUB_TOKEN' },
    target: {
      type: 'text',
      help: 'The branch that a missing tag is made on; a missing tag is refused when it is left out',
      example: 'main',
    },
    base: { type: 'url', help: 'The API', default: 'https://api.github.com' },
  },
  // A tag has one release: a second one is refused.
  contract: { idempotency: 'key', settles: 0, apiVersion: '2022-11-28', sunset: '2028-03-10', pricePerPost: null },
  limits: { length: 125_000, counted: 'characters', parts: 1, media: 0, format: 'markdown', breaks: 'hard' },
  sources: [
    { about: 'api', url: 'https://docs.github.com/en/rest/releases/releases#create-a-release' },
    { about: 'sunset', url: 'https://docs.github.com/en/rest/about-the-rest-api/api-versions' },
    { about: 'limits', url: 'https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api' },
  ],
  async check(ctx) {
    const data = (await ask(ctx, repo(ctx), { headers: headers(ctx) })).json()
    if (record(record(data)['permissions'])['push'] === false) throw new ChannelError('auth', 'The token may not write to this repository.')
    return { account: textAt(data, 'full_name') ?? need(ctx, 'repo') }
  },
  async publish(ctx, rendition) {
    const tag = tagOf(rendition)
    const target = setting(ctx, 'target')
    if (target === null) await needTag(ctx, tag)
    const reply = await ask(ctx, `${repo(ctx)}/releases`, {
      method: 'POST',
      headers: headers(ctx),
      json: {
        tag_name: tag,
        name: rendition.title ?? tag,
        body: wholeText(rendition),
        draft: false,
        prerelease: rendition.options['prerelease'] === 'true',
        ...(target === null ? {} : { target_commitish: target }),
      },
      posts: true,
      accept: [422],
    })
    const data = reply.json()
    if (reply.status === 422) {
      const there = list(record(data)['errors']).some(error => textAt(error, 'code') === 'already_exists')
      const found = there ? await release(ctx, rendition) : undefined
      if (found !== undefined) return found
      const why = there ? `The tag ${tag} has another release.` : (textAt(data, 'message') ?? 'GitHub refused it (422).')
      throw new ChannelError('rejected', why)
    }
    return { state: 'published', id: idOf(data, 'id', 'GitHub'), url: textAt(data, 'html_url') }
  },
  find: release,
  counts: {
    metrics: ['likes', 'downloads'],
    note: 'Likes are all reactions; downloads are those of attached files.',
    source: 'https://docs.github.com/en/rest/releases/releases#get-a-release',
  },
  async metrics(ctx, published) {
    const data = await byId(ctx, published.id)
    if (data === null) throw new ChannelError('rejected', 'The release is not there any more.')
    const files = list(record(data)['assets'])
    return counted({
      // GitHub leaves out "reactions" when there are none.
      likes: countAt(data, 'reactions.total_count') ?? 0,
      downloads: files.length === 0 ? undefined : files.reduce<number>((sum, file) => sum + (countAt(file, 'download_count') ?? 0), 0),
    })
  },
  async edit(ctx, published, rendition) {
    const reply = await ask(ctx, `${repo(ctx)}/releases/${published.id}`, {
      method: 'PATCH',
      headers: headers(ctx),
      json: { name: rendition.title ?? tagOf(rendition), body: wholeText(rendition) },
      posts: true,
    })
    return { state: 'published', id: published.id, url: textAt(reply.json(), 'html_url') ?? published.url }
  },
  // The tag stays: it is the project's, not the post's.
  async delete(ctx, published) {
    await ask(ctx, `${repo(ctx)}/releases/${published.id}`, { method: 'DELETE', headers: headers(ctx), posts: true, accept: [404] })
  },
  async look(ctx, published, rendition) {
    const data = await byId(ctx, published.id)
    return standing(data === null ? null : (textAt(data, 'body') ?? ''), rendition && wholeText(rendition))
  },
})

async function byId(ctx: ChannelContext, id: string): Promise<unknown> {
  const reply = await ask(ctx, `${repo(ctx)}/releases/${id}`, { headers: headers(ctx), accept: [404] })
  return reply.status === 404 ? null : reply.json()
}

const repo = (ctx: ChannelContext): string => `${need(ctx, 'base')}/repos/${need(ctx, 'repo')}`
const headers = (ctx: ChannelContext): Record<string, string> => ({
  authorization: `Bearer ${need(ctx, 'token')}`,
  accept: 'application/vnd.github+json',
  'x-github-api-version': '2022-11-28',
})

function tagOf({ options }: Rendition): string {
  const tag = options['tag']
  if (tag === undefined || tag === '')
    throw new ChannelError('rejected', 'A release needs a tag: say "tag" in the channel options of the piece.')
  return tag
}

/** GitHub would make a missing tag by itself, of whatever stands on the default branch just then. */
async function needTag(ctx: ChannelContext, tag: string): Promise<void> {
  const reply = await ask(ctx, `${repo(ctx)}/git/ref/tags/${encodeURIComponent(tag)}`, { headers: headers(ctx), accept: [404] })
  if (reply.status === 404)
    throw new ChannelError('rejected', `There is no tag ${tag} in ${need(ctx, 'repo')}: push it first, or set "target".`)
}

async function release(ctx: ChannelContext, rendition: Rendition): Promise<Published | undefined> {
  const url = `${repo(ctx)}/releases/tags/${encodeURIComponent(tagOf(rendition))}`
  const reply = await ask(ctx, url, { headers: headers(ctx), accept: [404] })
  if (reply.status === 404) return undefined
  const data = reply.json()
  if (!sameText(textAt(data, 'body') ?? '', wholeText(rendition))) return undefined
  return { state: 'published', id: idOf(data, 'id', 'GitHub'), url: textAt(data, 'html_url') }
}
