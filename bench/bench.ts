/** `npm run bench [NAME…]`: every table, or those that are named. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { calendarTable } from './calendar.ts'
import { collectTable } from './collect.ts'
import { pagesTable } from './pages.ts'
import { compileTable, lengthTable } from './compile.ts'
import { print, root, row, type Row } from './measure.ts'
import { storeTable } from './store.ts'
import { deliveryTable, faultsTable } from './delivery.ts'
import { editorTable } from './editor.ts'
import { forecastRows } from './forecast.ts'
import { scrollTable } from './scroll.ts'
import { coldTable, serverTable } from './start.ts'
import { typingTable } from './typing.ts'

/** The score against annotated documents, where these stand beside the repository. */
function scoreTable(): Row[] {
  const tool = join(root, '../shared/tools/score.mjs')
  if (!existsSync(tool)) return [row('the annotated documents are not here', 'skipped')]
  const shared = join(root, '../shared')
  const { stdout } = spawnSync(
    process.execPath,
    [
      tool,
      '--run',
      './uptake inspect --json',
      '--truth',
      join(shared, 'truth'),
      '--docs',
      `${join(shared, 'seeds')},${join(shared, 'corpus')}`,
    ],
    { cwd: root, encoding: 'utf8' },
  )
  const summary = stdout.slice(stdout.lastIndexOf('\n{') + 1).trim()
  return summary
    .split('\n')
    .slice(1, -1)
    .map(line => row(line.trim().replace(/,$/, ''), ''))
}

const TABLES: Record<string, { title: string; make: () => Row[] | Promise<Row[]> }> = {
  score: { title: 'Score', make: scoreTable },
  compile: { title: 'Compile', make: compileTable },
  length: { title: 'Length', make: lengthTable },
  typing: { title: 'Typing', make: typingTable },
  cold: { title: 'Cold start', make: coldTable },
  server: { title: 'Server', make: serverTable },
  store: { title: 'Store', make: () => storeTable() },
  collect: { title: 'Collect', make: collectTable },
  forecast: { title: 'Forecast', make: forecastRows },
  calendar: { title: 'Calendar', make: () => calendarTable() },
  pages: { title: 'Pages of publishing', make: () => pagesTable() },
  scroll: { title: 'Scrolling', make: () => scrollTable() },
  editor: { title: 'Editor', make: editorTable },
  delivery: { title: 'Delivery', make: deliveryTable },
  faults: { title: 'Delivery under faults', make: faultsTable },
}
const wanted = process.argv.slice(2)
const unknown = wanted.filter(name => !(name in TABLES))
if (unknown.length > 0) {
  console.error(`No such table: ${unknown.join(', ')}. There are: ${Object.keys(TABLES).join(', ')}.`)
  process.exit(2)
}
for (const [name, { title, make }] of Object.entries(TABLES)) if (wanted.length === 0 || wanted.includes(name)) print(title, await make())
