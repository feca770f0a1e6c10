/** The files that a code host and newcomers look for, in the project's name. Pure: facts in, texts out. */
import type { Project } from '../audit/project.ts'
import { STUB } from '../audit/stub.ts'

/** `there`: names under which such a file may be there already, in the root, `.github/` or `docs/`. */
export type GeneratedFile = { path: string; text: string; there: RegExp | null }
export type CommunityFacts = {
  project: Project
  /** The text of the licence that was chosen, and its name. */
  licence: { title: string; text: string }
  /** Files of the root, for the commands of the contributing guide. */
  files: readonly string[]
  /** Scripts of `package.json`. */
  scripts: readonly string[]
}

export function communityFiles(facts: CommunityFacts): GeneratedFile[] {
  const name = facts.project.name ?? 'this project'
  return [
    { path: 'LICENSE', text: facts.licence.text, there: /^(?:(?:un)?licen[cs]e|copying)(?:[-.].*)?$/i },
    { path: 'CONTRIBUTING.md', text: contributing(name, facts), there: /^contributing(?:\..*)?$/i },
    { path: 'CODE_OF_CONDUCT.md', text: conduct(name, facts.project), there: /^code[_-]of[_-]conduct(?:\..*)?$/i },
    { path: 'SECURITY.md', text: security(name, facts.project), there: /^security(?:\..*)?$/i },
    ...issueForms(name, facts.project),
    { path: '.github/PULL_REQUEST_TEMPLATE.md', text: pullRequest(facts), there: /^pull_request_template(?:\..*)?$/i },
  ]
}

/** How people start, as the files of the repository show it; nothing is guessed. */
function steps({ files, scripts }: CommunityFacts): string[] {
  const has = (file: string): boolean => files.includes(file)
  if (has('package.json')) {
    const manager = has('pnpm-lock.yaml') ? 'pnpm' : has('yarn.lock') ? 'yarn' : has('bun.lock') || has('bun.lockb') ? 'bun' : 'npm'
    const run = ['build', 'test', 'lint'].filter(script => scripts.includes(script))
    return [`${manager} install`, ...run.map(script => (script === 'test' ? `${manager} test` : `${manager} run ${script}`))]
  }
  if (has('Cargo.toml')) return ['cargo build', 'cargo test']
  if (has('go.mod')) return ['go build ./...', 'go test ./...']
  if (has('pyproject.toml')) return ['python -m pip install -e .', ...(has('tests') || has('test') ? ['python -m pytest'] : [])]
  return []
}

function contributing(name: string, facts: CommunityFacts): string {
  const { repository } = facts.project
  const commands = steps(facts)
  const clone = repository === null ? [] : [`git clone ${repository.url}.git`, `cd ${repository.name}`]
  const start = [...clone, ...commands]
  const issues = repository === null ? 'the issue tracker' : `[the issues](${repository.url}/issues)`
  return `# Contributing to ${name}

Thank you for your interest. Reports, ideas, documentation and code are all welcome.

## Report a problem or suggest something

Look through ${issues} first; somebody may have met the same. If nobody has, open one and say what you did, what
happened and what you expected. Do not report weaknesses of security in public: see [SECURITY.md](SECURITY.md).

## Change something

1. For more than a small correction, open an issue first, so that nobody works in vain.
2. Fork the repository and make a branch.
3. Keep the change small, and add a test that fails without it.
4. Say in the pull request what changes for users, and why.
${
  start.length === 0
    ? ''
    : `
To begin:

\`\`\`sh
${start.join('\n')}
\`\`\`
`
}
By contributing you agree that your work is published under the license of ${name} (${facts.licence.title}).

Everyone who takes part follows the [code of conduct](CODE_OF_CONDUCT.md).
`
}

/** The Contributor Covenant is under CC BY 4.0: it is adopted by reference, not copied. */
function conduct(name: string, project: Project): string {
  return `# Code of conduct

${name} wants to be a place where everyone who means well can take part, whoever they are and however much they know.

We follow the [Contributor Covenant 2.1](https://www.contributor-covenant.org/version/2/1/code_of_conduct/) wherever
people meet as part of ${name}: in the repository, in chats, at events. In short:

- Be kind, and assume that others mean well.
- Criticise work, never people. No insults, no harassment, nothing sexual, no publishing of what others keep private.
- Accept criticism, and say so when you were wrong.

If somebody does not keep to this, tell the maintainers${contactOf(project)}. Every report is read, kept confidential and
answered. The maintainers may correct or remove what breaks these rules, and exclude for a time or for good who keeps
breaking them.
`
}

const contactOf = ({ author }: Project): string => (author?.email == null ? '' : ` (${author.name}, <${author.email}>)`)

function security(name: string, { repository, author }: Project): string {
  const way =
    repository?.host === 'github.com'
      ? `Report it privately with [a security advisory](${repository.url}/security/advisories/new)${author?.email == null ? '' : `, or by mail to <${author.email}>`}.`
      : author?.email == null
        ? `${STUB}\nReport it privately to the maintainers.`
        : `Report it privately by mail to <${author.email}>.`
  return `# Security policy

## Report a weakness

Please do not open a public issue for a weakness of security in ${name}. ${way}

Say which version you use, how the weakness can be shown, and what an attacker could do with it. You get an answer
within a week. We agree with you on a day on which the weakness and its fix are published, and name you if you like.

## Supported versions

Fixes go into the newest release.
`
}

function issueForms(name: string, project: Project): GeneratedFile[] {
  const folder = '.github/ISSUE_TEMPLATE'
  const there = /^issue_template(?:\..*)?$/i
  return [
    { path: `${folder}/bug.yml`, text: bugForm(name), there },
    { path: `${folder}/feature.yml`, text: featureForm(name), there },
    { path: `${folder}/config.yml`, text: formConfig(project), there },
  ]
}

const quoted = (text: string): string => JSON.stringify(text)

/** https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms */
const bugForm = (name: string): string => `name: Bug report
description: ${quoted(`Something in ${name} does not do what it should`)}
labels: [bug]
body:
  - type: textarea
    id: what
    attributes:
      label: What happened, and what did you expect?
    validations:
      required: true
  - type: textarea
    id: how
    attributes:
      label: How can it be repeated?
      description: The shortest steps or code that show it.
    validations:
      required: true
  - type: input
    id: version
    attributes:
      label: Version
    validations:
      required: true
  - type: textarea
    id: where
    attributes:
      label: Where does it run?
      description: Operating system, runtime, and what else may matter.
`

const featureForm = (name: string): string => `name: Feature request
description: ${quoted(`Something that ${name} should be able to do`)}
labels: [enhancement]
body:
  - type: textarea
    id: problem
    attributes:
      label: What do you want to do that you cannot do now?
    validations:
      required: true
  - type: textarea
    id: idea
    attributes:
      label: What should it look like?
  - type: textarea
    id: others
    attributes:
      label: What did you try instead?
`

const formConfig = ({ repository }: Project): string =>
  repository?.host === 'github.com'
    ? `blank_issues_enabled: true
contact_links:
  - name: Report a weakness of security
    url: ${repository.url}/security/advisories/new
    about: Please do not report it in public.
`
    : 'blank_issues_enabled: true\n'

function pullRequest(facts: CommunityFacts): string {
  const test = steps(facts).find(step => /\btest\b|pytest/.test(step))
  return `## What changes for users, and why?

Closes #

## Before it is merged

- [ ] There is a test that fails without this change${test === undefined ? '' : ` (\`${test}\` passes)`}
- [ ] The documentation says what is new
- [ ] The changelog has a line for it
`
}
