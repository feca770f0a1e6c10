/**
 * Nothing leaves after its time is over. A timer alone does not hold that: a process that was stopped, or a machine that slept,
 * wakes up in the middle of its work before any timer rings, and by then another worker may have looked and sent.
 */
import { ChannelError, type ChannelContext } from '../channels/channel.ts'

/** From now on for `time` milliseconds what a channel is handed sends; after that it throws, and sends nothing. */
export function inTime(time: number): (context: ChannelContext) => ChannelContext {
  // Of the two clocks one stands still while a machine sleeps, and the other can be set.
  const [wall, running] = [Date.now(), performance.now()]
  const mustBeInTime = (): void => {
    if (Math.max(Date.now() - wall, performance.now() - running) > time)
      throw new ChannelError('unknown', 'Its time was over before all of it was sent: this machine slept, or was stopped.')
  }
  return context => {
    const { fetch: send, mail } = context
    return {
      ...context,
      async fetch(input, init) {
        mustBeInTime()
        return send(input, init)
      },
      ...(mail && {
        mail(server) {
          const open = mail(server)
          return {
            ...open,
            async send(message) {
              mustBeInTime()
              return open.send(message)
            },
          }
        },
      }),
    }
  }
}
