import { no, unknown, yes } from '../check.ts'
import type { AuditContext, Check, Details, Finding } from '../check.ts'
import { holderOf, isOurs, packagesMeant, registryTitle } from '../registry.ts'
import { asking, listed, offline } from '../tools.ts'

const registry = '(?<registry>pypi|npm|crates\\.io)'
const name = '"(?<name>[@a-z0-9._/-]+)"'
/** The same groups where they may stand a second time: the matcher leaves the number out. */
const registry2 = registry.replace('<registry>', '<registry2>')
const name2 = name.replace('<name>', '<name2>')

export const check: Check = {
  id: 'package-name',
  title: 'Package name',
  make: null,
  matches: {
    en: [
      `(?:reserve|claim|secure|register) (?:the )?(?:${name} )?(?:${registry} )?(?:package )?name(?: ${name2})?(?: on ${registry2})?`,
      `(?:reserve|claim|secure|register) ${name} on ${registry}`,
      `(?<free>check|verify)(?: that)?(?: the)? (?:${registry} )?package name(?: ${name})?(?: is| availability| available| free)*(?: on ${registry2})?`,
    ],
    de: [`(?:${registry}-)?paketnamen? (?:${name} )?(?:auf ${registry2} )?(?:reservieren|sichern)`],
    es: [`reservar (?:el )?nombre del paquete(?: ${name})?(?: en ${registry})?`],
    fr: [`réserver le nom du paquet(?: ${name})?(?: sur ${registry})?`],
    it: [`riservare il nome del pacchetto(?: ${name})?(?: su ${registry})?`],
    pt: [`reservar o nome do pacote(?: ${name})?(?: no ${registry})?`],
    ru: [`зарезервировать имя пакета(?: ${name})?(?: (?:на|в) ${registry})?`],
    vi: [`đăng ký tên gói(?: ${name})?(?: trên ${registry})?`],
    zh: [`(?:在 ?${registry} ?)?(?:预留|注册) ?(?:${registry2} ?)?包名`],
    ja: [`${registry} ?のパッケージ名を(?:確保|予約)`],
    ko: [`${registry} ?패키지 ?이름 ?(?:확보|예약)`],
  },
  details: { note: ['check availability', 'if (?:available|free)'] },
  check: verify,
}

async function verify(ctx: AuditContext, details: Details): Promise<Finding> {
  const { ask } = ctx
  const meant = packagesMeant(ctx, details)
  if (meant.length === 0) return unknown('Which package is meant could not be told: no manifest declares one for this registry.')
  if (ask === null) return offline()
  return asking(async () => {
    const holders = await Promise.all(meant.map(async each => ({ ...each, holder: await holderOf(ask, each.registry, each.name) })))
    const evidence = holders.map(({ holder }) => ({ url: holder.url }))
    const named = (each: (typeof holders)[number]): string => `"${each.name}" on ${registryTitle(each.registry)}`
    const free = holders.filter(({ holder }) => holder.state === 'free')
    const unclear = holders.filter(({ holder }) => holder.state === 'taken' && (holder.owner === null || ctx.project.repository === null))
    const foreign = holders.filter(each => each.holder.state === 'taken' && !isOurs(ctx, each.holder) && !unclear.includes(each))
    if (foreign.length > 0) return no(`Taken by another project: ${listed(foreign.map(named))}.`, ...evidence)
    if (unclear.length > 0)
      return unknown(`Taken, and the registry does not say by which repository: ${listed(unclear.map(named))}.`, ...evidence)
    if (free.length > 0 && !details.has('free'))
      return no(`Still free: ${listed(free.map(named))}. Publishing a first version reserves it.`, ...evidence)
    return yes(`${free.length > 0 ? 'Free' : 'Ours'}: ${listed(holders.map(named))}.`, ...evidence)
  })
}
