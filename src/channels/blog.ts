/** A page of a static blog: a file in the repository where the site's generator looks for it, and a commit. */
import { ChannelError } from './channel.ts'
import type { ChannelContext, Files, Published, Rendition, Run } from './channel.ts'
import { layoutOf } from './tools/blog-layout.ts'
import type { Page } from './tools/blog-layout.ts'
import { defineChannel } from './tools/define.ts'
import { isOn, need, needTitle, setting, slugOf, wholeText } from './tools/read.ts'

export const channel = defineChannel({
  name: 'blog',
  title: 'Static blog',
  help: 'A page in the folder of Hugo, Jekyll, Astro, Docusaurus or VitePress, with its pictures, committed to git.',
  mode: 'file',
  hosts: [],
  settings: {
    layout: { type: 'text', help: 'hugo, jekyll, astro, docusaurus or vitepress', required: true, example: 'hugo' },
    folder: { type: 'path', help: 'Where posts stand, when it is not where the generator looks first', example: 'content/posts' },
    site: { type: 'url', help: 'The address of the site', example: 'https://blog.example.org' },
    author: { type: 'text', help: 'Who is named as the author', example: 'Ada Lovelace' },
    push: { type: 'boolean', help: 'Push after the commit', default: false },
    branch: { type: 'text', help: 'The branch that must be checked out; nothing is written elsewhere', example: 'main' },
  },
  // A page has one path: the same piece is the same file.
  contract: { idempotency: 'key', settles: 0, apiVersion: null, sunset: null, pricePerPost: null },
  limits: { length: 1_000_000, counted: 'characters', parts: 1, media: 50, format: 'markdown' },
  needs: { title: { most: 200 } },
  sources: [
    { about: 'api', url: 'https://gohugo.io/content-management/front-matter/' },
    { about: 'api', url: 'https://jekyllrb.com/docs/posts/' },
    { about: 'api', url: 'https://docs.astro.build/en/guides/content-collections/' },
    { about: 'api', url: 'https://docusaurus.io/docs/blog' },
    { about: 'api', url: 'https://vitepress.dev/reference/frontmatter-config' },
  ],
  async check(ctx) {
    const { run } = doors(ctx)
    layoutOf(need(ctx, 'layout'))
    const branch = await git(run, ['rev-parse', '--abbrev-ref', 'HEAD'])
    return { account: `${need(ctx, 'layout')} on ${branch}` }
  },
  async publish(ctx, rendition) {
    const { files, run } = doors(ctx)
    await rightBranch(ctx, run)
    const pages = layoutOf(need(ctx, 'layout')).write(await pageOf(ctx, rendition))
    const text = await files.read(pages.path)
    if (text !== null && (await committed(run, pages.path)) && !isOurs(text, ctx.key))
      throw new ChannelError('rejected', `${pages.path} is there already, and is another page.`)
    for (const [path, content] of [[pages.path, pages.text] as const, ...pages.files]) await files.write(path, content)
    const paths = [pages.path, ...pages.files.map(([path]) => path)]
    await git(run, ['add', '--', ...paths])
    // Only these paths are committed, whatever else somebody prepared.
    if ((await run('git', ['diff', '--cached', '--quiet', '--', ...paths])).code !== 0)
      await git(run, ['commit', '-q', '-m', `Publish "${needTitle(rendition, 'A page')}"`, '--', ...paths])
    if (isOn(ctx, 'push')) await push(run)
    return published(ctx, rendition, pages.path)
  },
  async find(ctx, rendition) {
    const { files, run } = doors(ctx)
    const { path } = layoutOf(need(ctx, 'layout')).write(await pageOf(ctx, rendition))
    const text = await files.read(path)
    if (text === null || !isOurs(text, ctx.key) || !(await committed(run, path))) return undefined
    if (isOn(ctx, 'push') && !(await pushed(run))) return undefined
    return published(ctx, rendition, path)
  },
})

function doors({ files, run }: ChannelContext): { files: Files; run: Run } {
  if (files === undefined || run === undefined)
    throw new ChannelError('auth', 'There is no repository here that a page could be written to.')
  return { files, run }
}

/** The day of a page is part of its path and stays what it was when the page was first written. */
async function pageOf(ctx: ChannelContext, rendition: Rendition): Promise<Page> {
  const title = needTitle(rendition, 'A page')
  const page: Page = {
    key: ctx.key,
    folder: setting(ctx, 'folder'),
    slug: rendition.options['slug'] ?? slugOf(title),
    date: rendition.options['date'] ?? new Date(ctx.now()).toISOString(),
    title,
    description: rendition.options['description'] ?? null,
    author: setting(ctx, 'author'),
    tags: rendition.tags,
    canonical: rendition.canonical,
    body: wholeText(rendition),
    media: rendition.parts.flatMap(part => part.media),
  }
  const known = await writtenBefore(ctx, page)
  return known === null ? page : { ...page, date: known }
}

/** The date in the page that an earlier attempt of this delivery wrote. */
async function writtenBefore(ctx: ChannelContext, page: Page): Promise<string | null> {
  const { files } = doors(ctx)
  const layout = layoutOf(need(ctx, 'layout'))
  const paths = await files.list(page.folder ?? layout.folder)
  for (const path of paths.filter(each => each.includes(page.slug) && /\.mdx?$/.test(each))) {
    const text = await files.read(path)
    if (text === null || !isOurs(text, page.key)) continue
    const date = /^date: "?([^"\n]+)"?$/m.exec(Buffer.from(text).toString('utf8'))?.[1]
    if (date !== undefined) return date
  }
  return null
}

const isOurs = (text: Uint8Array, key: string): boolean =>
  Buffer.from(text)
    .toString('utf8')
    .includes(`uptake: ${JSON.stringify(key)}`)

async function git(run: Run, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run('git', args)
  if (code !== 0) throw new ChannelError('later', `git ${args[0]!} failed: ${(stderr || stdout).trim().split('\n').at(-1) ?? code}`)
  return stdout.trim()
}

async function rightBranch(ctx: ChannelContext, run: Run): Promise<void> {
  const wanted = setting(ctx, 'branch')
  if (wanted === null) return
  const branch = await git(run, ['rev-parse', '--abbrev-ref', 'HEAD'])
  if (branch !== wanted) throw new ChannelError('later', `The branch ${branch} is checked out and not ${wanted}, so nothing was written.`)
}

const committed = async (run: Run, path: string): Promise<boolean> =>
  (await run('git', ['cat-file', '-e', `HEAD:./${path}`])).code === 0 &&
  (await run('git', ['diff', '--quiet', 'HEAD', '--', path])).code === 0

/** The commit is there when a push fails, so the next attempt only pushes. */
async function push(run: Run): Promise<void> {
  const { code, stderr } = await run('git', ['push', '--porcelain'])
  if (code !== 0)
    throw new ChannelError('unknown', `The page is committed, but git push failed: ${stderr.trim().split('\n').at(-1) ?? code}`)
}

async function pushed(run: Run): Promise<boolean> {
  const ahead = await run('git', ['rev-list', '--count', '@{upstream}..HEAD'])
  return ahead.code === 0 && ahead.stdout.trim() === '0'
}

async function published(ctx: ChannelContext, rendition: Rendition, path: string): Promise<Published> {
  const page = await pageOf(ctx, rendition)
  const site = setting(ctx, 'site')
  const url = rendition.canonical ?? (site === null ? null : `${site}${layoutOf(need(ctx, 'layout')).address(page)}`)
  return { state: 'published', id: path, url }
}
