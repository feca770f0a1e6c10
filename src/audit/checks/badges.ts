import { no, yes } from '../check.ts'
import type { AuditContext, Check, Details } from '../check.ts'
import { at, communityFile, listed, readmeName } from '../tools.ts'

/** Addresses of pictures of badges: those of the services, and what they have in common. */
const isBadge =
  /shields\.io|badgen\.net|badge\.fury\.io|codecov\.io|coveralls\.io|\/badge(?:s)?[./?]|badge\.svg|\/workflows?\/[^)\s]*badge|readthedocs\.(?:org|io)\/projects\/[^)\s]*badge|pepy\.tech|deepwiki\.com\/badge/i
const kinds: Readonly<Record<string, RegExp>> = {
  coverage: /codecov|coveralls|coverage/i,
  build: /actions\/workflows|workflows?\/|travis|circleci|appveyor|build|pipeline|\bci\b/i,
  license: /licen[cs]e|\/l\//i,
  package: /npm|pypi|crates|badge\.fury|maven|nuget|gem|packagist/i,
}

export const check: Check = {
  id: 'badges',
  title: 'Badges in the README',
  make: null,
  matches: {
    en: [
      'readme badges',
      'status badges',
      '(?:code |test )?(?<coverage>coverage) badges?(?: setup)?',
      '(?<build>build|ci)(?: status)? badges?(?: setup)?',
      '(?<license>licen[cs]e) badges?',
      '(?<package>npm|pypi|crates\\.io)(?: version)? badges?',
      'badges?(?: to| in) (?:the )?readme(?:\\.md)?',
    ],
    de: ['badges? (?:im|in der|in die) readme', '(?<coverage>coverage)-badges?'],
    es: ['insignias? (?:en|al) (?:el )?readme', 'badge de (?<coverage>cobertura)'],
    fr: ['badges? dans le readme', 'badge de (?<coverage>couverture)'],
    it: ['badge (?:nel|al) readme'],
    pt: ['badges? no readme', 'badge de (?<coverage>cobertura)'],
    ru: ['бейдж\\p{L}* в readme'],
    vi: ['huy hiệu (?:trong|cho) readme'],
    zh: ['readme ?徽章'],
    ja: ['readme ?(?:に)?バッジ'],
    ko: ['readme ?배지'],
  },
  check: verify,
}

async function verify(ctx: AuditContext, details: Details) {
  const file = await communityFile(ctx, readmeName)
  if (file === null) return no('There is no README in the root of the repository.')
  const { path, text } = file
  const pictures = [
    ...text.matchAll(/!\[[^\]]*\]\(([^)\s]+)[^)]*\)|<img[^>]+src=["']([^"']+)|image::\s*(\S+)|^\[[^\]]+\]:\s*(https?:\S+)/gim),
  ]
    .map(match => match[1] ?? match[2] ?? match[3] ?? match[4] ?? '')
    .filter(address => isBadge.test(address))
  if (pictures.length === 0) return no('The README has no badges.', at(path))
  const missing = [...details.keys()].filter(kind => kinds[kind] !== undefined && !pictures.some(address => kinds[kind]!.test(address)))
  if (missing.length > 0) return no(`The README has badges, but none for ${listed(missing)}.`, at(path))
  return yes(`The README has ${pictures.length === 1 ? 'a badge' : `${pictures.length} badges`}.`, at(path))
}
