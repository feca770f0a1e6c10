/** Discord, by a webhook: https://discord.com/developers/docs/resources/webhook#execute-webhook */
import { SendError, textOf, type Way } from './way.ts'

/** Longer content is refused. */
const MOST = 2000

export const way: Way = {
  name: 'discord',
  title: 'Discord',
  settings: {
    url: { type: 'secret', required: true, help: 'the variable that holds the address of a webhook', example: 'DISCORD_WEBHOOK' },
  },
  async send(ctx, message) {
    const text = message.brief({
      strong: each => `**${each}**`,
      escape: each => each.replaceAll(/[\\*_~`|>[\]]/g, '\\$&'),
    })
    const written = textOf(ctx.settings, 'url')
    if (!URL.canParse(written))
      throw new SendError('failed', 'The variable of "url" holds no address.', 'Copy the address of the webhook from Discord.')
    const url = new URL(written)
    // With it Discord answers with the message that it made, instead of with nothing.
    url.searchParams.set('wait', 'true')
    // Nobody is called, whatever names the plan holds.
    const body = JSON.stringify({ content: cut(text), allowed_mentions: { parse: [] } })
    const answer = await ctx.post(url.href, body)
    return `Discord made message ${idIn(answer.text) ?? 'without a number'}`
  },
}

const cut = (text: string): string => (text.length <= MOST ? text : `${text.slice(0, MOST - 1)}…`)

function idIn(answer: string): string | null {
  return /"id"\s*:\s*"(\d+)"/.exec(answer)?.[1] ?? null
}
