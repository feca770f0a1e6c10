/** The repository, its issues and its packages. */
import type { MetricName } from './types.ts'

/** Names that hold one of the others and mean something else, which nobody measures. */
export const others: readonly MetricName[] = [
  ['', 'any', null, 'issues? (?:closed|cerrados) (?:without|sin) .{0,20}|unresolved issues|prs? submitted to .{0,30}|follower growth rate'],
]

export const code: readonly MetricName[] = [
  [
    'github.stars',
    'count',
    'github',
    'github stars?|star growth|stars?|stargazers|★|⭐|星标|点赞星|(?<![ァ-ヶー])スター数?|звёзд\\p{L}*|звезд\\p{L}*|estrellas|estrelas|étoiles|stelle|sterne|스타|yıldız\\p{L}*|sao github|github sao',
  ],
  ['github.forks', 'count', 'github', 'forks?|复刻|フォーク数?|форк\\p{L}*|포크'],
  ['github.watchers', 'count', 'github', 'watchers'],
  [
    'github.contributors',
    'count',
    'github',
    '(?:active |external |unique |new |first |repeat |first-time )?contributors?(?: activity)?|contributor (?:growth|activity)|community contributions|first-time contributions|contribuidores|colaboradores|colaboradores externos|contributeurs|contributori|mitwirkende|贡献者|コントリビューター|контрибьютор\\p{L}*|기여자|외부 기여.*|contributed prs|người đóng góp|katkıcı\\p{L}*|katkıda bulunan\\p{L}*|người đóng góp|cộng tác viên|collaboratori',
  ],
  [
    'github.maintainers',
    'count',
    null,
    '(?:co-?|active |registered |new )?maintainers?|committers?|core team members|mantenedores|mainteneurs|维护者|メンテナー?|메인테이너|мейнтейнер\\p{L}*',
  ],
  [
    'github.issues_opened',
    'count',
    'github',
    '(?:github |new )?issues?(?:/discussions)? (?:opened|created)|new issues|issues opened|discussions opened',
  ],
  ['github.issues_open', 'count', 'github', 'open issues|issues open|issue backlog|issues abiertos|offene issues'],
  [
    'github.issues_resolved',
    'count',
    'github',
    'issues? (?:resolved|closed)|closed issues|resolved issues|issues resueltos|issues cerrados|issues résolus|issues resolvidas|geschlossene issues|gelöste issues',
  ],
  [
    'github.issues_resolved_share',
    'share',
    'github',
    'issues? (?:resolved|closed)|closed issues|resolved issues|issue (?:resolution|close|closure) rate|issues resueltos|issues cerrados|issues résolus|issues resolvidas',
  ],
  [
    'github.items_opened',
    'count',
    'github',
    '(?:new )?issues? ?(?:/|and|&|\\+|or) ?(?:prs?|pull requests?)|(?:prs?|pull requests?) ?(?:/|and|&|\\+|or) ?issues?',
  ],
  [
    'github.issue_resolution_time',
    'time',
    'github',
    'issue resolution(?: time)?|resolution time|time to (?:close|resolution)|tiempo (?:de |promedio (?:de )?)?resolución|lösungszeit|解决时间|解決時間|время решения',
  ],
  [
    'github.first_response_time',
    'time',
    'github',
    '(?:support |issue |first |issues |initial )?respon(?:se|ded)(?: time)?|time to (?:first )?response|(?:bug |bug report |issue |report )?acknowledge?ment(?: time)?|issues responded to|comments answered|questions answered within|(?:first|initial) reply|tiempo (?:de |promedio (?:de )?|medio de )?respuesta|tempo (?:de |médio de )?resposta|temps de réponse|tempo di risposta|antwortzeit|reaktionszeit|响应时间|首次响应|回复时间|応答時間|返信時間|время (?:первого )?ответа|응답 ?시간',
  ],
  [
    'github.first_response_working_time',
    'time',
    'github',
    '(?:first |support |issue )?respon(?:se|ded|d)(?: times?)? (?:in|within|during) (?:business|working|office) hours|business[- ]hours? response(?: time)?',
  ],
  [
    'github.review_time',
    'time',
    null,
    '(?:pr|pull request|code|merge request) (?:review|merge) (?:time|latency)|(?:pr |review )+turnaround(?: time)?|time to (?:merge|review)',
  ],
  ['github.unanswered', 'count', 'github', 'unanswered (?:issues|questions)|stale issues|issues without (?:an )?(?:answer|response|reply)'],
  [
    'github.pull_requests',
    'count',
    'github',
    '(?:merged |external )?(?:prs?|pull requests?)(?: merged)?|プルリクエスト|拉取请求|풀 ?리퀘스트|пул-?реквест\\p{L}*',
  ],
  [
    'github.community_share',
    'share',
    'github',
    '(?:community|external|outside) (?:prs?|pull requests?|contributions?)(?: share| rate)?|share of (?:community|external) (?:prs|contributions)',
  ],
  ['github.community_pull_requests', 'count', 'github', '(?:community|outside|first-time contributor) (?:prs?|pull requests?)'],
  ['github.discussions', 'count', 'github', '(?:github )?discussions?(?: threads)?'],
  ['github.good_first_issues', 'count', 'github', 'good[- ]first[- ]issues?|beginner[- ]friendly issues|help[- ]wanted issues'],
  ['github.community_profile', 'share', 'github', 'community (?:profile|standards)(?: score)?|community health(?: score)?'],
  ['github.views', 'count', 'github', '(?:github|repo|repository|readme|github repo) (?:page )?(?:views|visits|traffic)'],
  ['github.visitors', 'count', 'github', '(?:github|repo|repository) (?:unique )?visitors|unique (?:github|repo) visitors'],
  ['github.clones', 'count', 'github', '(?:github |repo |git |repository |unique )?clones?'],
  [
    'github.releases',
    'count',
    'github',
    '(?:github |stable |minor |major |published )?releases (?:published|shipped|made|per .*)|releases|releases shipped|发布版本数|リリース数',
  ],
  ['github.release_downloads', 'count', 'github', 'release downloads?|(?:github|binary) downloads?|릴리스 다운로드'],
  [
    'packages.dependents',
    'count',
    'depsdev',
    '(?:package )?dependents|dependent packages|packages (?:that )?depend(?:ing)?(?: on)?.*|reverse dependencies|abhängige pakete|依赖包数?',
  ],
  [
    'github.dependents',
    'count',
    null,
    'dependent (?:repositories|projects)|repositories using.*|projects using.*|used by|active projects|依赖项目数?',
  ],
  ['git.commits', 'count', 'git', '(?:git |weekly |monthly )?commits?|提交数|コミット数|커밋|коммит\\p{L}*'],
  ['git.newcomers', 'count', 'git', 'first-time (?:committers|authors|contributors)|new (?:committers|authors)|newcomers'],
  ['git.authors', 'count', 'git', '(?:commit )?authors'],
]

