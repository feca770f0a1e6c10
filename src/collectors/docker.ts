/** Pulls and stars of images on Docker Hub. Source: https://docs.docker.com/reference/api/hub/latest/#tag/repositories */
import { sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { HOUR } from './tools/days.ts'
import { detectLink } from './tools/links.ts'
import { inPath, listSetting, number, objectOf, textSetting } from './tools/read.ts'
import { eachTarget } from './tools/targets.ts'

const fromLink = detectLink('image', 'list', /^https?:\/\/hub\.docker\.com\/(?:r|_)\/([\w.-]+(?:\/[\w.-]+)?)/)

export const collector: Collector = {
  name: 'docker',
  title: 'Docker Hub',
  help: 'Pulls so far and stars of images on Docker Hub.',
  settings: {
    image: { type: 'list', help: 'Images', required: true, example: 'acme/rocket' },
    base: { type: 'url', help: 'The registry', default: 'https://hub.docker.com' },
  },
  metrics: {
    'docker.pulls': { unit: 'pulls', kind: 'total', help: 'Pulls so far, build machines too' },
    'docker.stars': { unit: 'stars', kind: 'level', help: 'Stars on Docker Hub' },
  },
  every: 12 * HOUR,
  hosts: [],
  detect: found => {
    const own = found.packages.filter(each => each.registry === 'docker').map(each => each.name)
    return own.length > 0 ? { image: own } : fromLink(found)
  },
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  yield* eachTarget(ctx, listSetting(ctx.settings, 'image'), async function* (image) {
    const path = image.includes('/') ? image : `library/${image}`
    const answer = await ctx.ask(`${textSetting(ctx.settings, 'base')}/v2/repositories/${inPath(path)}/`)
    const data = objectOf(answer)
    yield sample(ctx, 'docker.pulls', number(data['pull_count']), answer, {
      labels: { image },
      flags: number(data['pull_count']) === null ? ['gap'] : ['inflated'],
    })
    yield sample(ctx, 'docker.stars', number(data['star_count']), answer, { labels: { image } })
  })
}
