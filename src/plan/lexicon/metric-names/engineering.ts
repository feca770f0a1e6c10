/** The software itself. */
import type { MetricName } from './types.ts'

export const engineering: readonly MetricName[] = [
  [
    'engineering.coverage',
    'share',
    'coverage',
    '(?:code |test |unit test |line |branch )coverage.*|test coverage|cobertura(?: de (?:pruebas|tests|testes|código))?|couverture (?:de |du )?(?:tests?|code)|copertura dei test|testabdeckung|codeabdeckung|测试覆盖率?|覆盖率|テストカバレッジ|カバレッジ|покрыти\\p{L}* (?:тест\\p{L}*|код\\p{L}*)|테스트 커버리지',
  ],
  [
    'engineering.tps',
    'count',
    'bench',
    'tps|(?:transactions|requests|queries|operations|inserts|writes|reads|messages|events|ops|logs) ?(?:per|/) ?(?:second|sec|s)|throughput|qps|rps|ops/s|durchsatz|débit|rendimiento|vazão|吞吐量?|スループット|пропускн\\p{L}* способност\\p{L}*|처리량',
  ],
  [
    'engineering.latency',
    'time',
    'bench',
    '(?:query |api |telemetry |write |read |search |request |average |p9[59]9? |p50 )*latency.*|(?:query |api |telemetry |p9[59] )response time.*|(?<!first |issue |support )response time.*|latencia|latência|latence|latenz|延迟|遅延|レイテンシー?|задержк\\p{L}*|지연 ?시간',
  ],
  [
    'engineering.uptime',
    'share',
    'probe',
    '(?:system |service |api )?uptime|availability|verfügbarkeit|disponibilidad|disponibilidade|disponibilité|可用性|稼働率|доступност\\p{L}*|가용성',
  ],
  [
    'engineering.response_time',
    'time',
    'probe',
    '(?:page|website|site|docs) (?:load|loading|response)(?: time)?|page load|ladezeit|tiempo de carga|temps de chargement|页面加载|ページ表示速度',
  ],
  [
    'engineering.test_pass_rate',
    'share',
    'junit',
    'test pass rate|(?:tests?|unit tests|all tests) (?:passing|pass|green)|pass rate|regress.* pass.*|测试通过率',
  ],
  ['engineering.duplication', 'share', 'source', '(?:code )?duplication|duplicated (?:code|lines)|代码重复率?'],
  ['engineering.file_size', 'any', 'source', 'file size|files < .* lines|lines per file'],
  ['engineering.function_length', 'any', 'source', 'function length|functions < .* lines|lines per function'],
  ['engineering.interface_size', 'count', null, 'interface segregation|methods per interface'],
  [
    'engineering.memory',
    'any',
    'bench',
    '(?:peak |idle )?memory(?: usage| footprint| consumption)?|ram usage|speicherverbrauch|uso de memoria|内存占用|メモリ使用量',
  ],
  [
    'engineering.error_rate',
    'share',
    'bench',
    '(?:api |request )?error rate|failure rate|tasa de error(?:es)?|taxa de erros?|taux d.erreur|fehlerrate|错误率|エラー率|уровень ошибок|오류율',
  ],
  ['engineering.recovery_time', 'time', null, '(?:crash )?recovery time|mttr|time to recover.*|wiederherstellungszeit|恢复时间'],
  ['engineering.connections', 'count', null, '(?:concurrent|simultaneous|open) connections|connections|并发连接数?|同時接続数?'],
  [
    'engineering.speedup',
    'any',
    null,
    'performance vs.*|(?:faster|vs\\.?) (?:than )?(?:the )?(?:stdlib|standard library|baseline|competition|competitors?)|speed-?up|faster than.*|speed improvement',
  ],
  [
    'engineering.soak_hours',
    'time',
    'soak',
    '(?:soak|endurance|longevity|extended stress|stability) (?:test(?:ing|s)?|run)(?: duration| hours)?|hours without (?:an )?(?:error|failure|crash)|dauertest',
  ],
  [
    'engineering.build_time',
    'time',
    null,
    '(?:ci|build|pipeline|compile|test suite)(?: pipeline| run)? (?:time|duration)|构建时间|ビルド時間',
  ],
  [
    'engineering.startup_time',
    'time',
    null,
    '(?:cold |warm )?start-?up(?: time)?|cold start(?: time)?|boot time|startzeit|启动时间|起動時間',
  ],
  ['engineering.bundle_size', 'any', null, '(?:bundle|binary|package|image|download|install|wheel) size'],
  [
    'engineering.open_bugs',
    'count',
    null,
    '(?:open |critical |known |high-severity |p0 |p1 )*bugs?(?: open)?|bugs? (?:críticos|altos|abiertos|abertos|ouverts|critiques).*|kritische fehler|缺陷数|バグ数|баг\\p{L}*',
  ],
  [
    'engineering.vulnerabilities',
    'count',
    null,
    '(?:known |open |critical |security )*vulnerabilit(?:y|ies)|cves?|vulnerabilidades(?: conocidas| conhecidas)?|vulnérabilités|sicherheitslücken|漏洞|脆弱性|уязвимост\\p{L}*|취약점',
  ],
  [
    'engineering.incidents',
    'count',
    null,
    '(?:production |security |critical )?incidents?|outages?|incidentes(?: de seguridad| de segurança)?|störungen|事故|障害件数',
  ],
]
