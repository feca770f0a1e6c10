/** Published pieces as events beside every chart: one for a piece and a day, with all channels that it went out on. */
import type { Annotation } from '../db/annotations.ts'
import { publishedIn } from '../db/history.ts'
import type { Database } from '../db/open.ts'
import { dateIn } from '../lib/clock.ts'
import { POST_MARK } from '../metrics/posts.ts'
import { contentIndex } from '../workspace/content-index.ts'

/** Of more in one stretch the last stand beside a chart. */
const MOST = 200

type Place = { db: Database; workspace: string; root: string; zone: string | null }

/** Within [from, to), oldest first; `source` is the address of the first post that has one. */
export async function postMarks({ db, workspace, root, zone }: Place, range: { from: number; to: number }): Promise<Annotation[]> {
  const posts = await publishedIn(db, workspace, range)
  if (posts.length === 0) return []
  const { byId } = await contentIndex(root).all()
  const together = Map.groupBy(posts, ({ item, at }) => `${item} ${dateIn(zone, new Date(at))}`)
  const marks = [...together].map(([key, [first, ...more]]): Annotation => {
    const all = [first!, ...more]
    const channels = [...new Set(all.map(each => each.channel))].join(', ')
    return {
      id: POST_MARK + key,
      at: Math.min(...all.map(each => each.at)),
      label: `${byId.get(first!.item)?.title ?? first!.item} → ${channels}`,
      kind: 'post',
      source: all.find(each => each.url !== null)?.url ?? first!.channel,
      metric: null,
    }
  })
  return marks.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).slice(-MOST)
}
