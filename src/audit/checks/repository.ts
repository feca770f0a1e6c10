import { no, yes } from '../check.ts'
import type { Check } from '../check.ts'
import { asking, gitHub, isFinding } from '../tools.ts'

export const check: Check = {
  id: 'repository',
  title: 'Public repository',
  make: null,
  matches: {
    en: ['public github repo(?:sitory)?', 'github repo(?:sitory)?(?: setup)?', 'github repo(?:sitory)? public'],
    de: ['öffentliches github-repository', 'github-repository'],
    es: ['repositorio (?:público )?(?:de|en) github'],
    fr: ['dépôt github(?: public)?'],
    it: ['repository github(?: pubblico)?'],
    pt: ['repositório (?:público )?(?:do|no) github'],
    ru: ['(?:публичн\\p{L}+ )?репозитори[йя] (?:на )?github'],
    vi: ['kho github'],
    zh: ['github ?(?:公开)?仓库'],
    ja: ['github ?(?:公開)?リポジトリ'],
    ko: ['github ?(?:공개 ?)?(?:저장소|리포지토리)'],
  },
  check: ctx =>
    asking(async () => {
      const api = gitHub(ctx)
      if (isFinding(api)) return api
      const { repository } = api
      // Asked as the public asks: a token would see private ones too.
      const answer = await ctx.ask!(`https://api.github.com/repos/${repository.owner}/${repository.name}`, { accept: [404] })
      return answer.status === 404
        ? no(`${repository.url} cannot be seen by the public.`, { url: repository.url })
        : yes('The repository is public.', { url: repository.url })
    }),
}
