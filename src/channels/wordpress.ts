/** Posts on a WordPress site, through its REST API and an application password. */
import { ChannelError } from './channel.ts'
import type { ChannelContext, Media, Rendition } from './channel.ts'
import { defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import { fileOf, withPictures } from './tools/pictures.ts'
import { idOf, list, need, needTitle, record, setting, plainSlugOf, standing, textAt, wholeHtml } from './tools/read.ts'

export const channel = defineChannel({
  name: 'wordpress',
  title: 'WordPress',
  help: 'Posts on a WordPress site with pictures, found again by their address.',
  mode: 'api',
  hosts: [],
  settings: {
    base: { type: 'url', help: 'The site', required: true, example: 'https://blog.example.org' },
    user: { type: 'text', help: 'The user who posts', required: true, example: 'ada' },
    password: {
      type: 'secret',
      help: 'An application password of that user',
      required: true,
      default: 'WORDPRESS_APP_PASSWORD',
      example: 'WORDPRESS_APP_PASSWORD',
    },
    category: { type: 'text', help: 'The id of a category', example: '3' },
  },
  contract: { idempotency: 'lookup', settles: 0, apiVersion: 'wp/v2', sunset: null, pricePerPost: null },
  limits: {
    length: 1_000_000,
    counted: 'characters',
    parts: 1,
    media: 50,
    format: 'markdown',
    image: { types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] },
  },
  needs: { title: { most: 200 } },
  sources: [
    { about: 'api', url: 'https://developer.wordpress.org/rest-api/reference/posts/#create-a-post' },
    { about: 'api', url: 'https://developer.wordpress.org/rest-api/reference/media/#create-a-media-item' },
    {
      about: 'api',
      url: 'https://developer.wordpress.org/rest-api/using-the-rest-api/authentication/#basic-authentication-with-application-passwords',
    },
  ],
  async check(ctx) {
    const reply = await ask(ctx, route(ctx, 'users/me', { context: 'edit' }), { headers: authorization(ctx) })
    return { account: textAt(reply.json(), 'name') ?? need(ctx, 'user') }
  },
  async publish(ctx, rendition) {
    const category = setting(ctx, 'category')
    const reply = await ask(ctx, route(ctx, 'posts'), {
      method: 'POST',
      headers: authorization(ctx),
      json: {
        ...(await textsOf(ctx, rendition)),
        slug: slug(rendition),
        status: 'publish',
        ...(category === null ? {} : { categories: [Number(category)] }),
      },
      posts: true,
    })
    const data = reply.json()
    return { state: 'published', id: idOf(data, 'id', 'WordPress'), url: textAt(data, 'link') }
  },
  async find(ctx, rendition) {
    const query = { slug: slug(rendition), context: 'edit', status: 'publish,future,draft,pending,private' }
    const reply = await ask(ctx, route(ctx, 'posts', query), { headers: authorization(ctx) })
    const found = list(reply.json())
      .map(record)
      .find(post => textAt(post, 'title.raw')?.trim() === rendition.title?.trim())
    return found && { state: 'published', id: idOf(found, 'id', 'WordPress'), url: textAt(found, 'link') }
  },
  async edit(ctx, published, rendition) {
    const reply = await ask(ctx, route(ctx, `posts/${published.id}`), {
      method: 'POST',
      headers: authorization(ctx),
      json: await textsOf(ctx, rendition),
      posts: true,
    })
    return { state: 'published', id: published.id, url: textAt(reply.json(), 'link') ?? published.url }
  },
  // Into the bin: whoever minds it can bring it back there.
  async delete(ctx, published) {
    await ask(ctx, route(ctx, `posts/${published.id}`), { method: 'DELETE', headers: authorization(ctx), posts: true, accept: [404, 410] })
  },
  async look(ctx, published, rendition) {
    const reply = await ask(ctx, route(ctx, `posts/${published.id}`, { context: 'edit' }), { headers: authorization(ctx), accept: [404] })
    const post = reply.status === 404 ? null : reply.json()
    if (post === null || textAt(post, 'status') === 'trash') return 'gone'
    return standing(withoutPictures(textAt(post, 'content.raw') ?? ''), rendition && withoutPictures(wholeHtml(rendition) ?? ''))
  },
})

async function textsOf(ctx: ChannelContext, rendition: Rendition): Promise<object> {
  const title = needTitle(rendition, 'WordPress')
  const { html, main } = await withPictures(rendition, 'WordPress', media => upload(ctx, media))
  return {
    title,
    content: html,
    ...(main === null ? {} : { featured_media: Number(main.id) }),
    ...(rendition.options['excerpt'] === undefined ? {} : { excerpt: rendition.options['excerpt'] }),
  }
}

async function upload(ctx: ChannelContext, media: Media): Promise<{ url: string; id: string }> {
  const form = new FormData()
  form.set('file', fileOf(media))
  form.set('alt_text', media.alt)
  const data = (await ask(ctx, route(ctx, 'media'), { method: 'POST', headers: authorization(ctx), body: form })).json()
  const [url, id] = [textAt(data, 'source_url'), textAt(data, 'id')]
  if (url === null || id === null) throw new ChannelError('later', `WordPress took ${media.name}, but its answer has no address.`)
  return { url, id }
}

/** Pictures have other addresses there. */
const withoutPictures = (html: string): string => html.replaceAll(/<img\b[^>]*>/g, '').replaceAll(/<p>\s*<\/p>/g, '')

/** As a query, because a site without rewritten addresses answers only there. */
const route = (ctx: ChannelContext, path: string, query: Readonly<Record<string, string>> = {}): string =>
  `${need(ctx, 'base')}/?${new URLSearchParams({ rest_route: `/wp/v2/${path}`, ...query })}`

const authorization = (ctx: ChannelContext): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${need(ctx, 'user')}:${need(ctx, 'password')}`).toString('base64')}`,
})

const slug = (rendition: Rendition): string => rendition.options['slug'] ?? plainSlugOf(needTitle(rendition, 'WordPress'))
