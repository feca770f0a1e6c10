/** All checks by name, in the order of the report. A test holds that this list and the folder agree. */
import type { Check } from './check.ts'

type Loader = () => Promise<{ check: Check }>

export const checks: Readonly<Record<string, Loader>> = {
  repository: () => import('./checks/repository.ts'),
  readme: () => import('./checks/readme.ts'),
  badges: () => import('./checks/badges.ts'),
  license: () => import('./checks/license.ts'),
  contributing: () => import('./checks/contributing.ts'),
  'code-of-conduct': () => import('./checks/code-of-conduct.ts'),
  'security-policy': () => import('./checks/security-policy.ts'),
  'issue-templates': () => import('./checks/issue-templates.ts'),
  'pr-template': () => import('./checks/pr-template.ts'),
  changelog: () => import('./checks/changelog.ts'),
  ci: () => import('./checks/ci.ts'),
  tests: () => import('./checks/tests.ts'),
  examples: () => import('./checks/examples.ts'),
  'api-docs': () => import('./checks/api-docs.ts'),
  'docs-site': () => import('./checks/docs-site.ts'),
  translations: () => import('./checks/translations.ts'),
  'good-first-issues': () => import('./checks/good-first-issues.ts'),
  'branch-protection': () => import('./checks/branch-protection.ts'),
  'package-name': () => import('./checks/package-name.ts'),
  'package-published': () => import('./checks/package-published.ts'),
  release: () => import('./checks/release.ts'),
}

export const loadChecks = async (): Promise<Check[]> => Promise.all(Object.values(checks).map(async load => (await load()).check))
