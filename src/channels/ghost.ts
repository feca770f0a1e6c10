/** Posts on a Ghost site, through its Admin API. */
import { createHmac } from 'node:crypto'
import { decodeEntities } from '../lib/entities.ts'
import { ChannelError } from './channel.ts'
import type { ChannelContext, Media, PostCounts, Published, Rendition } from './channel.ts'
import { defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import type { Reply } from './tools/http.ts'
import { fileOf, withPictures } from './tools/pictures.ts'
import {
  at,
  countAt,
  counted,
  digest,
  idOf,
  list,
  need,
  needTitle,
  record,
  setting,
  plainSlugOf,
  standing,
  textAt,
  wholeHtml,
} from './tools/read.ts'

export const channel = defineChannel({
  name: 'ghost',
  title: 'Ghost',
  help: 'Posts on a Ghost site with pictures, a canonical address and tags; with "newsletter" they go out by mail too.',
  mode: 'api',
  hosts: [],
  settings: {
    base: { type: 'url', help: 'The site', required: true, example: 'https://blog.example.org' },
    token: { type: 'secret', help: 'An Admin API key', required: true, default: 'GHOST_ADMIN_KEY', example: 'GHOST_ADMIN_KEY' },
    newsletter: { type: 'text', help: 'The newsletter that posts are sent by', example: 'default-newsletter' },
  },
  contract: { idempotency: 'lookup', settles: 0, apiVersion: 'v5.0', sunset: null, pricePerPost: null },
  limits: {
    length: 1_000_000,
    counted: 'characters',
    parts: 1,
    media: 50,
    format: 'markdown',
    image: { types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] },
  },
  needs: { title: { most: 255 } },
  sources: [
    { about: 'api', url: 'https://docs.ghost.org/admin-api/posts/creating-a-post' },
    { about: 'api', url: 'https://docs.ghost.org/admin-api/posts/sending-a-post' },
    { about: 'api', url: 'https://docs.ghost.org/admin-api/#token-authentication' },
    { about: 'api', url: 'https://docs.ghost.org/admin-api/images/uploading-an-image' },
  ],
  async check(ctx) {
    const reply = await ask(ctx, `${admin(ctx)}/site/`, { headers: headers(ctx) })
    // The site answers anybody; only posts need the key.
    await ask(ctx, `${admin(ctx)}/posts/?limit=1&fields=id`, { headers: headers(ctx) })
    const newsletter = setting(ctx, 'newsletter')
    if (newsletter !== null) await needNewsletter(ctx, newsletter)
    return { account: textAt(reply.json(), 'site.title') ?? new URL(admin(ctx)).host }
  },
  async publish(ctx, rendition) {
    const post = { ...(await fieldsOf(ctx, rendition)), slug: slug(rendition), status: 'published' }
    const newsletter = setting(ctx, 'newsletter')
    const reply = newsletter === null ? await add(ctx, post, true) : await send(ctx, post, newsletter)
    const made = firstPost(reply)
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
    const post = { ...(await fieldsOf(ctx, rendition)), updated_at: textAt(there, 'updated_at') }
    return { state: 'published', id: published.id, url: textAt(firstPost(await change(ctx, published.id, post)), 'url') ?? published.url }
  },
  async delete(ctx, published) {
    await ask(ctx, `${admin(ctx)}/posts/${published.id}/`, { method: 'DELETE', headers: headers(ctx), posts: true, accept: [404] })
  },
  counts: {
    metrics: ['views', 'clicks', 'likes', 'replies'],
    note: 'Views are openings of the newsletter, clicks those in it, likes its "More like this": only of posts that went out by mail, as far as the site tracks them. Replies are comments.',
    source: 'https://docs.ghost.org/admin-api/posts/overview',
  },
  metrics: countsOf,
  // Ghost keeps HTML in a form of its own, so only its words are compared.
  async look(ctx, published, rendition) {
    const post = await postOf(ctx, published.id)
    return standing(post === null ? null : words(textAt(post, 'html') ?? ''), rendition && words(wholeHtml(rendition) ?? ''))
  },
})

/** @param everybody is it public at once? */
const add = (ctx: ChannelContext, post: object, everybody: boolean): Promise<Reply> =>
  ask(ctx, `${admin(ctx)}/posts/?source=html`, { method: 'POST', headers: headers(ctx), json: { posts: [post] }, posts: everybody })

const change = (ctx: ChannelContext, id: string, post: object, newsletter = ''): Promise<Reply> =>
  ask(ctx, `${admin(ctx)}/posts/${encodeURIComponent(id)}/?source=html${newsletter}`, {
    method: 'PUT',
    headers: headers(ctx),
    json: { posts: [post] },
    posts: true,
  })

