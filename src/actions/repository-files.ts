/** Files of the workspace's repository for channels that publish there: a static blog, a feed. Never outside of it. */
import { existsSync, globSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { Files } from '../channels/channel.ts'
import { ChannelError } from '../channels/channel.ts'
import { createFile } from './new-file.ts'
import { replaceFile } from './write-file.ts'

export function repositoryFiles(root: string): Files {
  /** @throws ChannelError rejected */
  const inside = (path: string): string => {
    const target = resolve(root, path)
    let folder = target
    while (!existsSync(folder)) folder = dirname(folder)
    if (relative(realpathSync(root), realpathSync(folder)).startsWith('..') || relative(root, target).startsWith('..'))
      throw new ChannelError('rejected', `${path} is outside of the workspace.`)
    return target
  }
  return {
    read: async path => {
      const target = inside(path)
      return existsSync(target) && statSync(target).isFile() ? readFileSync(target) : null
    },
    write: async (path, content) => {
      const target = inside(path)
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
      mkdirSync(dirname(target), { recursive: true })
      if (existsSync(target)) replaceFile(target, bytes)
      else createFile(target, bytes)
    },
    list: async folder =>
      globSync('**/*', { cwd: inside(folder) })
        .filter(path => statSync(join(root, folder, path)).isFile())
        .map(path => `${folder}/${path.replaceAll(sep, '/')}`)
        .sort(),
  }
}
