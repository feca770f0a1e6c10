/** Posts on a Ghost site, through its Admin API. */
import { createHmac } from 'node:crypto'
import { decodeEntities } from '../lib/entities.ts'
import { ChannelError } from './channel.ts'
import type { ChannelContext, Rendition } from './channel.ts'
import { defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import { at, idOf, list, need, needTitle, record, setting, plainSlugOf, standing, textAt, wholeHtml } from './tools/read.ts'

export const channel = defineChannel({
  name: 'ghost',
  title: 'Ghost',
  help: 'Posts on a Ghost site with a canonical address and tags; with "newsletter" they go out by mail too.',
  mode: 'api',
  hosts: [],
  settings: {
    base: { type: 'url', help: 'The site', required: true, example: 'https://blog.example.org' },
    token: { type: 'secret', help: 'An Admin API key', required: true, default: 'GHOST_ADMIN_KEY', example: 'GHOST_ADMIN_KEY' },
    newsletter: { type: 'text', help: 'The newsletter that posts are sent by', example: 'default-newsletter' },
  },
  contract: { idempotency: 'lookup', settles: 0, apiVersion: 'v5.0', sunset: null, pricePerPost: null },
  limits: { length: 1_000_000, counted: 'characters', parts: 1, media: 0, format: 'markdown' },
  needs: { title: { most: 255 } },
  sources: [
    { about: 'api', url: 'https://docs.ghost.org/admin-api/posts/creating-a-post' },
    { about: 'api', url: 'https://docs.ghost.org/admin-api/#token-authentication' },
  ],
  async check(ctx) {
    const reply = await ask(ctx, `${admin(ctx)}/site/`, { headers: headers(ctx) })
    // The site answers anybody; only posts need the key.
    await ask(ctx, `${admin(ctx)}/posts/?limit=1&fields=id`, { headers: headers(ctx) })
    return { account: textAt(reply.json(), 'site.title') ?? new URL(admin(ctx)).host }
  },
  async publish(ctx, rendition) {
    const newsletter = setting(ctx, 'newsletter')
    const query = newsletter === null ? '' : `&newsletter=${encodeURIComponent(newsletter)}`
    const post = { ...fieldsOf(rendition), slug: slug(rendition), status: 'published' }
    const reply = await ask(ctx, `${admin(ctx)}/posts/?source=html${query}`, {
      method: 'POST',
      headers: headers(ctx),
      json: { posts: [post] },
      posts: true,
    })
    const made = list(at(reply.json(), 'posts'))[0]
    return { state: 'published', id: idOf(made, 'id', 'Ghost'), url: textAt(made, 'url') }
  },
  async find(ctx, rendition) {
    const filter = encodeURIComponent(`slug:'${slug(rendition)}'`)
    const reply = await ask(ctx, `${admin(ctx)}/posts/?filter=${filter}&fields=id,url,title,status&limit=5`, { headers: headers(ctx) })
    const found = list(at(reply.json(), 'posts'))
      .map(record)
      .find(post => textAt(post, 'title')?.trim() === rendition.title?.trim() && textAt(post, 'status') !== 'draft')
    return found && { state: 'published', id: idOf(found, 'id', 'Ghost'), url: textAt(found, 'url') }
  },
  async edit(ctx, published, rendition) {
    const there = await postOf(ctx, published.id)
    if (there === null) throw new ChannelError('rejected', 'The post is not there any more.')
    // Ghost refuses an edit of what somebody changed since (409).
    const post = { ...fieldsOf(rendition), updated_at: textAt(there, 'updated_at') }
    const reply = await ask(ctx, `${admin(ctx)}/posts/${published.id}/?source=html`, {
      method: 'PUT',
      headers: headers(ctx),
      json: { posts: [post] },
      posts: true,
    })
    return { state: 'published', id: published.id, url: textAt(list(at(reply.json(), 'posts'))[0], 'url') ?? published.url }
  },
  async delete(ctx, published) {
    await ask(ctx, `${admin(ctx)}/posts/${published.id}/`, { method: 'DELETE', headers: headers(ctx), posts: true, accept: [404] })
  },
  // Ghost keeps HTML in a form of its own, so only its words are compared.
  async look(ctx, published, rendition) {
    const post = await postOf(ctx, published.id)
    return standing(post === null ? null : words(textAt(post, 'html') ?? ''), rendition && words(wholeHtml(rendition) ?? ''))
  },
})

/** What a piece says of itself, when it is made as when it is edited. */
function fieldsOf(rendition: Rendition): object {
  const html = wholeHtml(rendition)
  if (html === null) throw new ChannelError('rejected', 'Ghost needs the piece as HTML.')
  return {
    title: needTitle(rendition, 'Ghost'),
    html,
    tags: rendition.tags.map(name => ({ name })),
    ...(rendition.canonical === null ? {} : { canonical_url: rendition.canonical }),
    ...(rendition.options['excerpt'] === undefined ? {} : { custom_excerpt: rendition.options['excerpt'] }),
  }
}

async function postOf(ctx: ChannelContext, id: string): Promise<unknown> {
  const reply = await ask(ctx, `${admin(ctx)}/posts/${encodeURIComponent(id)}/?formats=html`, { headers: headers(ctx), accept: [404] })
  return reply.status === 404 ? null : (list(at(reply.json(), 'posts'))[0] ?? null)
}
const words = (html: string): string => decodeEntities(html.replaceAll(/<[^>]+>/g, ' '))

const admin = (ctx: ChannelContext): string => `${need(ctx, 'base')}/ghost/api/admin`
const slug = (rendition: Rendition): string => rendition.options['slug'] ?? plainSlugOf(needTitle(rendition, 'Ghost'))
const headers = (ctx: ChannelContext): Record<string, string> => ({ authorization: `Ghost ${token(ctx)}`, 'accept-version': 'v5.0' })

/** A JSON Web Token of five minutes, signed with the second half of the key (RFC 7519, HS256). */
function token(ctx: ChannelContext): string {
  const [id = '', secret = ''] = need(ctx, 'token').split(':')
  if (!/^[0-9a-f]+$/i.test(secret))
    throw new ChannelError('auth', 'The Admin API key of Ghost is not of the form id:secret. Copy it from Settings → Integrations.')
  const issued = Math.floor(ctx.now() / 1000)
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
  const unsigned = `${encode({ alg: 'HS256', typ: 'JWT', kid: id })}.${encode({ iat: issued, exp: issued + 300, aud: '/admin/' })}`
  return `${unsigned}.${createHmac('sha256', Buffer.from(secret, 'hex')).update(unsigned).digest('base64url')}`
}
