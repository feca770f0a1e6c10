/** Size of files, length of functions and duplication in the repository's own source code. How each is counted stands in tools/code.ts. */
import { CollectError, sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { HOUR } from './tools/days.ts'
import { codeLines, duplication, functionsOf } from './tools/code.ts'
import { filesOf } from './tools/files.ts'
import { listSetting, number } from './tools/read.ts'

const mostFiles = 5000

export const collector: Collector = {
  name: 'source',
  title: 'Source code',
  help: 'The longest file and function, how many are over their limit, and how much of the code is repeated.',
  settings: {
    files: {
      type: 'list',
      help: 'Which files',
      default: ['{src,lib,app,pkg,cmd,crates,packages}/**/*.{ts,tsx,js,jsx,mjs,py,go,rs,java,kt,c,h,cc,cpp,hpp,cs,swift,rb,php,scala}'],
      example: 'src/**/*.rs',
    },
    ignore: {
      type: 'list',
      help: 'Paths that hold one of these are left out',
      default: ['/dist/', '/build/', '/target/', '/vendor/', '.min.', '.generated.', '.d.ts'],
    },
    file_limit: { type: 'number', help: 'Lines that a file may have', default: 500 },
    function_limit: { type: 'number', help: 'Lines that a function may have', default: 50 },
  },
  metrics: {
    'engineering.file_size': { unit: 'lines', kind: 'level', help: 'The longest file', better: 'less' },
    'engineering.files_over_limit': { unit: 'files', kind: 'level', help: 'Files over the limit', better: 'less' },
    'engineering.function_length': { unit: 'lines', kind: 'level', help: 'The longest function', better: 'less' },
    'engineering.functions_over_limit': { unit: 'functions', kind: 'level', help: 'Functions over the limit', better: 'less' },
    'engineering.duplication': {
      unit: '%',
      kind: 'level',
      help: 'Lines that are part of a repeated block of six lines or more',
      better: 'less',
    },
    'engineering.lines': { unit: 'lines', kind: 'level', help: 'Lines of code that are not blank' },
  },
  every: 24 * HOUR,
  hosts: [],
  detect: ({ files }) => (files.some(file => /^(?:src|lib|app|pkg|crates|packages)\//.test(file)) ? {} : null),
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const ignore = listSetting(ctx.settings, 'ignore')
  const fileLimit = number(ctx.settings['file_limit']) ?? 500
  const functionLimit = number(ctx.settings['function_limit']) ?? 50
  const paths = (await filesOf(ctx)).filter(path => !ignore.some(part => `/${path}`.includes(part)))
  if (paths.length === 0)
    throw new CollectError('missing', 'There is no source code where it was looked for.', { hint: 'Set "files" in uptake.yml.' })
  const chosen = paths.slice(0, mostFiles)
  if (chosen.length < paths.length) ctx.log.warn(`There are ${paths.length} files; ${mostFiles} are read.`)
  const longestFile = { size: 0, where: '' }
  const longestFunction = { size: 0, where: '' }
  let filesOver = 0
  let functionsOver = 0
  let total = 0
  const contents: string[][] = []
  for (const path of chosen) {
    const text = await ctx.read(path)
    const lines = text.replace(/\n$/, '').split('\n')
    if (lines.length > longestFile.size) Object.assign(longestFile, { size: lines.length, where: path })
    if (lines.length > fileLimit) filesOver++
    for (const { line, length } of functionsOf(lines, path)) {
      if (length > longestFunction.size) Object.assign(longestFunction, { size: length, where: `${path}:${line}` })
      if (length > functionLimit) functionsOver++
    }
    const code = codeLines(lines)
    total += code.length
    contents.push(code)
  }
  const flags = chosen.length < paths.length ? (['partial'] as const) : []
  const give = (metric: string, value: number, source: string): Step => sample(ctx, `engineering.${metric}`, value, source, { flags })
  yield give('file_size', longestFile.size, longestFile.where)
  yield give('files_over_limit', filesOver, `files with more than ${fileLimit} lines`)
  yield give('function_length', longestFunction.size, longestFunction.where || 'no function was found')
  yield give('functions_over_limit', functionsOver, `functions with more than ${functionLimit} lines`)
  yield give('duplication', duplication(contents), `${chosen.length} files`)
  yield give('lines', total, `${chosen.length} files`)
}
