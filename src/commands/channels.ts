/** uptake channels: where can be published, how those of the workspace are, and connecting their accounts. */
import { dateIn } from '../lib/clock.ts'
import { UserError, userError } from '../lib/errors.ts'
import { displayPath } from '../workspace/load.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import type { Config } from '../workspace/settings.ts'
import { lookOrAct } from './acting.ts'
import type { Args, Command, Context } from './command.ts'
import { soundConfig } from './config.ts'
import { discoverOne } from './reading.ts'
import { folderOperand } from './stored.ts'

const verbs = ['connect', 'disconnect'] as const

export const command: Command = {
  name: 'channels',
  summary: 'Ask the channels how they are; connect their accounts',
  usage: [
    'channels [FOLDER] [OPTIONS]',
    'channels connect NAME [FOLDER] [--paste | --port N]',
    'channels disconnect NAME [FOLDER]',
    'channels --list',
  ],
  about:
    'Each channel that uptake.yml names is asked for its account and for what it still allows; nothing is posted. What ends soon is told before: an API version 30 days ahead, a token that a person must renew 7 days. "connect" opens the way to Mastodon, X, LinkedIn, Threads or YouTube (OAuth) and waits until you come back; tokens are kept encrypted, with the key in .uptake/key or UPTAKE_KEY. Where a platform forbids or has no API, or nothing is connected, a person posts with the prepared text.',
  operands: [{ name: 'connect|disconnect NAME', help: 'Connect the account of a channel, or forget it', completes: 'none' }, folderOperand],
  options: {
    list: { type: 'boolean', help: 'List all channels with their settings, limits and price' },
    offline: { type: 'boolean', help: 'Ask nobody: read the settings and what was said last' },
    port: { type: 'string', value: 'N', help: 'connect: come back to this port (4173); the app must know that address' },
    paste: { type: 'boolean', help: 'connect: paste the address that the platform leads back to, as on a machine without a browser' },
  },
  examples: [
    ['uptake channels', ''],
    ['uptake channels connect x', 'go to X, say yes there, come back'],
    ['uptake channels --list', 'what can be written under "channels:" in uptake.yml'],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const { out, clock, cwd } = context
  const verb = verbs.find(each => each === args.operands[0])
  if (verb !== undefined) {
    const [, name, ...folder] = args.operands
    if (name === undefined) throw userError('missing-argument', 'the name of a channel', `channels ${verb}`)
    const { connect, disconnect } = await import('./channels-connect.ts')
    const ref = discoverOne(context, folder, `channels ${verb} ${name}`)
    return verb === 'connect' ? connect(context, args, ref, name) : disconnect(context, args, ref, name)
  }
  const text = await import('./text/channels.ts')
  if (args.flag('list')) {
    const { loadChannels } = await import('../channels/index.ts')
    const channels = await loadChannels()
    if (args.flag('json')) out.line(JSON.stringify({ channels: channels.map(text.listed) }, null, 2))
    else out.write(text.channelList(channels, out.style, out.width))
    return 0
  }
  const ref = discoverOne(context, args.operands, 'channels')
  const config = await channelsConfig(context, ref)
  const { configuredChannels } = await import('../channels/door/settings.ts')
  const { problems } = await configuredChannels(config.channels)
  const now = clock.now()
  const today = dateIn(config.timezone, now)
  const states = await lookOrAct(context, ref, today, 'check-channels', { channel: null, ask: !args.flag('offline') })
  const { channels: cards, month } = await lookOrAct(context, ref, today, 'channels-view', {})
  if (args.flag('json')) {
    const more = new Map(cards.map(each => [each.name, each]))
    const channels = states.map(each => ({ ...each, ...text.shortened(more.get(each.instance)) }))
    out.line(JSON.stringify({ workspace: ref.id, month, channels, problems }, null, 2))
  } else {
    const view = { style: out.style, width: out.width, folder: displayPath(ref.root, cwd), now: now.getTime() }
    out.write(text.channelReport({ states, problems, cards, month }, view))
  }
  return problems.length > 0 || states.some(({ state }) => state === 'failed') ? 1 : 0
}

/** The configuration, which names channels. @throws UserError no-config, config-broken, no-channels */
export async function channelsConfig(context: Context, ref: WorkspaceRef): Promise<Config> {
  const { file, config } = await soundConfig(context, ref, 'channels')
  if (Object.keys(config.channels).length === 0)
    throw new UserError('no-channels', `${file} names no channels.`, {
      hint: 'Write "channels:" with one a line, for example "  hackernews:" (a hand-off, no token is needed); "uptake channels --list" shows them all.',
    })
  return config
}
