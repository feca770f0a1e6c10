/** Where generators of static sites look for a post, what they want to know above it, and where they show it. */
import { ChannelError } from '../channel.ts'
import type { Media } from '../channel.ts'

export type Page = {
  /** Stands in the page, so that it is known again. */
  key: string
  folder: string | null
  slug: string
  /** ISO 8601. */
  date: string
  title: string
  description: string | null
  author: string | null
  tags: readonly string[]
  canonical: string | null
  /** Markdown. */
  body: string
  media: readonly Media[]
}
/** Paths from the root of the repository. `files`: pictures. */
export type Written = { path: string; text: string; files: readonly (readonly [path: string, content: Uint8Array])[] }
export type Layout = {
  /** Where posts stand when nothing else is said. */
  folder: string
  write(page: Page): Written
  /** Path of the page on the site. */
  address(page: Page): string
}

type Rules = {
  folder: string
  /** Path below the folder. */
  path(page: Page): string
  address(page: Page): string
  matter(page: Page): Record<string, unknown>
  /** Where pictures go: beside the post, or in the public folder of the site. */
  pictures(page: Page): { folder: string; link: string }
}

const day = (page: Page): string => page.date.slice(0, 10)
const beside = (page: Page, folder: string, path: string): { folder: string; link: string } => ({
  folder: `${page.folder ?? folder}/${path}`,
  link: '.',
})

const rules: Readonly<Record<string, Rules>> = {
  hugo: {
    folder: 'content/posts',
    path: page => `${page.slug}/index.md`,
    address: page => `/posts/${page.slug}/`,
    matter: ({ canonical, author }) => ({ draft: false, author, canonicalURL: canonical }),
    pictures: page => beside(page, 'content/posts', page.slug),
  },
  jekyll: {
    folder: '_posts',
    path: page => `${day(page)}-${page.slug}.md`,
    address: page => `/${day(page).replaceAll('-', '/')}/${page.slug}.html`,
    matter: ({ author, canonical }) => ({ layout: 'post', author, canonical_url: canonical }),
    pictures: page => ({ folder: `assets/${page.slug}`, link: `/assets/${page.slug}` }),
  },
  astro: {
    folder: 'src/content/blog',
    path: page => `${page.slug}/index.md`,
    address: page => `/blog/${page.slug}/`,
    matter: page => ({ pubDate: page.date, author: page.author, canonicalURL: page.canonical }),
    pictures: page => beside(page, 'src/content/blog', page.slug),
  },
  docusaurus: {
    folder: 'blog',
    path: page => `${day(page)}-${page.slug}/index.md`,
    address: page => `/blog/${page.slug}`,
    matter: page => ({ slug: page.slug, authors: page.author === null ? null : [{ name: page.author }] }),
    pictures: page => beside(page, 'blog', `${day(page)}-${page.slug}`),
  },
  vitepress: {
    folder: 'posts',
    path: page => `${page.slug}.md`,
    address: page => `/posts/${page.slug}`,
    matter: ({ author }) => ({ author }),
    pictures: page => ({ folder: `public/${page.slug}`, link: `/${page.slug}` }),
  },
}

/** @throws ChannelError 'auth' when there is no such layout */
export function layoutOf(name: string): Layout {
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
  if (rule === undefined) throw new ChannelError('auth', `There is no layout "${name}": choose one of ${Object.keys(rules).join(', ')}.`)
  return {
    folder: rule.folder,
    address: rule.address,
    write(page) {
      const { folder, link } = rule.pictures(page)
      const path = `${page.folder ?? rule.folder}/${rule.path(page)}`
      const files = page.media.map(({ name, bytes }) => [`${folder}/${fileName(name)}`, bytes] as const)
      return { path, text: `${frontMatter(page, rule)}\n${withPictures(page, link)}\n`, files }
    },
  }
}

/** A name cannot lead out of its folder. */
const fileName = (name: string): string =>
  name
    .split(/[/\\]/)
    .at(-1)!
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^\.+/, '') || 'picture'

/** JSON is YAML, so every value is written as JSON. */
function frontMatter(page: Page, rule: Rules): string {
  const all: Record<string, unknown> = {
    title: page.title,
    date: page.date,
    description: page.description,
    tags: page.tags.length === 0 ? null : page.tags,
    ...rule.matter(page),
    uptake: page.key,
  }
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [`${name}: ${JSON.stringify(value)}`],
  )
  return `---\n${lines.join('\n')}\n---\n`
}

/** Pictures that the text does not show by their name stand at its end. */
function withPictures({ body, media }: Page, link: string): string {
  let text = body.trim()
  const rest: string[] = []
  for (const { name, alt } of media) {
    const target = `${link}/${fileName(name)}`
    const shown = new RegExp(`(\\]\\()(?:[^)\\s]*/)?${name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?=[)\\s])`, 'g')
    if (shown.test(text)) text = text.replaceAll(shown, (_, before: string) => `${before}${target}`)
    else rest.push(`![${alt.replaceAll(/[[\]]/g, '')}](${target})`)
  }
  return [text, ...rest].join('\n\n')
}
