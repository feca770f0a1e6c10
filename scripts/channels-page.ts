/** docs/channels.md, made from what each channel says of itself. */
import type { ChannelPlugin, Connect } from '../src/channels/channel.ts'
import { commonSettings } from '../src/channels/door/settings.ts'
import { loadChannels } from '../src/channels/index.ts'
import { settingsTable } from './collectors-page.ts'

const modes = {
  api: 'Posts by itself.',
  file: 'Writes files of the repository.',
  mail: 'Sends mail.',
  handoff: 'A person posts it: Uptake prepares the text, the page to open and the steps, and takes the address of the post back.',
}
const again = {
  key: 'A repeated send makes no second post',
  lookup: 'A lost answer is looked up before anything is sent again',
  none: 'After a lost answer a person looks: the platform cannot be asked',
}
const times = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** What can be done with a post that is out, and what is told of it. */
function afterwards({ edit, delete: remove, comment, counts }: ChannelPlugin): string {
  const can = [
    edit === undefined ? [] : ['edited'],
    remove === undefined ? [] : ['taken down'],
    comment === undefined ? [] : ['given a first comment'],
  ].flat()
  const post = can.length === 0 ? 'Posts are changed by hand.' : `Posts can be ${can.join(', ')}.`
  if (counts === undefined) return `${post} It tells no numbers of a post.`
  const names = counts.metrics.map(each => `\`post.${each}\``).join(', ')
  return `${post} It counts ${names} ([source](${counts.source})).${counts.note === undefined ? '' : ` ${counts.note}`}`
}

function facts(plugin: ChannelPlugin): string[] {
  const { limits, contract, mode, byApi, sources, byHandWithout, connect } = plugin
  const counted = limits.counted === 'weighted' || limits.counted === 'mastodon' ? 'characters, addresses count alike' : limits.counted
  const lines = [
    `Limits: ${limits.length.toLocaleString('en')} ${counted}, ${times(limits.parts, 'part')}, ${times(limits.media, 'picture')}.`,
  ]
  if (mode !== 'handoff') {
    lines.push(`${again[contract.idempotency]}.`)
  }
  if (contract.apiVersion !== null)
    lines.push(`API version ${contract.apiVersion}${contract.sunset === null ? '' : `, until ${contract.sunset}`}.`)
  if (contract.pricePerPost !== null) lines.push(`From ${contract.pricePerPost.amount} ${contract.pricePerPost.currency} a post.`)
  if (byHandWithout !== undefined) lines.push(`By hand as long as no account is connected and \`${byHandWithout}\` is not set.`)
  if (connect !== undefined) lines.push(connection(connect))
  if (byApi !== undefined) {
    const price = byApi.pricePerPost === null ? '' : `, ${byApi.pricePerPost.amount} ${byApi.pricePerPost.currency} a post`
    lines.push(`Its own API: version ${byApi.apiVersion}${byApi.sunset === null ? '' : ` until ${byApi.sunset}`}${price}. ${byApi.note}`)
  }
  lines.push(afterwards(plugin))
  if (sources.length > 0) lines.push(`Read from: ${sources.map(({ about, url }) => `[${about}](${url})`).join(', ')}.`)
  return lines.map(line => `- ${line}`)
}

function connection({ pkce, apps, register, scopes, redirect }: Connect): string {
  const app = apps === undefined ? `[register an app](${register}), then ` : 'the app registers itself at the server: '
  const https = redirect === 'https' ? ' The platform leads back to https addresses only: set `redirect`, and paste what it leads to.' : ''
  return `Connected by OAuth 2${pkce ? ' with a proof key' : ''}: ${app}\`uptake channels connect NAME\`; it asks for ${scopes.map(each => `\`${each}\``).join(', ')}.${https}`
}

export async function channelsPage(): Promise<string> {
  const channels = await loadChannels()
  const sections = channels.map(channel =>
    [
      `## ${channel.name}`,
      '',
      `**${channel.title}.** ${channel.help} ${channel.mode === 'handoff' ? '' : modes[channel.mode]}`.trim(),
      '',
      ...facts(channel),
      '',
      ...(Object.keys(channel.settings).length === 0 ? [] : [...settingsTable(channel.settings), '']),
    ].join('\n'),
  )
  return `# Channels

Made by \`npm run docs\` from the channels themselves. Name those that you publish on in \`uptake.yml\`; \`uptake channels\` asks each for its account and posts nothing:

\`\`\`yaml
channels:
  bluesky: { handle: rocket.bsky.social }       # the app password is in BLUESKY_APP_PASSWORD
  hackernews:                                   # a person posts it
  blog: { layout: hugo, site: "https://rocket.example.org" }
  forum:                                        # a name of your own, when there are several of a kind
    channel: discourse
    base: https://discuss.example.org
    user: ada
\`\`\`

Every piece is sent once. What the platform refused for certain was not posted; whatever is in doubt (a broken connection, a time-out, a fault of the server, half an answer) is *unconfirmed* and looked up before anything else happens. Secrets are written as names of environment variables. Nothing is sent to a private address that is not allowed by name.

By hand: ${modes.handoff}

Every channel also knows:

${settingsTable(commonSettings).join('\n')}

${sections.join('\n')}`
}
