/** Writes the public page into a folder, and takes away what an earlier page held and this one does not. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { record } from '../db/audit.ts'
import { UserError, userError } from '../lib/errors.ts'
import { periodNamed } from '../report/period.ts'
import { GENERATOR } from '../report/html-parts.ts'
import { choosePublic, publicFiles } from '../report/public.ts'
import type { Campaign } from '../report/public-campaign.ts'
import { contentIndex, titleIn } from '../workspace/content-index.ts'
import { displayPath } from '../workspace/load.ts'
import type { Config } from '../workspace/settings.ts'
import { fresh, type ActionContext } from './action.ts'
import { titlesOf } from './channel-titles.ts'
import { makeReport } from './make-report.ts'
import { postsOut } from './posts-out.ts'

/** What an earlier page wrote: only that may be taken away again. */
const MANIFEST = '.uptake-page.json'
const OURS = /^(?:index\.html|(?:reports|badges|campaigns)\/[^/\\]+\.(?:html|svg|json))$/

/**
 * @param out absolute folder
 * @throws UserError no-config, public-empty, public-unknown, page-foreign, path-unwritable
 */
export async function publishPage(
  context: ActionContext,
  { out, today }: { out: string; today: string },
): Promise<{ files: string[]; removed: string[] }> {
  const shown = displayPath(context.ref.root)
  if (context.ref.config === null) throw userError('no-config', 'publish-page', shown)
  const { loaded, plan } = await fresh(context)
  const listed = loaded.config.public
  if ([listed.targets, listed.phases, listed.campaigns, listed.reports].every(each => each.length === 0))
    throw new UserError('public-empty', 'Nothing is public: uptake.yml lists nothing under "public:".', {
      hint: 'Write for example "public:" and below it "targets: [GitHub stars]".',
    })
  const source = { db: context.db, loaded, plan }
  const now = await makeReport(source, { kind: 'day', phase: null, at: null, today })
  const reports = []
  for (const name of listed.reports) reports.push(await makeReport(source, { ...requestOf(name), today }))
  const campaigns = listed.campaigns.length === 0 ? [] : await campaignsOf(context, loaded.config)
  const files = publicFiles(choosePublic(listed, plan, now, reports, campaigns))
  const removed = writePage(out, files)
  await record(context.db, {
    at: context.now,
    workspace: loaded.id,
    actor: context.actor,
    action: 'publish-page',
    subject: out,
    before: { removed },
    after: { files: files.map(file => file.path) },
  })
  return { files: files.map(file => file.path), removed }
}

/** The campaigns that anything belongs to, with what is out of each. */
async function campaignsOf(context: ActionContext, config: Config): Promise<Campaign[]> {
  const content = await contentIndex(context.ref.root).all()
  const out = await postsOut(context, ['published'])
  const titles = await titlesOf(config, out.map(each => each.channel)) // prettier-ignore
  const names = new Set([...content.campaigns, ...out.flatMap(each => each.campaign ?? [])])
  return [...names].map(name => ({
    name,
    posts: out
      .filter(each => each.campaign === name)
      .map(({ item, channel, url, local, counts }) => ({
        on: local.slice(0, 10),
        title: titleIn(content, item),
        channel: titles[channel] ?? channel,
        url,
        counts,
      })),
  }))
}

/** `2026-W47`, `2026-11`, `2026-Q4`, a date, or the title of a phase. */
function requestOf(name: string): { kind: 'day' | 'week' | 'month' | 'quarter' | 'phase'; phase: string | null; at: string | null } {
  const period = periodNamed(name)
  return period === null ? { kind: 'phase', phase: name, at: null } : { kind: period.kind, phase: null, at: period.start }
}

function writePage(out: string, files: readonly { path: string; text: string }[]): string[] {
  const index = join(out, 'index.html')
  const before = manifestOf(out)
  if (before === null && existsSync(index) && !readFileSync(index, 'utf8').includes(GENERATOR))
    throw new UserError('page-foreign', `${displayPath(index)} was not written by Uptake.`, {
      hint: 'Name another folder: --out DIR. Nothing was changed.',
    })
  const paths = new Set(files.map(file => file.path))
  const gone = (before ?? []).filter(path => !paths.has(path))
  try {
    for (const path of gone) rmSync(join(out, path), { force: true })
    for (const { path, text } of files) {
      mkdirSync(dirname(join(out, path)), { recursive: true })
      writeFileSync(join(out, path), text)
    }
    writeFileSync(join(out, MANIFEST), `${JSON.stringify({ files: [...paths] }, null, 2)}\n`)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw code === '' ? error : userError('path-unwritable', displayPath(out), code)
  }
  return gone
}

/** Paths of the page that is there; null when none is. A manifest that names other places is not believed. */
function manifestOf(out: string): string[] | null {
  const path = resolve(out, MANIFEST)
  if (!existsSync(path)) return null
  try {
    const { files } = JSON.parse(readFileSync(path, 'utf8')) as { files?: unknown }
    return Array.isArray(files) ? files.filter((each): each is string => typeof each === 'string' && OURS.test(each)) : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}
