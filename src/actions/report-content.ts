/** What a report tells of content files: what became of the pieces of the plan, and how what the log speaks of is called. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { filesOfPieces, fulfilledOf } from '../content/fulfilled.ts'
import { itemsByProgress } from '../db/calendar.ts'
import { outBefore, postsOf, publishedIn, type PastEntry } from '../db/history.ts'
import type { Database } from '../db/open.ts'
import type { Plan } from '../plan/model.ts'
import type { ReportInput, ReportSubject } from '../report/input.ts'
import type { AllFulfilled } from '../schedule/agenda.ts'
import { CONTENT_FOLDER } from '../workspace/content.ts'
import { contentIndex, titleIn, type ContentSnapshot } from '../workspace/content-index.ts'
import type { Config } from '../workspace/settings.ts'
import { titlesOf } from './channel-titles.ts'

type Asked = {
  /** Null: nothing is stored. */
  db: Database | null
  workspace: string
  root: string
  plan: Plan
  /** The period, UTC epoch milliseconds; `to` is not included. */
  range: { from: number; to: number }
  over: boolean
  entries: readonly PastEntry[]
  config: Config
}

export async function contentInReport(asked: Asked): Promise<Pick<ReportInput, 'deliveries' | 'fulfilled' | 'subjects' | 'channels'>> {
  const { db, workspace, root, range, entries, plan, config } = asked
  const content = existsSync(join(root, CONTENT_FOLDER)) ? await contentIndex(root).all() : null
  const titleOf = (item: string): string => (content === null ? item : titleIn(content, item))
  const deliveries = db === null ? [] : (await publishedIn(db, workspace, range)).map(post => ({ ...post, title: titleOf(post.item) }))
  const subjects = content === null || db === null ? {} : await subjectsOf(db, workspace, entries, content, titleOf)
  const named = [...deliveries, ...Object.values(subjects), ...plan.content].flatMap(({ channel }) => channel ?? [])
  return {
    deliveries,
    fulfilled: content && (await fulfilledBefore(asked, content)),
    subjects,
    channels: await titlesOf(config, named),
  }
}

/** What came after the period is not looked at: once it is over, what is out by its end counts, and nothing as scheduled. */
async function fulfilledBefore({ db, workspace, plan, range, over }: Asked, content: ContentSnapshot): Promise<AllFulfilled> {
  const files = filesOfPieces(plan, content.all)
  const items = [...files.values()].flat()
  const published = db === null || items.length === 0 ? new Set<string>() : await outBefore(db, workspace, items, range.to)
  const scheduled = db === null || items.length === 0 || over ? published : (await itemsByProgress(db, workspace, items)).scheduled
  return fulfilledOf(files, { scheduled, published })
}

/** The log names a piece by its id, a post by "piece channel" or by the id of its delivery. */
async function subjectsOf(
  db: Database,
  workspace: string,
  entries: readonly PastEntry[],
  { byId }: ContentSnapshot,
  titleOf: (item: string) => string,
): Promise<Record<string, ReportSubject>> {
  const subjects = [...new Set(entries.map(each => each.subject))]
  const posts = await postsOf(db, workspace, subjects)
  return Object.fromEntries(
    subjects.flatMap((subject): [string, ReportSubject][] => {
      const post = posts.get(subject)
      if (post) return [[subject, { title: titleOf(post.item), channel: post.channel }]]
      const gap = subject.lastIndexOf(' ')
      const item = gap < 0 ? subject : subject.slice(0, gap)
      return byId.has(item) ? [[subject, { title: titleOf(item), channel: gap < 0 ? null : subject.slice(gap + 1) }]] : []
    }),
  )
}
