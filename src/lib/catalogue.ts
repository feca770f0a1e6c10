/** Every error that a user can meet and mend, in one place: code → what happened and what to do next. */

type Entry = { message: string; hint: string }

const list = (items: readonly string[]): string => items.map(item => `  ${item}`).join('\n')
const meant = (near: string | null): string => (near === null ? '' : `Did you mean ${near}? `)

/** What the system says when a file cannot be written, in words. */
const UNWRITABLE: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOENT: 'it is not there any more, or its folder is not',
  ENOTDIR: 'what should be a folder is a file',
  EISDIR: 'it is a folder',
}

export const catalogue = {
  'path-missing': (path: string, near: string | null, what: 'file' | 'plan'): Entry => ({
    message: `There is no file${what === 'plan' ? ' or folder' : ''} at ${path}.`,
    hint: `${meant(near)}${
      what === 'plan'
        ? 'Give a Markdown file, a folder that holds some, or run "uptake init" to start a plan here.'
        : 'Check the name: it is looked for from the folder in which the command runs.'
    }`,
  }),
  'path-unreadable': (path: string, reason: string): Entry => ({
    message: `${path} cannot be read: ${reason}.`,
    hint: 'Check its permissions (ls -l) and try again. Nothing was changed.',
  }),
  /** `reason`: in words, or the code of the system. */
  'path-unwritable': (path: string, reason: string): Entry => ({
    message: `${path} cannot be written: ${UNWRITABLE[reason] ?? reason}.`,
    hint: 'Check the permissions of the folder and the space on the disk, and try again.',
  }),
  'path-special': (path: string): Entry => ({
    message: `${path} is neither a file nor a folder.`,
    hint: 'Give a Markdown file or a folder; "-" reads from standard input.',
  }),
  'no-markdown': (path: string, found: number): Entry => ({
    message: `No Markdown in ${path}${found === 0 ? ': the folder is empty' : ` (${found} other ${found === 1 ? 'file' : 'files'})`}.`,
    hint: 'Name a .md, .markdown or .txt file, or run "uptake init" to start a plan here.',
  }),
  'no-plan-files': (config: string, globs: readonly string[]): Entry => ({
    message: `${config} names no existing document (plan: ${globs.join(', ')}).`,
    hint: 'Put a Markdown file there or correct "plan:".',
  }),
  'glob-empty': (glob: string): Entry => ({
    message: `Nothing matches ${glob}.`,
    hint: 'Check the pattern; quote it when Uptake rather than the shell should expand it.',
  }),
  'not-text': (path: string): Entry => ({
    message: `${path} is not text.`,
    hint: 'Uptake reads Markdown and plain text. Convert the file (pandoc reads .docx, .odt and .html) and try again.',
  }),
  'too-large': (path: string, megabytes: number, limit: number): Entry => ({
    message: `${path} has ${megabytes} MB; Uptake reads documents up to ${limit} MB.`,
    hint: 'Split the document, or name the part that is the plan.',
  }),
  'config-broken': (path: string, problems: readonly string[]): Entry => ({
    message: `${path} has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${list(problems)}`,
    hint: 'Correct the file; "uptake check" shows the lines.',
  }),
  'config-unwritable': (path: string, key: string): Entry => ({
    message: `"${key}" cannot be set in ${path} without touching the rest of the file.`,
    hint: 'Set it by hand. Nothing was changed.',
  }),
  'unknown-command': (name: string, near: string | null): Entry => ({
    message: `There is no command "${name}".`,
    hint: `${meant(near === null ? null : `"uptake ${near}"`)}"uptake --help" lists all commands.`,
  }),
  'unknown-flag': (flag: string, command: string, near: string | null): Entry => ({
    message: `"uptake ${command}" has no option ${flag}.`,
    hint: `${meant(near)}"uptake ${command} --help" lists its options.`,
  }),
  'bad-flag': (flag: string, value: string, expected: string): Entry => ({
    message: `${flag} ${value}: expected ${expected}.`,
    hint: 'Correct the value and try again.',
  }),
  'missing-value': (flag: string, command: string): Entry => ({
    message: `${flag} needs a value.`,
    hint: `"uptake ${command} --help" shows how it is used.`,
  }),
  'missing-argument': (name: string, command: string): Entry => ({
    message: `"uptake ${command}" needs ${name}.`,
    hint: `"uptake ${command} --help" shows how it is used.`,
  }),
  'one-workspace': (command: string, names: readonly string[]): Entry => ({
    message: `"uptake ${command}" works on one workspace, and there are ${names.length} here:\n${list(names)}`,
    hint: 'Name one of them.',
  }),
  'no-config': (command: string, path: string): Entry => ({
    message: `"uptake ${command}" needs an uptake.yml, and ${path} has none.`,
    hint: 'Run "uptake init" there first; it changes no file that exists.',
  }),
  'no-owner': (name: string, near: string | null, names: readonly string[]): Entry => ({
    message: `Nothing in the plan is for "${name}".`,
    hint: `${meant(near)}${names.length === 0 ? 'No task names an owner yet: write "(owner: Ada)" behind it.' : `Owners: ${names.join(', ')}.`}`,
  }),
  'task-missing': (text: string, near: readonly string[]): Entry => ({
    message: `No task is called "${text}".${near.length === 0 ? '' : `\nThe nearest:\n${list(near)}`}`,
    hint: 'Give the id or a part of the title; "uptake plan --ids" lists all tasks.',
  }),
  'task-ambiguous': (text: string, candidates: readonly string[]): Entry => ({
    message: `"${text}" fits ${candidates.length} tasks:\n${list(candidates)}`,
    hint: 'Give the id, or more of the title. Nothing was changed.',
  }),
  'task-no-box': (title: string, place: string): Entry => ({
    message: `"${title}" (${place}) has no box to tick.`,
    hint: 'Write "- [ ] " before it in the document. Nothing was changed.',
  }),
  'not-utf8': (path: string): Entry => ({
    message: `${path} is not written in UTF-8 or UTF-16, so it cannot be changed without harm.`,
    hint: 'Save it as UTF-8 and try again. Nothing was changed.',
  }),
  'no-git': (path: string): Entry => ({
    message: `There is nothing to compare with: ${path === '.' ? 'this folder' : path} is not in a git repository.`,
    hint: 'Without git, Uptake compares with the last reading that it keeps: "uptake up", "done" and "reschedule" keep one.',
  }),
  'no-revision': (revision: string, reason: string): Entry => ({
    message: `git knows no revision "${revision}"${reason === '' ? '' : `: ${reason}`}.`,
    hint: 'Try HEAD~1, a branch, a tag or a commit.',
  }),
  'port-taken': (port: number): Entry => ({
    message: `Port ${port} is in use.`,
    hint: 'Stop the other program, or give another port: --port N (0 takes any free one).',
  }),
} as const satisfies Record<string, (...values: never[]) => Entry>

export type Catalogue = typeof catalogue
