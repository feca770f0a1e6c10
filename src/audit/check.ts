/** The one interface of everything that verifies. A check is one file in `checks/`, found by its name; it only looks, it changes nothing. */
import type { Answer, Request } from '../collectors/collector.ts'
import type { Plan } from '../plan/model.ts'
import type { Project } from './project.ts'

/** `unknown`: it could not be found out. It is never taken for a yes nor for a no. */
export type State = 'yes' | 'no' | 'unknown'
/** Where it was seen: a path from the root of the repository, or an address. */
export type Evidence = { path: string } | { url: string }
/** What a check found. `because` is a sentence for a person. */
export type Finding = { state: State; because: string; evidence: readonly Evidence[] }

/** The only door to files, git and network. Nothing here writes. */
export type AuditContext = {
  project: Project
  plan: Plan
  /** The text of a file by its path from the root of the repository; null when there is none. */
  read(path: string): Promise<string | null>
  /** Paths from the root of files that a glob matches, sorted. */
  glob(pattern: string): Promise<readonly string[]>
  /** Asks politely. Null when nothing may be asked (`--offline`). @throws CollectError */
  ask: ((url: string, request?: Request) => Promise<Answer>) | null
  /** Lines that git prints; null where there is no repository or git refuses. */
  git(args: readonly string[]): Promise<readonly string[] | null>
  /** A token for the code host; null when the environment has none. */
  token: string | null
}

export type Language = 'en' | 'de' | 'es' | 'fr' | 'it' | 'ja' | 'ko' | 'pt' | 'ru' | 'vi' | 'zh'
/** Sources of regular expressions on lower-case text, by language. Named groups become details. */
export type Phrases = Readonly<Partial<Record<Language, readonly string[]>>>
/** What a task asks beyond the bare thing ("with checklist", "v1.0.0", "on PyPI"): name → the words of the task. */
export type Details = ReadonlyMap<string, string>

export type Check = {
  /** The name of its file. */
  id: string
  title: string
  /** Which plan tasks it verifies: each phrase means the whole thing that the check establishes, never more. */
  matches: Phrases
  /** What it can tell of besides: a word of a task that neither a phrase nor a detail covers keeps the task from being verified. */
  details?: Readonly<Record<string, readonly string[]>>
  /** The command that makes what is missing; null where a person has to. */
  make: string | null
  /** Finds out. @throws CollectError what a server answered; it is taken as unknown */
  check(ctx: AuditContext, details: Details): Promise<Finding>
}

export const yes = (because: string, ...evidence: readonly Evidence[]): Finding => ({ state: 'yes', because, evidence })
export const no = (because: string, ...evidence: readonly Evidence[]): Finding => ({ state: 'no', because, evidence })
export const unknown = (because: string, ...evidence: readonly Evidence[]): Finding => ({ state: 'unknown', because, evidence })
