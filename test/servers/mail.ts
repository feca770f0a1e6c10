/**
 * A real Postfix and a real Dovecot on loopback, with configuration, queue and mailboxes of their own in a temporary
 * folder. Mail for `here.test` is delivered to Maildirs, to unknown users it bounces; nothing leaves the machine.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { debianPackages, freePort, stop } from './machine.ts'

export type MailServers = {
  smtp: number
  imap: number
  /** The password of every mailbox; its name is the user. */
  password: string
  /** The Maildir of a user. */
  maildir(user: string): string
  close(): Promise<void>
}

const packages = ['postfix', 'dovecot-imapd']
const needed = ['/usr/sbin/postfix', '/usr/sbin/dovecot', '/usr/lib/dovecot/imap']
/** Mailboxes belong to nobody: Postfix and Dovecot refuse to write as root. */
const NOBODY = 65_534
const PASSWORD = 'mail-password-9'

/** @returns the servers, or why there are none on this machine */
export async function startMail(users: readonly string[]): Promise<MailServers | string> {
  if (process.getuid?.() !== 0) return 'Postfix has to be started by root'
  return debianPackages('mail server', packages, needed) ?? start(users)
}

async function start(users: readonly string[]): Promise<MailServers | string> {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-mail-'))
  const children: ChildProcess[] = []
  const close = async (): Promise<void> => {
    for (const child of children.reverse()) await stop(child)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    chmodSync(folder, 0o755)
    for (const name of ['postfix', 'queue', 'data', 'mail', 'dovecot', 'run']) mkdirSync(join(folder, name), { mode: 0o755 })
    const postfix = Number(spawnSync('id', ['-u', 'postfix'], { encoding: 'utf8' }).stdout)
    chownSync(join(folder, 'data'), postfix, postfix)
    for (const user of users) {
      mkdirSync(join(folder, 'mail', user))
      chownSync(join(folder, 'mail', user), NOBODY, NOBODY)
    }
    const [smtp, imap] = [await freePort(), await freePort()]
    writeFileSync(join(folder, 'postfix', 'main.cf'), mainCf(folder, users))
    writeFileSync(join(folder, 'postfix', 'master.cf'), masterCf(smtp))
    writeFileSync(join(folder, 'dovecot', 'dovecot.conf'), dovecotConf(folder, imap))
    children.push(spawn('/usr/sbin/postfix', ['-c', join(folder, 'postfix'), 'start-fg'], { stdio: 'ignore' }))
    children.push(spawn('/usr/sbin/dovecot', ['-F', '-c', join(folder, 'dovecot', 'dovecot.conf')], { stdio: 'ignore' }))
    for (const [port, log] of [
      [smtp, 'postfix.log'],
      [imap, 'dovecot.log'],
    ] as const)
      if (!(await answers(port))) throw new Error(existsSync(join(folder, log)) ? readFileSync(join(folder, log), 'utf8').slice(-400) : log)
    return { smtp, imap, password: PASSWORD, maildir: user => join(folder, 'mail', user), close }
  } catch (error) {
    await close()
    return `the mail servers did not start: ${error instanceof Error ? error.message : String(error)}`
  }
}

const mainCf = (folder: string, users: readonly string[]): string => `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/postfix.log
maillog_file_prefixes = ${folder}
inet_interfaces = loopback-only
inet_protocols = ipv4
myhostname = mx.here.test
mydestination =
default_transport = error:nothing leaves this machine
virtual_mailbox_domains = here.test
virtual_mailbox_base = ${folder}/mail
virtual_mailbox_maps = inline:{ ${users.map(user => `{ ${user}@here.test = ${user}/ }`).join(', ')} }
virtual_uid_maps = static:${NOBODY}
virtual_gid_maps = static:${NOBODY}
recipient_delimiter = +
smtpd_reject_unlisted_recipient = no
smtpd_relay_restrictions = permit_mynetworks, reject
`

const masterCf = (port: number): string =>
  [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    'pickup unix n - n 60 1 pickup',
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 300 1 qmgr',
    ...['rewrite:trivial-rewrite', 'bounce:bounce', 'defer:bounce', 'trace:bounce', 'verify:verify'].map(
      each => `${each.split(':')[0]} unix - - n - ${each.startsWith('rewrite') ? '-' : '0'} ${each.split(':')[1]}`,
    ),
    'proxymap unix - - n - - proxymap',
    'error unix - - n - - error',
    'retry unix - - n - - error',
    'virtual unix - n n - - virtual',
    'anvil unix - - n - 1 anvil',
    'postlog unix-dgram n - n - 1 postlogd',
    '',
  ].join('\n')

const dovecotConf = (folder: string, port: number): string => `protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
log_path = ${folder}/dovecot.log
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:~
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${NOBODY} gid=${NOBODY} home=${folder}/mail/%n
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`

async function answers(port: number): Promise<boolean> {
  for (let i = 0; i < 100; i++) {
    const socket = connect(port, '127.0.0.1')
    try {
      await once(socket, 'data', { signal: AbortSignal.timeout(1_000) })
      return true
    } catch {
      await wait(100)
    } finally {
      socket.destroy()
    }
  }
  return false
}
