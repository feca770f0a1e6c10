/** Which code host a remote is on, where its API is, and which token goes there and to no other. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ForgeSettings } from '../../src/content/review/rule.ts'
import { forgeOf, headersFor, type FoundForge } from '../../src/workspace/forges/find.ts'

const settings = (more: Partial<ForgeSettings> = {}): ForgeSettings => ({ kind: null, api: null, allow: [], ...more })
const found = (remote: string, given: ForgeSettings | null = null): FoundForge => {
  const forge = forgeOf(remote, given)
  assert.ok(forge !== null && !('why' in forge), `${remote}: ${JSON.stringify(forge)}`)
  return forge
}

test('by the name of the host, however the remote is written', () => {
  const cases: [string, string, string][] = [
    ['git@github.com:kestrel/site.git', 'GitHub', 'https://api.github.com/repos/kestrel/site'],
    ['ssh://git@ssh.github.com:443/kestrel/site.git', 'GitHub', 'https://api.github.com/repos/kestrel/site'],
    ['https://Acme.ghe.com/kestrel/site', 'GitHub', 'https://api.acme.ghe.com/repos/kestrel/site'],
    ['git@github.acme.example:kestrel/site.git', 'GitHub', 'https://github.acme.example/api/v3/repos/kestrel/site'],
    ['https://gitlab.com/kestrel/web/site.git', 'GitLab', 'https://gitlab.com/api/v4/projects/kestrel%2Fweb%2Fsite'],
    ['ssh://git@altssh.gitlab.com:443/kestrel/site.git', 'GitLab', 'https://gitlab.com/api/v4/projects/kestrel%2Fsite'],
    ['ssh://git@gitlab.acme.example:2222/kestrel/site.git', 'GitLab', 'https://gitlab.acme.example/api/v4/projects/kestrel%2Fsite'],
  ]
  for (const [remote, title, repository] of cases) {
    const { forge, repository: at } = found(remote)
    assert.deepEqual([forge.title, at], [title, repository], remote)
  }
  for (const remote of ['https://git.example.org/a/b', 'git@codeberg.org:a/b.git', '/srv/git/site.git', 'https://github.com/kestrel', ''])
    assert.equal(forgeOf(remote, null), null, remote)
})

test('as uptake.yml says, on the host of the remote and on no other', () => {
  assert.equal(found('https://git.example.org/a/b', settings({ kind: 'github' })).repository, 'https://git.example.org/api/v3/repos/a/b')
  const own = settings({ kind: 'gitlab', api: 'http://git.example.org:8080/lab/api/v4/' })
  assert.equal(found('git@git.example.org:a/b.git', own).repository, 'http://git.example.org:8080/lab/api/v4/projects/a%2Fb')
  assert.equal(
    found('git@git.example.org:a/b.git', settings({ kind: 'gitlab', api: 'https://api.git.example.org' })).host,
    'git.example.org',
  )
  for (const api of ['https://evil.example/api/v4', 'https://git.example.org.evil.example/api/v4', 'https://api.github.com']) {
    const refused = forgeOf('git@git.example.org:a/b.git', settings({ kind: 'gitlab', api }))
    assert.match(refused !== null && 'why' in refused ? refused.why : '', /and "origin" is on git\.example\.org/)
  }
})

test('a token goes to the host that it is for', () => {
  const env = { GITHUB_TOKEN: 'hub', GITLAB_TOKEN: 'lab' }
  const secret = (remote: string, more: Record<string, string> = {}): string | undefined => {
    const headers = headersFor(found(remote, settings()), { ...env, ...more })
    return headers['authorization'] ?? headers['private-token']
  }
  assert.equal(secret('https://github.com/a/b'), 'Bearer hub')
  assert.equal(secret('https://acme.ghe.com/a/b'), 'Bearer hub')
  const enterprise = 'https://github.acme.example/a/b'
  assert.equal(secret(enterprise), undefined)
  assert.equal(secret(enterprise, { GH_ENTERPRISE_TOKEN: 'own' }), 'Bearer own')
  assert.equal(secret(enterprise, { GITHUB_SERVER_URL: 'https://github.acme.example' }), 'Bearer hub')
  assert.equal(secret('https://gitlab.com/a/b'), 'lab')
  assert.equal(secret('https://gitlab.com/a/b', { GITLAB_HOST: 'https://gitlab.acme.example' }), undefined)
  assert.equal(secret('https://gitlab.acme.example/a/b', { GITLAB_HOST: 'gitlab.acme.example' }), 'lab')
})
