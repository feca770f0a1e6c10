import { no, unknown, yes } from '../check.ts'
import type { AuditContext, Check, Details, Finding } from '../check.ts'
import { asking, gitHub, isFinding, isVersion, records, textIn } from '../tools.ts'

const version = '(?<version>v?\\d+(?:\\.\\d+)+|v\\d+)'

export const check: Check = {
  id: 'release',
  title: 'Release',
  make: null,
  matches: {
    en: [
      `(?:publish|create|cut|tag|push|draft) (?:the )?(?:first |initial )?(?:github )?release(?: ${version})?(?: tag)?(?! notes)`,
      `(?:publish|cut|tag|create|push) ${version}(?: (?<notag>tag|release))?`,
      `${version} (?:tag|(?:github )?release)(?! notes)`,
      `(?:publish |create )?(?:github )?release(?: ${version})?(?<notes> with (?:a |the )?(?:changelog|(?:release )?notes))`,
      `release ${version}(?! notes)`,
      '(?:first |initial )?github release(?! notes)',
      `tag and release ${version}`,
    ],
    de: [`github-release(?: ${version})?`, `release ${version} (?:veröffentlichen|erstellen)`],
    es: [`(?:publicar|crear) (?:la )?(?:versión|release) ${version}`],
    fr: [`publier (?:la )?(?:version|release) ${version}`],
    it: [`pubblicare (?:la )?(?:versione|release) ${version}`],
    pt: [`publicar (?:a )?(?:versão|release) ${version}`],
    ru: [`(?:выпустить|опубликовать) (?:релиз|версию) ${version}`],
    vi: [`phát hành (?:phiên bản )?${version}`],
    zh: [`(?:创建|发布) ?${version}(?: ?release| ?版本)?`],
    ja: [`${version} ?(?:を)?リリース`],
    ko: [`${version} ?(?:릴리스|출시)`],
  },
  details: { tag: ['tag'], notes: ['(?:with|including) (?:release )?(?:notes|changelog)'] },
  check: verify,
}

type Release = { tag: string; body: string; url: string }

/** A published release of the code host; where none can be asked, a tag in git shows that a version was cut, not that it was published. */
async function verify(ctx: AuditContext, details: Details): Promise<Finding> {
  const asked = details.get('version') ?? null
  const fits = (tag: string): boolean => asked === null || isVersion(asked, tag.replace(/^.*?(?=v?\d)/i, ''))
  const tag = ((await ctx.git(['tag', '--list'])) ?? []).find(each => /\d/.test(each) && fits(each)) ?? null
  const api = gitHub(ctx)
  if (isFinding(api))
    return tag === null ? api : unknown(`There is a tag ${tag}; whether a release was published is not known. ${api.because}`)
  return asking(async () => {
    const releases = records((await api.get('releases?per_page=100')).json())
      .filter(each => each['draft'] !== true)
      .map((each): Release => ({
        tag: textIn(each['tag_name']) ?? '',
        body: textIn(each['body']) ?? '',
        url: textIn(each['html_url']) ?? api.repository.url,
      }))
    const release = releases.find(each => fits(each.tag))
    const what = asked === null ? 'release' : `release ${asked}`
    if (release === undefined)
      return no(tag === null ? `No ${what} is published.` : `There is a tag ${tag}, but no published ${what}.`, {
        url: `${api.repository.url}/releases`,
      })
    if (details.has('notes') && release.body.length < 20) return no(`The release ${release.tag} has no notes.`, { url: release.url })
    return yes(`The release ${release.tag} is published${details.has('notes') ? ' with notes' : ''}.`, { url: release.url })
  })
}
