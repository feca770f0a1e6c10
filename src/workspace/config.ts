/**
 * `uptake.yml` at the door: parsed once, all problems at once with their place. Two types: as written (all unknown,
 * checked in config-schema.ts) and as used (`Config` in settings.ts, everything there). What is wrong is reported and left at its default.
 */
import { isAlias, isMap, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { Document as YamlDocument } from 'yaml'
import type { Problem, Severity, Source } from '../plan/model.ts'
import { readSettings } from './config-schema.ts'
import type { Config, KeyPath } from './settings.ts'
import { defaultConfig } from './settings.ts'

export type ParsedConfig = { config: Config; problems: Problem[] }

/** Reads the text of an `uptake.yml`. Never throws for what a user wrote: it is all in `problems`. */
export function parseConfig(text: string, file: string): ParsedConfig {
  const lines = new LineCounter()
  // Each key is held against all others: in a file that a program wrote that takes many seconds.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: text.length < 100_000 })
  const place = (from: number, to: number): Source => {
    const start = lines.linePos(from)
    const end = lines.linePos(Math.max(from, to))
    return { file, line: start.line, column: start.col, endLine: end.line, endColumn: end.col }
  }
  const problem = (severity: Severity, message: string, expected: string | null, source: Source, replacement?: string): Problem => ({
    rule: 'config',
    severity,
    message,
    expected,
    source,
    related: [],
    fix: replacement === undefined ? null : { title: `Write ${replacement}`, safe: true, edits: [{ source, text: replacement }] },
  })
  const broken = document.errors.map(error => problem('error', yamlMessage(error.message), null, place(error.pos[0], error.pos[1])))
  if (broken.length > 0) return { config: defaultConfig(), problems: broken }
  const cycle = findCycle(document)
  if (cycle !== null) {
    const message = `The alias *${cycle.name} stands inside what it refers to, so the file has no end.`
    return { config: defaultConfig(), problems: [problem('error', message, 'plain values', place(cycle.from, cycle.to))] }
  }
  const data = plainData(document)
  if (data === null) {
    const message = 'Aliases (*name) are used so often that the file would unfold without end.'
    return { config: defaultConfig(), problems: [problem('error', message, 'plain values', place(0, 0))] }
  }
  const { config, findings } = readSettings(data.value)
  return {
    config,
    problems: findings.map(each => {
      const [from, to] = rangeOf(document, each.path, each.atKey)
      return problem(each.severity, each.message, each.expected, place(from, to), each.replacement)
    }),
  }
}

/** The library's message as one plain sentence. */
const yamlMessage = (message: string): string => `This is not valid YAML: ${message.replace(/\s+/g, ' ').replace(/[:.]?\s*$/, '')}.`

/** The document's data; null for a file of nested aliases, which the library refuses with a ReferenceError. */
function plainData(document: YamlDocument): { value: unknown } | null {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) }
  } catch (error) {
    if (error instanceof ReferenceError) return null
    throw error
  }
}

function findCycle(document: YamlDocument): { name: string; from: number; to: number } | null {
  let found: { name: string; from: number; to: number } | null = null
  visit(document, {
    Alias(_, alias, ancestors) {
      const inside = ancestors.some(node => isNode(node) && !isAlias(node) && node.anchor === alias.source)
      if (!inside) return undefined
      found = { name: alias.source, from: alias.range?.[0] ?? 0, to: alias.range?.[1] ?? 0 }
      return visit.BREAK
    },
  })
  return found
}

/** Offsets of what stands at `path`, or of its nearest ancestor that exists. */
function rangeOf(document: YamlDocument, path: KeyPath, atKey: boolean): [number, number] {
  for (let length = path.length; length >= 0; length--) {
    const parent: unknown = length <= 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    const key = path[length - 1]
    if (isMap(parent) && key !== undefined) {
      const pair = parent.items.find(item => isPair(item) && (isScalar(item.key) ? item.key.value : item.key) === key)
      const keyNode = pair?.key
      const value = pair?.value
      const node = (atKey && length === path.length) || !isNode(value) || value.range?.[0] === value.range?.[1] ? keyNode : value
      if (isNode(node) && node.range) return [node.range[0], node.range[1]]
    } else {
      const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return [node.range[0], node.range[1]]
    }
  }
  return [0, 0]
}
