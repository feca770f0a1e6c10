/** uptake channels: where can be published, and how those of the workspace are. */
import { dateIn } from '../lib/clock.ts'
import { silentLog } from '../lib/log.ts'
import { UserError, userError } from '../lib/errors.ts'
import { displayPath } from '../workspace/load.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import type { Config } from '../workspace/settings.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne } from './reading.ts'
import { folderOperand } from './stored.ts'

export const command: Command = {
  name: 'channels',
  summary: 'Show where can be published, and ask the channels of the workspace how they are',
  usage: ['channels [FOLDER] [OPTIONS]', 'channels --list'],
  about:
    'Each channel that uptake.yml names is asked for its account; nothing is posted. The end of an API version is told 30 days ahead. Where a platform forbids or has no API a person posts, with the prepared text.',
  operands: [folderOperand],
  options: {
    list: { type: 'boolean', help: 'List all channels with their settings, limits and price' },
    offline: { type: 'boolean', help: 'Ask nobody: read the settings only' },
  },
  examples: [
    ['uptake channels', ''],
    ['uptake channels --list', 'what can be written under "channels:" in uptake.yml'],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const { out, env, clock, cwd } = context
  const text = await import('./text/channels.ts')
  if (args.flag('list')) {
    const { loadChannels } = await import('../channels/index.ts')
    const channels = await loadChannels()
    if (args.flag('json')) out.line(JSON.stringify({ channels: channels.map(text.listed) }, null, 2))
    else out.write(text.channelList(channels, out.style, out.width))
    return 0
  }
  const ref = discoverOne(context, args.operands, 'channels')
  const config = await readConfig(context, ref)
  const [{ configuredChannels }, { channelStates }, { gitIn }, { smtp }, files, { repositoryRoot }] = await Promise.all([
    import('../channels/door/settings.ts'),
    import('../channels/door/check.ts'),
    import('../channels/door/git.ts'),
    import('../channels/door/mail.ts'),
    import('../actions/channel-files.ts'),
    import('../workspace/repository.ts'),
  ])
  const { configured, problems } = await configuredChannels(config.channels)
  const root = repositoryRoot(ref.root)
  const signal = context.untilInterrupted()
  const states = await channelStates(
    configured,
    {
      env,
      now: () => clock.now().getTime(),
      log: silentLog,
      signal,
      files: files.filesBelow(root),
      run: gitIn(root, env, signal),
      mail: smtp,
    },
    { today: dateIn(config.timezone, clock.now()), ask: !args.flag('offline') },
  )
  if (args.flag('json')) out.line(JSON.stringify({ workspace: ref.id, channels: states, problems }, null, 2))
  else out.write(text.channelReport({ states, problems }, { style: out.style, width: out.width, folder: displayPath(ref.root, cwd) }))
  return problems.length > 0 || states.some(({ state }) => state === 'failed') ? 1 : 0
}

/** The configuration alone: no document is needed. @throws UserError no-config, config-broken, no-channels */
async function readConfig({ cwd }: Context, ref: WorkspaceRef): Promise<Config> {
  if (ref.config === null) throw userError('no-config', 'channels', displayPath(ref.root, cwd))
  const [{ parseConfig }, { readText }] = await Promise.all([import('../workspace/config.ts'), import('../workspace/files.ts')])
  const file = displayPath(ref.config, cwd)
  const { config, problems } = parseConfig(readText(ref.config, file).text, file)
  const errors = problems.filter(problem => problem.severity === 'error')
  if (errors.length > 0)
    throw userError(
      'config-broken',
      file,
      errors.map(problem => `${problem.source.line}:${problem.source.column} ${problem.message}`),
    )
  if (Object.keys(config.channels).length === 0)
    throw new UserError('no-channels', `${file} names no channels.`, {
      hint: 'Write "channels:" with one a line, for example "  hackernews:" (a hand-off, no token is needed); "uptake channels --list" shows them all.',
    })
  return config
}
