/** Messages of a mailbox that were not read yet: of a Maildir on this machine, or over IMAP. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ChannelError } from '../channels/channel.ts'

/** `done` puts a message away, so that it is not read again; whoever died before reads it once more. */
export type Mailbox = { messages(most: number): AsyncIterable<{ raw: string; done(): Promise<void> }> }
export type ImapServer = { host: string; port: number; secure: boolean; user: string; password: string; folder: string }

/** Larger messages are no reports. */
const LARGEST = 2_000_000

/** @throws ChannelError 'auth' when there is no such folder */
export function maildir(folder: string): Mailbox {
  return {
    async *messages(most) {
      const fresh = join(folder, 'new')
      if (!existsSync(fresh)) throw new ChannelError('auth', `${folder} is no Maildir: it has no folder "new".`)
      mkdirSync(join(folder, 'cur'), { recursive: true })
      for (const name of readdirSync(fresh).sort().slice(0, most)) {
        const path = join(fresh, name)
        const { size } = statSync(path)
        yield {
          raw: size > LARGEST ? '' : readFileSync(path, 'latin1'),
          // The flag S: seen (https://cr.yp.to/proto/maildir.html).
          done: () => Promise.resolve(renameSync(path, join(folder, 'cur', `${name}:2,S`))),
        }
      }
    },
  }
}

/** @throws ChannelError 'auth' | 'later' */
export function imap({ host, port, secure, user, password, folder }: ImapServer): Mailbox {
  return {
    async *messages(most) {
      const { ImapFlow } = await import('imapflow')
      const client = new ImapFlow({
        host,
        port,
        secure,
        auth: { user, pass: password },
        logger: false,
        connectionTimeout: 30_000,
        greetingTimeout: 30_000,
        socketTimeout: 60_000,
      })
      // A lost line is told by whatever waits for an answer.
      client.on('error', () => undefined)
      try {
        await client.connect()
      } catch (error) {
        const refused = error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed === true
        throw new ChannelError(refused ? 'auth' : 'later', `${host} does not let us read the mailbox of ${user}: ${wordsOf(error)}`, {
          cause: error,
        })
      }
      try {
        const lock = await client.getMailboxLock(folder)
        try {
          const unseen = (await client.search({ seen: false }, { uid: true })) || []
          for (const uid of unseen.slice(0, most)) {
            const message = await client.fetchOne(String(uid), { source: { maxLength: LARGEST } }, { uid: true })
            if (!message) continue
            yield {
              raw: message.source?.toString('latin1') ?? '',
              done: async () => void (await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })),
            }
          }
        } finally {
          lock.release()
        }
      } finally {
        await client.logout().catch(() => client.close())
      }
    },
  }
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? String((error as Error & { responseText?: string }).responseText ?? error.message) : String(error)
