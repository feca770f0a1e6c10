/** Measures of source code that need no parser of the language. They are close, not exact: strings and comments are blanked, braces counted. */

export type CodeFunction = { line: number; length: number }

/** Lines that are not blank, without the space at their ends. */
export const codeLines = (lines: readonly string[]): string[] => lines.map(line => line.trim()).filter(line => line !== '')

/** Functions with their first line (1-based) and their length in lines. Inner functions count too. */
export const functionsOf = (lines: readonly string[], path: string): CodeFunction[] =>
  path.endsWith('.py') ? byIndent(lines) : byBraces(lines, path)

/** Python: a function goes on as long as lines are indented deeper than its head. */
function byIndent(lines: readonly string[]): CodeFunction[] {
  const found: CodeFunction[] = []
  for (const [index, line] of lines.entries()) {
    const indent = /^(\s*)(?:async\s+)?def\s/.exec(line)?.[1]?.length
    if (indent === undefined) continue
    let last = index
    // The head may go over several lines, until its colon.
    let inHead = !/:\s*(?:#.*)?$/.test(line)
    for (let next = index + 1; next < lines.length; next++) {
      const text = lines[next]!
      if (text.trim() === '') continue
      if (!inHead && indentOf(text) <= indent) break
      if (inHead && /:\s*(?:#.*)?$/.test(text)) inHead = false
      last = next
    }
    found.push({ line: index + 1, length: last - index + 1 })
  }
  return found
}

const indentOf = (line: string): number => line.length - line.trimStart().length

/** Words before a parenthesis that begin a block and are no function. */
const control = /^(?:if|for|while|switch|catch|return|else|do|with|match|synchronized|using|lock|foreach|when|until|unless|select|loop)$/
const heads: Readonly<Record<string, RegExp>> = {
  go: /\bfunc\b/,
  rs: /\bfn\s+\w+/,
  kt: /\bfun\b/,
  swift: /\b(?:func|init)\b/,
  php: /\bfunction\b/,
  scala: /\bdef\s+\w+/,
}

function byBraces(lines: readonly string[], path: string): CodeFunction[] {
  const head = heads[path.split('.').at(-1) ?? '']
  const code = blank(lines.join('\n'))
  const found: CodeFunction[] = []
  const open: (number | null)[] = []
  let line = 1
  /** Where the text before the next brace begins: after the last brace or semicolon outside of parentheses. */
  let start = 0
  let depth = 0
  for (let i = 0; i < code.length; i++) {
    const character = code[i]
    if (character === '\n') line++
    else if (character === '(' || character === '[') depth++
    else if (character === ')' || character === ']') depth = Math.max(0, depth - 1)
    else if (character === '{') {
      const before = code.slice(start, i).trimEnd()
      const own = before.slice(headStart(before))
      open.push(isHead(own.trim(), head) ? line - own.trimStart().split('\n').length + 1 : null)
    } else if (character === '}') {
      const begun = open.pop()
      if (begun !== undefined && begun !== null) found.push({ line: begun, length: line - begun + 1 })
    }
    if (character === '{' || character === '}' || (character === ';' && depth === 0)) start = i + 1
  }
  return found.sort((a, b) => a.line - b.line)
}

/** Where the last statement of a text begins: behind the last line break that is in no parentheses. */
function headStart(text: string): number {
  let depth = 0
  for (let i = text.length - 1; i >= 0; i--) {
    const character = text[i]
    if (character === ')' || character === ']') depth++
    else if (character === '(' || character === '[') depth--
    else if (character === '\n' && depth <= 0) return i + 1
  }
  return 0
}

/** Does the text before a brace begin a function? */
function isHead(before: string, head: RegExp | undefined): boolean {
  if (head !== undefined) return head.test(before)
  if (/=>\s*$/.test(before) || /\bfunction\b\s*\*?\s*[\w$]*\s*(?:<[^>]*>)?\s*\([^]*$/.test(before)) return true
  // name(…) {   or   name(…): Type {   or   name(…) const throws X {
  const name =
    /([\w$#~]+)\s*(?:<[^<>]*>)?\s*\((?:[^()]|\([^()]*\))*\)\s*(?::[^;={]*|(?:const|noexcept|override|final|throws\s+[\w.,\s]+)\s*)*$/.exec(
      before,
    )?.[1]
  return name !== undefined && !control.test(name) && !/\b(?:new|class|interface|enum|struct)\s+[\w$]+\s*\([^)]*\)\s*$/.test(before)
}

/** The same text with the insides of comments and strings blanked, line by line in place. */
function blank(text: string): string {
  return text.replaceAll(/\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, match =>
    match.replaceAll(/[^\n]/g, ' '),
  )
}

const block = 6

/** Percent of lines (not blank) that stand in a block of six lines which is there more than once. */
export function duplication(files: readonly (readonly string[])[]): number {
  const places = new Map<string, [file: number, line: number][]>()
  let total = 0
  for (const [file, lines] of files.entries()) {
    total += lines.length
    for (let line = 0; line + block <= lines.length; line++) {
      const text = lines.slice(line, line + block).join('\n')
      // Blocks of braces and imports only are alike everywhere.
      if (text.replaceAll(/[\s{}()[\];,]/g, '').length < 60 || /^(?:(?:import|use|#include|from|export \*)\b[^\n]*\n?)+$/.test(text))
        continue
      const known = places.get(text)
      if (known === undefined) places.set(text, [[file, line]])
      else known.push([file, line])
    }
  }
  const repeated = new Set<string>()
  for (const all of places.values()) {
    if (all.length < 2) continue
    for (const [file, line] of all) for (let offset = 0; offset < block; offset++) repeated.add(`${file}:${line + offset}`)
  }
  return total === 0 ? 0 : Math.round((repeated.size / total) * 10_000) / 100
}
