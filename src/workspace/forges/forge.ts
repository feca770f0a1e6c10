/** What code hosts tell of a commit of the default branch that is no merge commit: the request that it came by, who merged that, and who wrote it. */

/** A person there: their handle; else name and address as committed. */
export type Writer = { login: string } | { name: string; email: string }
/** `commits`: how many of the last on the branch, `tip` among them, it led to. */
export type Pull = { number: number; mergedBy: string; tip: string; commits: number; writers: readonly Writer[] }
/** `later`: it may be known another time; `no`: it is no merged request, or not one that proves who approved. */
export type NotTold = { state: 'no' | 'later'; why: string }
export type Told = { state: 'merged'; pull: Pull } | NotTold
/** Asks below the address of the repository in the API; a path that begins with "/" is below the API itself. Throws when there is no answer. */
export type AskHost = (path: string) => Promise<{ status: number; body: unknown }>
/** `repo`: as the host writes it, `owner/name`. */
export type Question = { repo: string; branch: string; commit: string }

/** A kind of code host. */
export type Forge = {
  title: string
  /** What a merged change is called there, and how its number is written. */
  request: string
  mark: string
  /** The handle of a person that makes an account there theirs. */
  handle: string
  /** The environment variable of a token, which whoever is told too little may set. */
  variable: string
  /** The request that brought a commit to a branch of a repository. Never throws for what the host answers. */
  pullOf(ask: AskHost, question: Question): Promise<Told>
}

export const no = (why: string): NotTold => ({ state: 'no', why })

/** @returns the body of a good answer; else why there is none */
export async function asked(ask: AskHost, path: string, { title, variable }: Forge): Promise<{ body: unknown } | NotTold> {
  try {
    const { status, body } = await ask(path)
    if (status === 200) return { body }
    // Who may not see a private repository is told that there is none; 422: no commit of that name.
    if ([401, 403, 404, 422].includes(status))
      return { state: 'later', why: `${title} knows no such commit, or tells of it to members only: set ${variable} (${status})` }
    return { state: 'later', why: `${title} answered ${status}` }
  } catch (error) {
    return { state: 'later', why: `${title} could not be asked (${error instanceof Error ? error.message : String(error)})` }
  }
}

/** `Co-authored-by: Name <address>` of a commit message. */
export const coAuthors = (message: string): { name: string; email: string }[] =>
  [...message.matchAll(/^co-authored-by:\s*(.+?)\s*<([^<>\s]+)>\s*$/gim)].map(([, name = '', email = '']) => ({ name, email }))

export type Data = Record<string, unknown>
export const recordOf = (value: unknown): Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {}
export const listOf = (value: unknown): Data[] => (Array.isArray(value) ? value.map(recordOf) : [])
export const textAt = (data: Data, key: string): string | null => {
  const value = data[key]
  return typeof value === 'string' && value !== '' ? value : null
}