/**
 * Ghost mails only what was a draft before. The draft's address is made of our key, so that another attempt takes the same;
 * the post gets its own with everything else, in the one request that makes it public.
 */
async function send(ctx: ChannelContext, post: { title: string }, newsletter: string): Promise<Reply> {
  await needNewsletter(ctx, newsletter)
  const mark = `uptake-${digest('ghost', ctx.key).toLowerCase()}`
  const filter = encodeURIComponent(`slug:'${mark}'+status:draft`)
  const before = await ask(ctx, `${admin(ctx)}/posts/?filter=${filter}&limit=1`, { headers: headers(ctx) })
  const draft = firstPost(before) ?? firstPost(await add(ctx, { title: post.title, slug: mark, status: 'draft' }, false))
  const id = textAt(draft, 'id')
  if (id === null) throw new ChannelError('later', 'Ghost took the draft, but its answer has no id.')
  return change(ctx, id, { ...post, updated_at: textAt(draft, 'updated_at') }, `&newsletter=${encodeURIComponent(newsletter)}`)
}

/** Without this, a post would go out by no mail and nobody would hear of it. @throws ChannelError 'auth' */
async function needNewsletter(ctx: ChannelContext, wanted: string): Promise<void> {
  const reply = await ask(ctx, `${admin(ctx)}/newsletters/?limit=100&filter=status:active`, { headers: headers(ctx) })
  const slugs = list(at(reply.json(), 'newsletters')).map(each => textAt(each, 'slug'))
  if (!slugs.includes(wanted))
    throw new ChannelError('auth', `Ghost has no active newsletter "${wanted}". There are: ${slugs.join(', ') || 'none'}.`)
}

const firstPost = (reply: Reply): unknown => list(at(reply.json(), 'posts'))[0]

/** What a piece says of itself, when it is made as when it is edited. */
async function fieldsOf(ctx: ChannelContext, rendition: Rendition): Promise<{ title: string }> {
  const title = needTitle(rendition, 'Ghost')
  const { html, main } = await withPictures(rendition, 'Ghost', media => upload(ctx, media))
  const fields = {
    title,
    html,
    tags: rendition.tags.map(name => ({ name })),
    ...(main === null ? {} : { feature_image: main.url, feature_image_alt: main.alt.slice(0, LONGEST_ALT) }),
    ...(rendition.canonical === null ? {} : { canonical_url: rendition.canonical }),
    ...(rendition.options['excerpt'] === undefined ? {} : { custom_excerpt: rendition.options['excerpt'] }),
  }
  return fields
}

/** Ghost refuses a longer one of the picture at the top. */
const LONGEST_ALT = 125

async function upload(ctx: ChannelContext, media: Media): Promise<{ url: string; id: null }> {
  const form = new FormData()
  form.set('file', fileOf(media))
  const reply = await ask(ctx, `${admin(ctx)}/images/upload/`, { method: 'POST', headers: headers(ctx), body: form })
  const url = textAt(list(at(reply.json(), 'images'))[0], 'url')
  if (url === null) throw new ChannelError('later', `Ghost took ${media.name}, but its answer has no address.`)
  return { url, id: null }
}

async function countsOf(ctx: ChannelContext, published: Published): Promise<PostCounts> {
  const id = encodeURIComponent(published.id)
  const include = 'email,count.clicks,count.positive_feedback'
  const reply = await ask(ctx, `${admin(ctx)}/posts/${id}/?include=${include}`, { headers: headers(ctx), accept: [404] })
  if (reply.status === 404) throw new ChannelError('rejected', 'The post is not there any more.')
  const post = firstPost(reply)
  // A site whose Ghost is older, or whose comments are closed, does not tell.
  const comments = await ask(ctx, `${admin(ctx)}/comments/post/${id}/?limit=1`, { headers: headers(ctx), accept: [403, 404] })
  const replies = comments.status === 200 ? countAt(comments.json(), 'meta.pagination.total') : undefined
  // Of a post that no mail carried, Ghost says 0, which nobody counted.
  const email = record(at(post, 'email'))
  if (!(Number(email['email_count']) > 0)) return counted({ replies })
  const when = (flag: string, path: string): number | undefined => (email[flag] === false ? undefined : countAt(post, path))
  return counted({
    views: when('track_opens', 'email.opened_count'),
    clicks: when('track_clicks', 'count.clicks'),
    likes: when('feedback_enabled', 'count.positive_feedback'),
    replies,
  })
}

async function postOf(ctx: ChannelContext, id: string): Promise<unknown> {
  const reply = await ask(ctx, `${admin(ctx)}/posts/${encodeURIComponent(id)}/?formats=html`, { headers: headers(ctx), accept: [404] })
  return reply.status === 404 ? null : (firstPost(reply) ?? null)
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
