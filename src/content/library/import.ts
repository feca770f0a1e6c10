/**
 * A library of posts that were written elsewhere → content files. No sentence is lost: every line goes to one piece, or is
 * told as left over with the reason. Pure.
 */
import { hasNumericDate, likelyOrder } from '../../lib/numeric-dates.ts'
import { formatOf, platforms, sectionKind } from '../../plan/lexicon/index.ts'
import { findWindow } from '../../plan/text/window.ts'
import { harmless, type NewPiece } from '../new-piece.ts'
import { labelOf, readFields, unframed, type Fields } from './fields.ts'
import { fieldOf, languageOf, type FieldName } from './labels.ts'
import { rowsOf } from './rows.ts'
import { matrixOf } from './matrix.ts'
import { postsOf, ruledPosts } from './thread.ts'
import { isGeneric, titleOf } from './title.ts'
import { treeOf, type Line, type Node } from './tree.ts'
import { opensWithWeekday } from '../../plan/lexicon/weekdays.ts'
import { dayOf, timeOf, type Origin } from './when.ts'

/** A line that is in no piece. `why`: `heading` of a group, `around` the posts, `no-post`. */
export type Left = { line: number; text: string; why: 'heading' | 'around' | 'no-post' }
export type Imported = { pieces: (NewPiece & { line: number })[]; left: Left[] }
export type ImportOptions = Origin & { file: string; zone: string | null; time: string }

export function importLibrary(text: string, options: ImportOptions): Imported {
  const out: Imported = { pieces: [], left: [] }
  const tree = treeOf(text)
  const order = likelyOrder(text.split('\n'))
  visit(tree, { path: [], inherited: new Map(), dated: isDated(tree), options: { ...options, order }, out })
  out.left.sort((a, b) => a.line - b.line)
  return out
}

type Place = {
  /** Titles of the headings above, outermost first. */
  path: readonly string[]
  /** Labels of groups that hold for the posts below them: "Theme: education". */
  inherited: ReadonlyMap<FieldName, string>
  /** Posts of this library stand below a day, a date or a number. */
  dated: boolean
  options: ImportOptions
  out: Imported
}

/** Headings that belong to the post above them: "Copy", "Visual", "LinkedIn version". A language is a post of its own. */
const isPart = (node: Node): boolean => (fieldOf(node.title) !== null && fieldOf(node.title) !== 'channel') || isVariant(node.title)
const isVariant = (title: string): boolean => channelsOnly(title).length > 0
function channelsOnly(title: string): string[] {
  const found = platforms(title)
  let rest = title
  for (const each of found.toReversed()) rest = rest.slice(0, each.from) + rest.slice(each.to)
  const plain = rest.replaceAll(
    /\b(?:version|copy|text|post|posts|thread|variant|fassung)\b|[\p{P}\p{S}\s]|\p{Extended_Pictographic}/giu,
    '',
  )
  return plain === '' ? [...new Set(found.map(each => each.id))] : []
}

/** Headings of posts with a day or number that make a library one in which each post has such a heading. */
const MANY = 3
function isDated(tree: Node): boolean {
  const leaves = (node: Node): Node[] => (node.children.length === 0 ? [node] : node.children.flatMap(leaves))
  return leaves(tree).filter(node => isPostHeading(node.title)).length >= MANY
}
/** Takes the tables of whole weeks out of what stands below a heading. */
function withoutWeeks(node: Node, place: Place): Node {
  const { options, path } = place
  const matrix = matrixOf(node.lines, above => dayOf(above === null ? path : [...path, above], options))
  if (matrix === null) return node
  for (const { line, text, channels, day, fields } of matrix.posts) {
    const values = new Map([...fields].map(([field, value]) => [field, [value]]))
    emit({ fields: { values: values.set('copy', [text]), text: [], notes: [] }, bodies: [], heading: null, line, day, channels }, place)
  }
  leave(place, [...matrix.used], 'heading')
  return { ...node, lines: node.lines.filter(line => !matrix.used.has(line)) }
}

