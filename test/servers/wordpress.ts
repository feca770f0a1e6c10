/**
 * A real WordPress on loopback: Debian's packages, a database and files of its own in a temporary folder, PHP's own
 * server. Nothing of it listens anywhere else, and nothing of it is left behind.
 */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { debianPackages, freePort, stop, until } from './machine.ts'

export type WordPress = { url: string; user: string; password: string; close(): Promise<void> }

const packages = ['wordpress', 'php-cli', 'php-mysql', 'mariadb-server']
const needed = ['/usr/share/wordpress/wp-load.php', '/usr/bin/php', '/usr/sbin/mariadbd', '/usr/bin/mariadb-install-db']

/** @returns the server, or why there is none on this machine */
export const startWordPress = async (): Promise<WordPress | string> => debianPackages('WordPress', packages, needed) ?? start()

async function start(): Promise<WordPress | string> {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-wordpress-'))
  const children: ChildProcess[] = []
  const close = async (): Promise<void> => {
    for (const child of children.reverse()) await stop(child)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const socket = join(folder, 'db.sock')
    children.push(await database(folder, socket))
    const port = await freePort()
    const site = join(folder, 'site')
    // Debian's package points at /etc and /var: the copy stands alone.
    cpSync('/usr/share/wordpress', site, { recursive: true, dereference: true, filter: path => existsSync(path) })
    mkdirSync(join(site, 'wp-content/uploads'), { recursive: true })
    writeFileSync(join(site, 'wp-config.php'), config(socket, `http://127.0.0.1:${port}`))
    const made = php(site, install)
    const password = /password=(\S+)/.exec(made.stdout)?.[1]
    if (password === undefined) throw new Error(`WordPress was not set up: ${(made.stderr || made.stdout).slice(-400)}`)
    children.push(spawn('/usr/bin/php', ['-S', `127.0.0.1:${port}`, '-t', site], { stdio: 'ignore' }))
    await until(async () => (await fetch(`http://127.0.0.1:${port}/?rest_route=/`)).ok)
    return { url: `http://127.0.0.1:${port}`, user: 'ada', password, close }
  } catch (error) {
    await close()
    return `WordPress did not start: ${error instanceof Error ? error.message : String(error)}`
  }
}

async function database(folder: string, socket: string): Promise<ChildProcess> {
  const data = join(folder, 'db')
  const user = process.getuid?.() === 0 ? ['--user=root'] : []
  const own = ['--no-defaults', `--datadir=${data}`, ...user]
  const made = spawnSync('/usr/bin/mariadb-install-db', [...own, '--auth-root-authentication-method=normal', '--skip-test-db'], {
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`the database was not set up: ${made.stderr.slice(-300)}`)
  const child = spawn('/usr/sbin/mariadbd', [...own, `--socket=${socket}`, '--skip-networking', '--innodb-flush-log-at-trx-commit=0'], {
    stdio: 'ignore',
  })
  await until(async () => existsSync(socket))
  return child
}

const php = (site: string, code: string): { stdout: string; stderr: string } =>
  spawnSync('/usr/bin/php', ['-r', code], { cwd: site, encoding: 'utf8', timeout: 60_000 })

const config = (socket: string, url: string): string => `<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:${socket}');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', '${url}'); define('WP_SITEURL', '${url}');
define('WP_ENVIRONMENT_TYPE', 'local'); define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true);
define('AUTH_KEY', 'test'); define('AUTH_SALT', 'test');
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`

const install = `
mysqli_report(MYSQLI_REPORT_OFF);
preg_match("/localhost:([^']+)'/", file_get_contents('wp-config.php'), $found);
$db = mysqli_connect('localhost', 'root', '', '', 0, $found[1]);
mysqli_query($db, 'CREATE DATABASE wordpress');
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = '127.0.0.1'; $_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1'; $_SERVER['REQUEST_URI'] = '/';
require 'wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
function wp_new_blog_notification() {}
wp_install('Rocket', 'ada', 'ada@example.org', true, '', 'ada-password');
$made = WP_Application_Passwords::create_new_application_password(1, ['name' => 'uptake']);
echo 'password=' . $made[0];
`
