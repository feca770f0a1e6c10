/** Releases and the downloads of their files. Source: https://docs.github.com/en/rest/releases/releases#list-releases */
import { sample } from '../collector.ts'
import { instant, number, record, text } from '../tools/read.ts'
import { allOf } from './api.ts'
import type { Part } from './api.ts'

/** So many of the newest releases have a series of their own. */
const newest = 10

export const releases: Part = {
  name: 'releases',
  what: 'releases and their downloads',
  async *run(api) {
    const { ctx, repo } = api
    const all = new Map<string, { published: number; downloads: number }>()
    const found = await allOf(api, 'releases?per_page=100', release => String(release['tag_name']), 100)
    if (found === null) return
    const from = found.answer
    for (const release of found.entries) {
      const tag = text(release['tag_name'])
      const published = instant(release['published_at'])
      if (tag === null || published === null || release['draft'] === true) continue
      const assets = Array.isArray(release['assets']) ? release['assets'] : []
      const downloads = assets.reduce((sum: number, asset) => sum + (number(record(asset)['download_count']) ?? 0), 0)
      all.set(tag, { published, downloads })
    }
    const sorted = [...all].sort(([, a], [, b]) => b.published - a.published)
    yield sample(ctx, 'github.releases', sorted.length, from, { labels: { repo } })
    const total = sorted.reduce((sum, [, { downloads }]) => sum + downloads, 0)
    yield sample(ctx, 'github.release_downloads', total, from, { labels: { repo } })
    for (const [release, { downloads }] of sorted.slice(0, newest))
      yield sample(ctx, 'github.downloads_of_release', downloads, from, { labels: { repo, release } })
  },
}
