import { no, unknown, yes } from '../check.ts'
import type { AuditContext, Check, Details, Finding } from '../check.ts'
import { holderOf, isOurs, packagesMeant, registryTitle } from '../registry.ts'
import { asking, isVersion, listed, offline } from '../tools.ts'

const registry = '(?<registry>pypi|npm|crates\\.io)'
const what = '(?:(?:version )?(?<version>v?\\d+(?:\\.\\d+)+)|(?:the )?(?:first |initial )?(?:package|release|version))'

export const check: Check = {
  id: 'package-published',
  title: 'Package published',
  make: null,
  matches: {
    en: [
      `(?:publish(?:ed)?|releas(?:e|ed)|upload(?:ed)?|push(?:ed)?)(?: ${what})? (?:to|on) ${registry}`,
      `${registry} release(?: ${what})?`,
      `${registry} package (?:published|released)`,
    ],
    de: [`(?:${what} )?auf ${registry} veröffentlichen`],
    es: [`publicar (?:${what} )?en ${registry}`],
    fr: [`publier (?:${what} )?sur ${registry}`],
    it: [`pubblicare (?:${what} )?su ${registry}`],
    pt: [`publicar (?:${what} )?no ${registry}`],
    ru: [`опубликовать (?:${what} )?(?:на|в) ${registry}`],
    vi: [`phát hành (?:${what} )?(?:trên|lên) ${registry}`],
    zh: [`发布(?:${what})? ?到 ?${registry}`],
    ja: [`${registry} ?(?:に|へ)(?:公開|リリース)`],
    ko: [`${registry} ?(?:에 )?(?:배포|게시)`],
  },
  details: { named: ['(?<name>[a-z][a-z0-9._-]*)(?= v?\\d+(?:\\.\\d+)+)'], version: ['(?:version )?(?<version>v?\\d+(?:\\.\\d+)+)'] },
  check: verify,
}

async function verify(ctx: AuditContext, details: Details): Promise<Finding> {
  const { ask } = ctx
  const meant = packagesMeant(ctx, details)
  if (meant.length === 0) return unknown('Which package is meant could not be told: no manifest declares one for this registry.')
  const name = details.get('name')
  if (name !== undefined && !ctx.project.packages.some(each => each.name.toLowerCase() === name))
    return unknown(`No manifest declares a package "${name}".`)
  if (ask === null) return offline()
  const version = details.get('version') ?? null
  return asking(async () => {
    const holders = await Promise.all(meant.map(async each => ({ ...each, holder: await holderOf(ask, each.registry, each.name) })))
    const evidence = holders.map(({ holder }) => ({ url: holder.url }))
    const named = (each: (typeof holders)[number]): string => `"${each.name}" on ${registryTitle(each.registry)}`
    const free = holders.filter(({ holder }) => holder.state === 'free')
    if (free.length > 0) return no(`Not published: ${listed(free.map(named))}.`, ...evidence)
    const others = holders.filter(each => !isOurs(ctx, each.holder))
    if (others.length > 0)
      return unknown(
        `That ${listed(others.map(named))} is this project's could not be told: the registry names another repository, or none.`,
        ...evidence,
      )
    const old = holders.filter(
      ({ holder }) => version !== null && holder.state === 'taken' && !holder.versions.some(each => isVersion(version, each)),
    )
    if (old.length > 0) return no(`Version ${version ?? ''} is not published: ${listed(old.map(named))}.`, ...evidence)
    return yes(`Published${version === null ? '' : ` in version ${version}`}: ${listed(holders.map(named))}.`, ...evidence)
  })
}