const ITEM =
  /^\s{0,3}[-*+•]\s+(?:\*\*|__)?((?:linkedin |twitter |x )?(?:post|thread|e-?mail|beitrag|publicación|publicação|пост)\s*#?(\d{1,3}))(?:\*\*|__)?\s*[:：.–—-]\s*(.*)$/iu
/** "- Post 6: …", "- Post 7: …": a list of posts, which is none of a thread when its first is not the first. */
function listed({ title, lines }: Node): { posts: { title: string; lines: Line[]; line: Line }[]; around: Line[] } | null {
  const starts = lines.flatMap((line, at) => (line.fenced ? [] : (ITEM.exec(line.text) ?? [])[1] === undefined ? [] : [at]))
  const isThread = formatOf(title)?.format === 'thread' || Number(ITEM.exec(lines[starts[0] ?? 0]?.text ?? '')?.[2]) === 1
  if (starts.length < 2 || isThread) return null
  const posts = starts.map((from, index) => {
    const line = lines[from]!
    const [, name = '', , text = ''] = ITEM.exec(line.text)!
    return { title: name, line, lines: [{ ...line, text }, ...lines.slice(from + 1, starts[index + 1])] }
  })
  return { posts, around: lines.slice(0, starts[0]) }
}

const GUIDANCE =
  /\b(?:guid(?:e|es|elines?)|instructions?|how to use|rules|best practices|checklists?|distribution|mix|templates?|schedule|optimal times?|analytics|richtlinien|vorlagen?|anleitung|plantillas?|guía|directrices|modelos?|diretrizes|modèles?|consignes)\b|шаблон|правила|指南|模板|规范|テンプレート|ガイド|템플릿|가이드/iu
/** "Posting guidelines", "Use case template" among dated posts: speaks of posts and is none. */
const isGuidance = ({ title }: Node, { dated, path }: Place): boolean =>
  dated && GUIDANCE.test(title) && findWindow(title)?.from !== 0 && !path.slice(0, -1).some(isPostHeading)
/** Share of rows from which on a text is a table with a word around it. */
const MOSTLY = 0.7
const isTable = (lines: readonly Line[]): boolean => {
  const written = lines.filter(line => line.text.trim() !== '' && !/^\s{0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/.test(line.text))
  return written.length > 1 && written.filter(line => /^\s*\|/.test(line.text)).length >= written.length * MOSTLY
}

function visit(node: Node, place: Place): void {
  const path = node.heading === null ? place.path : [...place.path, node.title]
  const parts = node.children.filter(isPart)
  const hasText = node.lines.some(line => line.text.trim() !== '')
  // Below "Week 1", "LinkedIn" is a group of posts; below "Day 1: …" it is a version of one.
  const isPost =
    node.heading !== null && parts.length > 0 && parts.length === node.children.length && parts.every(part => part.children.every(isPart))
  if (isPost && (parts.some(part => fieldOf(part.title) !== null) || isPostHeading(node.title)))
    return addPiece(node, parts, { ...place, path })
  if (node.children.length === 0) {
    if (hasText) return leaf(node, { ...place, path })
    if (node.heading !== null) leave(place, [node.heading], 'no-post')
    return
  }
  if (node.heading !== null) leave(place, [node.heading], 'heading')
  const own = readFields(node.lines)
  const inherited = new Map([...place.inherited, ...[...own.values].map(([field, values]) => [field, values.join(' ').trim()] as const)])
  inherited.delete('copy')
  inherited.delete('cta')
  // "17.03.2026", a text, and below it "English version": the text is the post of that day.
  const isOriginal = isPostHeading(node.title) && own.text.some(each => each.trim() !== '') && node.children.every(child => languageOf(child.title) !== null) // prettier-ignore
  if (isOriginal || own.values.has('copy') || postsOf(node.lines.map(line => line.text)) !== null)
    addPiece({ ...node, children: [], heading: null, title: node.title }, [], { ...place, path })
  else if (rowsOf(node.lines) !== null) rows({ ...node, heading: null }, { ...place, path })
  else leave(place, node.lines, 'around')
  for (const child of node.children) visit(child, { ...place, path, inherited })
}

/** Channels that a text names; a tweet names its own. */
const channelsIn = (text: string): string[] => {
  const named = platforms(text).map(each => each.id)
  return named.length === 0 && /\btweets?\b/i.test(text) ? ['x'] : named
}

const isPostHeading = (title: string): boolean =>
  findWindow(title) !== null || hasNumericDate(title) || opensWithWeekday(title) || /\b(?:post|day|thread)\s*#?\d/i.test(title)

function leave({ out }: Place, lines: readonly Line[], why: Left['why']): void {
  for (const line of lines) if (line.text.trim() !== '') out.left.push({ line: line.number, text: line.text.trim(), why })
}

/** A heading with text and nothing below: a post, several (a table, parts between rules), or no post at all. */
function leaf(given: Node, place: Place): void {
  const node = withoutWeeks(given, place)
  const items = listed(node)
  if (items !== null) {
    if (node.heading !== null) leave(place, [node.heading], 'heading')
    leave(place, items.around, 'around')
    for (const { title, lines, line } of items.posts)
      if (isOpen(lines)) leave(place, [line], 'no-post')
      else addPiece({ ...node, heading: line, title, lines, children: [] }, [], { ...place, path: [...place.path, title] })
    return
  }
  if (node.heading === null && node.lines.every(line => line.text.trim() === '')) return
  if (isGuidance(node, place) || (isTable(node.lines) && rowsOf(node.lines) === null)) {
    leave(place, node.heading === null ? node.lines : [node.heading, ...node.lines], 'no-post')
    return
  }
  const chunks = chunksOf(node.lines)
  // "LinkedIn posts" with texts between rules: each is a post, labels or not.
  const isGroup = chunks.length > 1 && GROUP.test(node.title) && isAmongPosts(node, place.path)
  const posts = isGroup ? chunks.filter(chunk => rowsOf(chunk) === null) : chunks.filter(hasPost)
  const tables = chunks.filter(chunk => rowsOf(chunk) !== null)
  if (posts.length + tables.length < 2 && tables.length === 0) {
    if (!isOpen(node.lines) && (posts.length > 0 || isAmongPosts(node, place.path))) addPiece(node, [], place)
    else leave(place, node.heading === null ? node.lines : [node.heading, ...node.lines], 'no-post')
    return
  }
  // One post of several below a heading has its title from its own words.
  const titled = posts.length === 1 ? node.heading : null
  if (node.heading !== null && titled === null) leave(place, [node.heading], 'heading')
  for (const lines of chunks) {
    if (tables.includes(lines)) rows({ ...node, heading: titled, lines }, place)
    else if (posts.includes(lines)) addPiece({ ...node, heading: titled, lines }, [], place)
    else leave(place, lines, 'around')
  }
}

/** "TBD": a post that nobody has written yet. */
const OPEN =
  /^(?:tb[dac]|to be (?:done|decided|written)|todo|\?+|…|\.{3}|-+|coming soon|a definir|por definir|à définir|offen|folgt|уточняется|待定|未定|미정)\.?$/iu
const isOpen = (lines: readonly Line[]): boolean => {
  const written = lines.map(line => line.text.replaceAll(/[*_()[\]]/g, '').trim()).filter(text => text !== '')
  return written.length > 0 && written.every(text => OPEN.test(text))
}

const GROUP = /\b(?:posts|tweets|threads|captions|e-?mails|beiträge|publicaciones|publicações|publications)\b|посты/iu

const hasPost = (lines: readonly Line[]): boolean =>
  lines.some(line => ['copy', 'cta', 'visual'].includes(labelOf(line)?.field ?? '')) || postsOf(lines.map(line => line.text)) !== null

/** Its headings speak of days, channels or formats, and it is not about goals, money or measuring. */
function isAmongPosts(node: Node, path: readonly string[]): boolean {
  if (node.heading === null) return false
  const other = sectionKind(node.title).some(kind => ['kpi', 'budget', 'risk', 'tracking', 'role', 'audience', 'summary'].includes(kind))
  if (other && !isPostHeading(node.title)) return false
  // A quarter or a year is the time of the whole library.
  const isLong = (title: string): boolean => /quarter|year/.test(findWindow(title)?.window.unit ?? '')
  return path.some(title => (isPostHeading(title) && !isLong(title)) || platforms(title).length > 0 || formatOf(title) !== null)
}

function chunksOf(lines: readonly Line[]): Line[][] {
  const chunks: Line[][] = [[]]
  for (const line of lines)
    if (!line.fenced && /^\s{0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/.test(line.text)) chunks.push([])
    else chunks.at(-1)!.push(line)
  return chunks.filter(chunk => chunk.some(line => line.text.trim() !== ''))
}

/** One post for each row of a table whose columns are labels, and one of what stands around it when that is a post. */
function rows(node: Node, place: Place): void {
  const table = rowsOf(node.lines)!
  leave(place, [table.head], 'heading')
  if (hasPost(table.around)) addPiece({ ...node, lines: table.around }, [], place)
  else leave(place, table.around, 'around')
  for (const { line, values, notes, source } of table.rows) {
    if (isOpen([{ ...source, text: values.get('copy') ?? '' }])) {
      leave(place, [source], 'no-post')
      continue
    }
    const fields: Fields = { values: new Map([...values].map(([field, value]) => [field, [value]])), text: [], notes }
    emit({ fields, bodies: [], heading: null, line }, place)
  }
}

type Piece = {
  fields: Fields
  bodies: { channels: string[]; lines: string[] }[]
  heading: Line | null
  line: number
  /** What is known beyond headings and labels. */
  day?: string | null
  channels?: readonly string[]
}

function addPiece(node: Node, parts: readonly Node[], place: Place): void {
  const fields = readFields(node.lines)
  const bodies: Piece['bodies'] = []
  const gather = (part: Node): void => {
    if (part.heading !== null) leave(place, [part.heading], 'heading')
    const field = fieldOf(part.title)
    const channels = channelsOnly(part.title)
    const read = readFields(part.lines, field)
    if (channels.length > 0 && field === null) {
      const own = readFields(part.lines)
      bodies.push({ channels, lines: [...(own.values.get('copy') ?? []), ...own.text] })
      own.values.delete('copy')
      merge(fields, { ...own, text: [] })
    } else merge(fields, read)
    for (const child of part.children) gather(child)
  }
  for (const part of parts) gather(part)
  emit({ fields, bodies, heading: node.heading, line: node.heading?.number ?? node.lines[0]?.number ?? 1 }, place)
}

function merge(into: Fields, from: Fields): void {
  for (const [field, values] of from.values) into.values.set(field, [...(into.values.get(field) ?? []), ...values])
  into.text.push(...from.text)
  into.notes.push(...from.notes)
}

function emit(
  { fields, bodies, heading, line, day: known = null, channels: given = [] }: Piece,
  { path, inherited, options, out }: Place,
): void {
  const value = (field: FieldName): string | null => {
    const own = (fields.values.get(field) ?? [])
      .filter(each => each !== '')
      .join(' ')
      .trim()
    return own === '' ? (inherited.get(field) ?? null) : own
  }
  const said =
    formatOf(value('format') ?? '')?.format ??
    value('format') ??
    path.map(each => formatOf(each)?.format).findLast(each => each !== undefined) ??
    null
  const copy = fields.values.get('copy')
  // Where a label says which lines are the text, the others are remarks.
  const main = copy ?? fields.text
  const remarks =
    copy === undefined
      ? []
      : unframed(fields.text)
          .filter(each => each.trim() !== '')
          .map(each => each.trim())
  const cta =
    fields.values
      .get('cta')
      ?.filter(each => each !== '')
      .join('\n') ?? ''
  const sections = (lines: readonly string[]): string[] => {
    const own = unframed(lines)
    const posts = postsOf(own) ?? (said === 'thread' ? ruledPosts(own) : null) ?? [own.join('\n')]
    // "Thread:" before the first post says what follows, and goes with the remarks.
    if (posts.length > 1 && isGeneric(posts[0]!)) fields.notes.push(posts.shift()!)
    const texts = posts.map(post => harmless(unframed(post.split('\n')).join('\n'))).filter(post => post !== '')
    if (cta === '') return texts
    return texts.length === 0 ? [cta] : [...texts.slice(0, -1), `${texts.at(-1)!}\n\n${cta}`]
  }
  const mainSections = bodies.length > 0 && unframed(main).length === 0 ? [] : sections(main)
  const written = [
    ...(mainSections.length > 0 ? [{ channels: null, sections: mainSections }] : []),
    ...bodies.map(body => ({ channels: body.channels, sections: sections(body.lines) })).filter(body => body.sections.length > 0),
  ]
  const first = written[0]?.sections[0] ?? ''
  const chain = [...path, value('date') ?? '']
  const day = known ?? dayOf(chain, options)
  // A time stands in its own label, behind the date, or in the heading: "Post 1 (Monday, 09:00 CET)".
  const clock = [value('time'), value('date'), heading === null ? null : path.at(-1)]
    .map(each => timeOf(each ?? ''))
    .find(each => each !== null)
  const zone = clock?.zone ?? options.zone
  const channelText = value('channel')
  // The nearest heading that names channels speaks for them: "Twitter thread" below "LinkedIn posts" is for X.
  const nearest = path.map(channelsIn).findLast(found => found.length > 0) ?? []
  const named = channelText === null ? nearest : channelsIn(channelText)
  const tweeted = named.length === 0 && bodies.length === 0 && main.some(each => /^\W*tweet\s*#?\d/i.test(each)) ? ['x'] : []
  const channels = [...new Set([...given, ...bodies.flatMap(body => body.channels), ...(given.length > 0 ? [] : [...named, ...tweeted])])]
  const isThread = written.some(body => body.sections.length > 1)
  // "Deutsch" below "Day 3: Filters" is the post of that day in German.
  const headline = path.findLast(each => languageOf(each) === null) ?? null
  const title = titleOf(value('title'), heading === null ? null : headline, first)
  const own = fields.values.get('link')?.join(' ').trim() ?? ''
  const link = /https?:\/\/\S+/.exec(value('link') ?? '')?.[0] ?? null
  const theme = value('theme')
  const extra = (field: FieldName, taken: boolean): string[] =>
    taken || (fields.values.get(field) ?? []).join('').trim() === '' ? [] : [`${field}: ${fields.values.get(field)!.join(' ').trim()}`]
  const languageTag =
    languageOf(fields.values.get('language')?.join(' ') ?? '') ??
    path.map(languageOf).findLast(each => each !== null) ??
    languageOf(inherited.get('language') ?? '')
  out.pieces.push({
    line,
    title,
    head: {
      format: isThread ? 'thread' : said,
      theme,
      phase:
        path
          .slice(0, heading === null ? undefined : -1)
          .findLast(each => /week|month|phase|day|quarter/.test(findWindow(each)?.window.unit ?? '')) ?? null,
      audience: value('audience'),
      language: languageTag,
      campaign: value('campaign'),
      link,
      tags: (value('tags') ?? '').split(/[\s,;]+/).map(tag => tag.replace(/^[#＃]/, '')).filter(tag => tag !== ''), // prettier-ignore
      schedule: day === null ? null : { at: `${day} ${clock?.time ?? options.time}`, ...(zone === null ? {} : { zone }) },
      channels,
      visual: value('visual'),
      notes: [
        ...fields.notes,
        ...remarks,
        ...extra('link', own === link),
        ...extra('language', languageOf(value('language') ?? '') !== null),
        ...extra('channel', false),
        ...extra('format', formatOf(value('format') ?? '') === null),
        ...extra('date', false),
        ...extra('time', false),
        ...extra('alt', false),
      ],
      origin: { file: options.file, line, heading: heading === null ? '' : path.at(-1)! },
    },
    bodies: written,
  })
}
