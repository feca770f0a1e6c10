/** Which titles checks claim to verify. A claim too many would be a wrong tick. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadChecks } from '../../src/audit/index.ts'
import { matchTitle } from '../../src/audit/match.ts'

const checks = await loadChecks()
/** "license{kind=mit} + ci", with what nobody can verify behind "!"; null when nothing is claimed. */
function claim(title: string): string | null {
  const match = matchTitle(title, checks)
  if (match === null) return null
  const names = match.requirements.map(({ check, details }) => {
    const asked = [...details].map(([name, value]) => `${name}=${value}`).join(',')
    return asked === '' ? check.id : `${check.id}{${asked}}`
  })
  return names.join(' + ') + (match.rest === '' ? '' : ' !')
}
const verified: Record<string, string> = {
  'Add a LICENSE file': 'license',
  'MIT license': 'license{kind=mit}',
  '**Create** `CONTRIBUTING.md`': 'contributing',
  'Code of Conduct ✅': 'code-of-conduct',
  'Write a security policy (SECURITY.md)': 'security-policy',
  'Issue templates and PR template': 'issue-templates + pr-template',
  'Add pull request template with checklist': 'pr-template{checklist=checklist}',
  'Set up CI': 'ci',
  'Set up CI/CD with GitHub Actions': 'ci{delivery=/cd,system=github actions}',
  'Set up GitHub Actions for tests': 'ci{system=github actions,tests=for tests}',
  'Set up CI (GitLab or CircleCI)': 'ci{or=or,system=gitlab, circleci}',
  'Add coverage badge': 'badges{coverage=coverage}',
  'Publish v2.1.0 to npm': 'package-published{version=v2.1.0,registry=npm}',
  'Reserve the package name "inklog" on PyPI': 'package-name{name=inklog,registry=pypi}',
  'Tag v1.0.0': 'release{version=v1.0.0}',
  'Create GitHub release with release notes': 'release{notes= with release notes}',
  Changelog: 'changelog',
  'Protect the main branch': 'branch-protection',
  '10 good first issues': 'good-first-issues{count=10}',
  'Documentation site at docs.inklog.dev': 'docs-site{address=docs.inklog.dev}',
  'API reference generated from docstrings': 'api-docs{generated=generated from docstrings}',
  'Example projects': 'examples',
  'Translate the documentation': 'translations',
  'README.md': 'readme',
  'Verhaltenskodex erstellen': 'code-of-conduct',
  'Añadir licencia': 'license',
  'Rédiger le guide de contribution': 'contributing',
  'Adicionar política de segurança': 'security-policy',
  'Написать руководство для контрибьюторов': 'contributing',
  'Creare la licenza': 'license',
  添加行为准则: 'code-of-conduct',
  ライセンスを追加する: 'license',
  '이슈 템플릿 작성': 'issue-templates',
  'Thêm giấy phép': 'license',
}
const inPart: Record<string, string> = {
  'Comprehensive README with a tour': 'readme !',
  'CONTRIBUTING.md with an overview of the architecture': 'contributing !',
  'License: MIT for the core, commercial for plug-ins': 'license{kind=mit} !',
  'Set up GitHub Actions for': 'ci{system=github actions} !',
  'Release v0.2.0 with all guides written': 'release{version=v0.2.0} !',
  'Publish v1.0.0 and v1.1.0 to npm': 'release{version=v1.0.0} !',
}
const nothing = [
  'Update the README',
  'Improve test coverage',
  'Post in the GitHub Actions community',
  'Talk about CI at the meetup',
  'Submit to Awesome GitHub Actions',
  'Ask lawyers about the license of the data',
  'License check at start-up',
  'Security audit',
  'Remove the changelog',
  'Email templates',
  'Release party',
  'Beta release',
  'Prepare v1.0.0 release notes',
  'Badges for top contributors',
  'Design badges',
  'Unit tests for the parser',
  'Blog post: how to write a code of conduct',
  'Partner with CI/CD platforms',
  'Examples',
  'Find examples of good documentation sites',
  'Translate the landing page',
  'Delete old tags',
  'Announce on npm weekly',
]

test('titles that are verified as a whole', () => {
  for (const [title, expected] of Object.entries(verified)) {
    const found = claim(title)
    assert.ok(found !== null && !found.endsWith('!'), `${title}: ${found ?? 'nothing'}`)
    assert.equal(sorted(found ?? ''), sorted(expected), title)
  }
})
test('titles that ask for more than can be verified', () => {
  for (const [title, expected] of Object.entries(inPart)) {
    const found = claim(title)
    assert.ok(found !== null && found.endsWith(' !'), `${title}: ${found ?? 'nothing'}`)
    assert.ok(found.startsWith(expected.replace(/ !$/, '').replace(/\}$/, '')), `${title}: ${found ?? ''}`)
  }
})
test('titles that are about something else', () => {
  for (const title of nothing) assert.equal(claim(title), null, title)
})
test('one word more is one word too many', () => {
  for (const title of Object.keys(verified))
    for (const word of ['quokka', 'never', 'xyzzy'])
      for (const longer of [`${word} ${title}`, `${title} ${word}`]) {
        const match = matchTitle(longer, checks)
        assert.ok(match === null || match.rest !== '', longer)
      }
})

/** Details in any order. */
const sorted = (text: string): string =>
  [...text.matchAll(/[^{}, +]+(?: [^{}, +]+)*/g)]
    .map(match => match[0])
    .sort()
    .join(' ')