export const registries: readonly MetricName[] = [
  ['pypi.downloads', 'count', 'pypi', 'pypi(?: package)? downloads?|pip (?:installs?|downloads?)|downloads? (?:on|from) pypi'],
  ['npm.downloads', 'count', 'npm', 'npm(?: package)? (?:downloads?|installs?)|downloads? (?:on|from) npm|descargas npm|downloads npm'],
  ['crates.downloads', 'count', 'crates', 'crates?(?:\\.io)? downloads?|cargo installs?|downloads? (?:on|from) crates(?:\\.io)?'],
  ['docker.pulls', 'count', 'docker', 'docker(?: hub| image)? (?:pulls?|downloads?)|container pulls|image pulls'],
  ['homebrew.installs', 'count', 'homebrew', '(?:homebrew|brew) installs?'],
  ['go.imports', 'count', null, 'go (?:module )?(?:imports?|proxy).*|imported by'],
  [
    'registry.downloads',
    'count',
    'npm',
    '(?:package |weekly |monthly |total )?downloads?|installs?|installations?|下载量?|安装量|安装数|ダウンロード(?:数)?|DL数|インストール(?:数)?|descargas|instalaciones|instalações|téléchargements|installazioni|scaricamenti|installationen|загрузк\\p{L}*|скачивани\\p{L}*|установ\\p{L}*|다운로드|설치.*|lượt tải|indirme\\p{L}*|lượt tải(?: xuống| về)?',
  ],
]
