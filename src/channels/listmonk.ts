/** A newsletter by a listmonk of one's own: a campaign that carries our key as a tag, then the word to run it. */
import { ChannelError } from './channel.ts'
import type { ChannelContext, Media, Published, Rendition } from './channel.ts'
import { defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import type { Ask } from './tools/http.ts'
import { at, countAt, counted, digest, isOn, list, listSetting, need, needTitle, setting, textAt } from './tools/read.ts'
import { letterLimits } from './tools/letter.ts'
import { fileOf, withAddresses } from './tools/pictures.ts'

/** States in which readers have it, or are about to. */
const GONE_OUT = new Set(['running', 'scheduled', 'finished', 'paused'])

export const channel = defineChannel({
  name: 'listmonk',
  title: 'listmonk',
  platform: 'newsletter',
  help: 'Sends a piece to the lists of your own listmonk: a campaign is made as a draft, which then runs.',
  mode: 'api',
  hosts: [],
  settings: {
    base: { type: 'url', help: 'Where listmonk is', required: true, example: 'https://lists.example.org' },
    user: { type: 'text', help: 'The API user', required: true, example: 'uptake' },
    token: { type: 'secret', help: "The API user's token", required: true, default: 'LISTMONK_TOKEN', example: 'LISTMONK_TOKEN' },
    lists: { type: 'list', help: 'Names or numbers of the lists that get it', required: true, example: 'Newsletter' },
    from: { type: 'text', help: 'Who writes; as listmonk is set up when it is left out', example: 'Rocket <news@rocket.example.org>' },
    template: { type: 'number', help: 'The number of the template; the default one when it is left out', example: '1' },
    templates: {
      type: 'boolean',
      help: 'Pieces use {{ variables }} of listmonk; otherwise such braces are sent as they stand',
      default: false,
    },
  },
  contract: { idempotency: 'lookup', settles: 10_000, apiVersion: null, sunset: null, pricePerPost: null },
  limits: letterLimits,
  needs: { title: { most: 500 } },
  sources: [
    { about: 'api', url: 'https://listmonk.app/docs/apis/campaigns/' },
    { about: 'api', url: 'https://listmonk.app/docs/apis/lists/' },
    { about: 'api', url: 'https://listmonk.app/docs/apis/media/' },
    { about: 'policy', url: 'https://listmonk.app/docs/templating/' },
  ],
  async check(ctx) {
    const wanted = await wantedLists(ctx)
    return { account: wanted.map(({ name, readers }) => `${name}, ${readers} ${readers === 1 ? 'reader' : 'readers'}`).join('; ') }
  },
  async publish(ctx, rendition) {
    const campaign = (await ownCampaign(ctx)) ?? (await draft(ctx, rendition))
    if (GONE_OUT.has(campaign.status)) return publishedOf(ctx, campaign)
    if (campaign.status !== 'draft') throw new ChannelError('rejected', `The campaign is ${campaign.status} in listmonk.`)
    await send(ctx, `/campaigns/${campaign.id}/status`, { method: 'PUT', json: { status: 'running' }, posts: true })
    return publishedOf(ctx, campaign)
  },
  async find(ctx) {
    const campaign = await ownCampaign(ctx)
    return campaign !== null && GONE_OUT.has(campaign.status) ? publishedOf(ctx, campaign) : undefined
  },
  counts: {
    metrics: ['views', 'clicks'],
    note: 'Views are openings, as far as listmonk is set up to track them.',
    source: 'https://listmonk.app/docs/apis/campaigns/',
  },
  async metrics(ctx, published) {
    const data = await send(ctx, `/campaigns/${encodeURIComponent(published.id)}?no_body=true`)
    return counted({ views: countAt(data, 'data.views'), clicks: countAt(data, 'data.clicks') })
  },
})

type Campaign = { id: string; status: string }

/** Its page in the archive is public only when listmonk is set up so; its place in the administration is there in any case. */
const publishedOf = (ctx: ChannelContext, { id }: Campaign): Published => ({
  state: 'published',
  id,
  url: `${need(ctx, 'base')}/admin/campaigns/${id}`,
})

const send = async (ctx: ChannelContext, path: string, request: Ask = {}): Promise<unknown> => {
  const authorization = `token ${need(ctx, 'user')}:${need(ctx, 'token')}`
  return (await ask(ctx, `${need(ctx, 'base')}/api${path}`, { ...request, headers: { authorization } })).json()
}

/** The key of a delivery is a tag of its campaign. */
const tagOf = (ctx: ChannelContext): string => `uptake-${digest('listmonk', ctx.key).toLowerCase()}`

function campaignOf(data: unknown): Campaign {
  const id = textAt(data, 'id')
  if (id === null) throw new ChannelError('later', 'listmonk took the campaign, but its answer has no id.')
  return { id, status: textAt(data, 'status') ?? 'draft' }
}

/** The campaign of this delivery, made by an attempt before. */
async function ownCampaign(ctx: ChannelContext): Promise<Campaign | null> {
  const tag = tagOf(ctx)
  const data = await send(ctx, `/campaigns?tag=${tag}&order_by=created_at&order=DESC&per_page=20&no_body=true`)
  // A listmonk that does not know the filter gives all: only the one that carries the tag is ours.
  const found = list(at(data, 'data.results')).find(each => list(at(each, 'tags')).includes(tag))
  return found === undefined ? null : campaignOf(found)
}

type List = { id: number; name: string; readers: number }

/** @throws ChannelError 'auth' when a list is not there */
async function wantedLists(ctx: ChannelContext): Promise<List[]> {
  const data = await send(ctx, '/lists?per_page=all')
  const all = list(at(data, 'data.results')).map((each): List => ({
    id: Number(textAt(each, 'id')),
    name: textAt(each, 'name') ?? '',
    readers: Number(textAt(each, 'subscriber_count') ?? 0),
  }))
  return listSetting(ctx, 'lists').map(wanted => {
    const found = all.find(each => each.name === wanted || String(each.id) === wanted)
    if (found === undefined)
      throw new ChannelError('auth', `listmonk shows no list "${wanted}". There are: ${all.map(each => each.name).join(', ') || 'none'}.`)
    return found
  })
}

async function draft(ctx: ChannelContext, rendition: Rendition): Promise<Campaign> {
  const subject = needTitle(rendition, 'A newsletter')
  const lists = (await wantedLists(ctx)).map(({ id }) => id)
  const body = await withAddresses(rendition, media => upload(ctx, media))
  const [from, template] = [setting(ctx, 'from'), setting(ctx, 'template')]
  const made = await send(ctx, '/campaigns', {
    method: 'POST',
    json: {
      name: subject,
      subject,
      lists,
      type: 'regular',
      content_type: 'markdown',
      body: isOn(ctx, 'templates') ? body : withoutTemplates(body),
      messenger: 'email',
      tags: [tagOf(ctx), ...rendition.tags],
      ...(from === null ? {} : { from_email: from }),
      ...(template === null ? {} : { template_id: Number(template) }),
    },
  })
  return campaignOf(at(made, 'data'))
}

async function upload(ctx: ChannelContext, media: Media): Promise<string> {
  const form = new FormData()
  form.set('file', fileOf(media))
  const url = textAt(await send(ctx, '/media', { method: 'POST', body: form }), 'data.url')
  if (url === null) throw new ChannelError('later', `listmonk took ${media.name}, but its answer has no address.`)
  return new URL(url, need(ctx, 'base')).href
}

/** listmonk reads bodies as templates of Go: a brace pair is written as a text within one. */
const withoutTemplates = (text: string): string => text.replaceAll('{{', '{{ "{{" }}')
