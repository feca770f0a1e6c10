/**
 * Which documents speak of one project. Files that are checked together need not belong together, and two products may
 * well want different numbers of stars: documents that name different products in their titles, and never mention each
 * other's, are not compared.
 */
import { platforms } from '../lexicon/index.ts'
import type { Source } from '../model.ts'
import type { Document } from '../read/document.ts'

/** Number of the project that a place belongs to. */
export type ProjectOf = (place: { source: Source }) => number

/** Several rules ask for the projects of the same documents. */
const known = new WeakMap<readonly Document[], ProjectOf>()

/** Groups documents by the product that they are about. A document that names none belongs to the only project, else to none. */
export function projectsOf(documents: readonly Document[]): ProjectOf {
  if (documents.length < 2) return () => 0
  const found = known.get(documents) ?? group(documents)
  known.set(documents, found)
  return found
}

function group(documents: readonly Document[]): ProjectOf {
  const all = documents.map(document => ({ document, names: namesIn(document) }))
  const named = all.filter(each => each.names.length > 0)
  const projects: (typeof named)[] = []
  for (const each of named) {
    const same = projects.filter(project => project.some(other => mention(each, other) || mention(other, each)))
    // A document that mentions two products shows that they are one project.
    for (const project of same) projects.splice(projects.indexOf(project), 1)
    projects.push([...same.flat(), each])
  }
  const numbers = new Map<string, number>()
  for (const [i, project] of projects.entries()) for (const { document } of project) numbers.set(document.file, i)
  for (const [i, { document }] of all.entries()) {
    if (!numbers.has(document.file)) numbers.set(document.file, projects.length < 2 ? 0 : projects.length + i)
  }
  return ({ source }) => numbers.get(source.file) ?? 0
}

type Named = { document: Document; names: string[] }
const mention = (a: Named, b: Named): boolean => b.names.some(name => timesIn(a.document, name) > 0)

/** Words that titles of plans are made of: they name a kind of document, not what it is about. */
const GENERAL = new Set(
  `accelerator acquisition adoption advocacy agent ai ambassador api app beta blog brand budget business calendar campaign champion
  channel checklist cli commercial community comprehensive content customer deep detailed developer development devrel document
  documentation draft early engagement enterprise execution final first gateway go-to-market group growth gtm guide implementation
  initiative internal launch long-term manager marketing master metrics month mrr next okr okrs open open-source oss outreach overview
  package partner path phase pitch plan planning platform playbook post product production program programme project promotion proposal protocol
  public quarter quarterly refresh relations release report review roadmap sales saas sdk social source sprint startup status strategic
  strategy success summary system tactical target team technical timeline todo tool tools update user version vision week weekly year
  cronograma estrategia estratégia hoja lanzamiento lançamento métricas plano ruta éxito commercialisation feuille lancement route
  stratégie einführung fahrplan produkt strategie umsetzung vermarktung lancio strategia маркетинг план стратегия`
    .split(/\s+/)
    .filter(Boolean),
)
const WORD = /[\p{L}\p{N}][\p{L}\p{N}_.-]*[\p{L}\p{N}]/gu
/** A name is used again and again, and is longer than Go or AI, which everybody writes. */
const LEAST_USES = 3
const LEAST_LENGTH = 3

/** Proper names in the title of a document. */
function namesIn(document: Document): string[] {
  const words = [...new Set(document.title?.match(WORD) ?? [])]
  const isTitleCase = words.filter(word => /^\p{Lu}/u.test(word)).length >= 2
  return words.filter(word => {
    const common = word.toLowerCase()
    if (word.length < LEAST_LENGTH || GENERAL.has(common) || /^v?\d/.test(word)) return false
    if (!/^[\p{Script=Latin}\p{N}_.-]*\p{Script=Latin}[\p{Script=Latin}\p{N}_.-]*$/u.test(word)) return false
    if (platforms(word).length > 0 || timesIn(document, word) < LEAST_USES) return false
    // Among Capitalised Words a small one of some length is a name that is written so ("fastq Launch Plan").
    if (word === common) return isTitleCase && word.length > 4
    return timesIn(document, word) > timesIn(document, common)
  })
}
function timesIn({ text }: Document, word: string): number {
  let times = 0
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (!isLetter(text[at - 1]) && !isLetter(text[at + word.length])) times++
  }
  return times
}
const isLetter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character)
