/** uptake publish-page: a static page of what uptake.yml lists as public. */
import { resolve } from 'node:path'
import { plural } from '../lib/table.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne, todayOf } from './reading.ts'
import { folderOperand } from './stored.ts'

export const command: Command = {
  name: 'publish-page',
  summary: 'Write a static page of what "public:" in uptake.yml lists',
  usage: ['publish-page [FOLDER] [--out DIR]'],
  about:
    'Targets, phases and reports that are listed by name, and nothing else of the plan. What an earlier page held and the list does not is taken away.',
  operands: [folderOperand],
  options: {
    out: { type: 'string', value: 'DIR', help: 'The folder of the page (public-page)' },
    today: { type: 'string', value: 'DATE', help: 'Look at the plan as of another day' },
  },
  examples: [['uptake publish-page --out docs/progress', 'for GitHub Pages']],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const { out, cwd } = context
  const ref = discoverOne(context, args.operands, 'publish-page')
  const [{ openSource, withAction }, { publishPage }] = await Promise.all([
    import('./report-source.ts'),
    import('../actions/publish-page.ts'),
  ])
  const folder = args.text('out') ?? 'public-page'
  const opened = await openSource(context, ref, loaded => todayOf(context, args, loaded))
  await opened.close()
  const written = await withAction(context, opened, action => publishPage(action, { out: resolve(cwd, folder), today: opened.today }))
  if (args.flag('json')) out.line(JSON.stringify({ folder, ...written }, null, 2))
  else {
    out.line(`wrote ${plural(written.files.length, 'file')} to ${folder}`)
    for (const path of written.removed) out.line(`removed ${path}`)
  }
  return 0
}
