/** Users and the way that they go. */
import type { MetricName } from './types.ts'

export const people: readonly MetricName[] = [
  [
    'journey.time_to_first_app',
    'time',
    null,
    'time to (?:first (?:app|value|success|call|query|request|deploy(?:ment)?|commit|log|message)|understanding|hello world)|onboarding time|setup time|time to set ?up|installation time|上手时间',
  ],
  ['journey.install_success', 'share', null, '(?:installation|install|setup) success(?: rate)?'],
  ['journey.first_app_success', 'share', null, '(?:first app|quick-?start|hello world|onboarding)(?: success| completion)(?: rate)?'],
  ['journey.example_usage', 'share', null, 'example usage|examples? (?:used|run)'],
  ['journey.production_rate', 'share', null, 'production (?:deployment|adoption) rate'],
  [
    'journey.activation',
    'share',
    null,
    '(?:user )?activation(?: rate)?|taxa de ativação|tasa de activación|taux d.activation|aktivierungsrate|激活率|активаци\\p{L}*',
  ],
  [
    'journey.completion',
    'share',
    null,
    '(?:course |tutorial |lesson )?completion rate|taxa de conclusão|tasa de (?:finalización|conclusión)|taux de complétion|abschlussquote|完成率|完了率',
  ],
  ['journey.tutorials_completed', 'count', null, 'tutorials? (?:completions?|completed)|completed tutorials|完成教程'],
  [
    'users.active',
    'count',
    null,
    '(?:weekly |daily |monthly )?active (?:users|nutzer|evaluat\\p{L}+|developers|teams|installations|accounts)|WAU|DAU|MAU|aktive (?:nutzer|anwender)|usuarios activos.*|usuários ativos.*|utilisateurs actifs.*|utenti attivi.*|活跃用户数?|アクティブユーザー数?|активн\\p{L}* пользовател\\p{L}*|활성 사용자|người dùng hoạt động|aktif kullanıcı\\p{L}*',
  ],
  ['users.active_share', 'share', null, '(?:weekly |daily |monthly )?active (?:users|rate)|DAU率|aktive nutzer|活跃率|アクティブ率'],
  ['users.stickiness', 'share', null, '(?:ratio )?(?:dau ?/ ?mau|wau ?/ ?mau|dau ?/ ?wau)(?: ratio)?|stickiness'],
  [
    'users.retention',
    'share',
    null,
    '(?:user |day[- ]?\\d+ |week[- ]?\\d+ |month[- ]?\\d+ |\\d+-day |monthly |customer )?retention(?: rate)?|retention (?:week|month|day) \\d+|retention (?:at|after|on) (?:day )?\\d+(?: \\p{L}+)?|续费率|留存率|リテンション率?|継続率|retención|retenção|rétention|bindungsrate|удержани\\p{L}*|리텐션|유지율',
  ],
  ['users.churn', 'share', null, '(?:user |customer |monthly )?churn(?: rate)?|abwanderung(?:srate)?|流失率|解約率|отток\\p{L}*|이탈률'],
  [
    'users.production',
    'count',
    null,
    'production (?:users?|deployments?|customers?)|users in production|companies (?:using|in production).*|生产(?:环境)?用户|本番導入',
  ],
  [
    'users.total',
    'count',
    null,
    '(?:total |registered |early )?(?:users?|nutzer|anwender|usuarios|usuários|utilisateurs|utenti|adopters?)|total usuarios|(?:用户|使用者)数?|ユーザー(?:数)?|利用者数?|会員数|пользовател\\p{L}*|사용자|người dùng|kullanıcı\\p{L}*',
  ],
  [
    'users.adoption',
    'share',
    null,
    '(?:user|feature|product|platform) adoption(?: rate)?|adoption rate|tasa de adopción|taxa de adoção|taux d.adoption|nutzungsquote|采用率|導入率',
  ],
  [
    'users.signups',
    'count',
    null,
    '(?:free |new )?sign-?ups?(?: free)?|registrations?|new (?:users|accounts|registrations)|trial(?:s| signups?| starts)?|nuevos usuarios|novos usuários|nouveaux utilisateurs|nuovi utenti|neue nutzer|registrierungen|anmeldungen|registros|inscriptions|registrazioni|试用申请|注册量?|注册用户|新增用户|新規登録数?|新規ユーザー数?|регистраци\\p{L}*|нов\\p{L}* пользовател\\p{L}*|가입|신규 사용자|cadastros|đăng ký|kayıt\\p{L}*|đăng ký',
  ],
  ['users.viral_coefficient', 'any', null, 'viral coefficient(?: target)?|k-factor|viral factor'],
  [
    'usage.requests',
    'count',
    null,
    '(?:api |daily |monthly )?(?:api )?(?:requests?|calls)(?: per (?:day|month|week))?|api 调用量|調用量|API呼び出し数?',
  ],
]
