import { no, yes } from '../check.ts'
import type { AuditContext, Check, Details, Finding } from '../check.ts'
import { asking, gitHub, isFinding, records } from '../tools.ts'

export const check: Check = {
  id: 'good-first-issues',
  title: 'Good first issues',
  make: null,
  matches: {
    en: [
      '(?:(?<count>\\d+)(?:-\\d+)?\\+? )?"?good[- ]first[- ]issues?"?(?: labels?| labell?ed| tickets?| tagged)?(?: pre-?seeded)?',
      'label(?:led)? "?good[- ]first[- ]issues?"?',
      '(?:beginner|newcomer)[- ]friendly issues',
    ],
    de: ['einsteigerfreundliche issues'],
    es: ['issues? para principiantes'],
    fr: ['issues? pour débutants'],
    it: ['issue per principianti'],
    pt: ['issues? para iniciantes'],
    ru: ['задачи для новичков'],
    vi: ['issue cho người mới'],
    zh: ['新手(?:友好)?(?:任务|议题|issue)'],
    ja: ['初心者向け ?(?:issue|イシュー)'],
    ko: ['초보자(?:용)? 이슈'],
  },
  details: { audience: ['for (?:new|first-time) (?:contributors|comers)', 'for newcomers', 'für neue mitwirkende'] },
  check: verify,
}

const labels = ['good first issue', 'good-first-issue']

async function verify(ctx: AuditContext, details: Details): Promise<Finding> {
  return asking(async () => {
    const api = gitHub(ctx)
    if (isFinding(api)) return api
    const numbers = new Set<unknown>()
    for (const label of labels) {
      const answer = await api.get(`issues?state=open&per_page=100&labels=${encodeURIComponent(label)}`)
      // The list of issues holds pull requests too.
      for (const issue of records(answer.json())) if (issue['pull_request'] === undefined) numbers.add(issue['number'])
    }
    const url = `${api.repository.url}/issues?q=${encodeURIComponent(`is:issue is:open label:"${labels[0]}"`)}`
    const wanted = Number(details.get('count') ?? 1)
    if (numbers.size === 0) return no('No open issue has the label "good first issue".', { url })
    if (numbers.size < wanted) return no(`${numbers.size} of ${wanted} open issues have the label "good first issue".`, { url })
    return yes(
      `${numbers.size === 100 ? '100 or more' : numbers.size} open ${numbers.size === 1 ? 'issue has' : 'issues have'} the label "good first issue".`,
      { url },
    )
  })
}
