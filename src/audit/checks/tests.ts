import { no, unknown, yes } from '../check.ts'
import type { AuditContext, Check, Details } from '../check.ts'
import { at } from '../tools.ts'

/** Where the tools of each language look for tests. */
const globs = [
  '{test,tests,spec,specs,__tests__}/**/*.{js,ts,mjs,cjs,jsx,tsx,py,rb,php,java,kt,cs,ex,exs,jl,lua,dart,swift,c,cc,cpp,rs,go,sh,zig,hs,scala,clj}',
  '{src,lib,app,packages,internal,pkg,cmd,crates}/**/*{.test,.spec,_test,Test,_spec}.{js,ts,mjs,jsx,tsx,go,py,rb,java,kt,dart,exs}',
  '{src,lib,app,packages}/**/test_*.py',
  '{src,lib,app,packages,crates}/**/{test,tests,__tests__}/**/*.{js,ts,tsx,py,java,kt,rs,go,scala}',
  '*{_test.go,.test.ts,.test.js,_test.py}',
  'test_*.py',
]

export const check: Check = {
  id: 'tests',
  title: 'Tests',
  make: null,
  matches: {
    en: ['(?:automated |unit )?test suites?', '(?<count>\\d+)-test suite', 'automated tests'],
    de: ['testsuite', 'automatisierte tests'],
    es: ['suite de (?:pruebas|tests)', 'pruebas automatizadas'],
    fr: ['suite de tests', 'tests automatisés'],
    it: ['suite di test', 'test automatici'],
    pt: ['suíte de testes', 'testes automatizados'],
    ru: ['набор тестов', 'автоматическ\\p{L}+ тест\\p{L}+'],
    vi: ['bộ kiểm thử', 'kiểm thử tự động'],
    zh: ['测试套件', '自动化测试'],
    ja: ['テスト ?スイート', '自動テスト'],
    ko: ['테스트 ?(?:스위트|모음)', '자동화 ?테스트'],
  },
  check: verify,
}

async function verify(ctx: AuditContext, details: Details) {
  const found = new Set<string>()
  for (const glob of globs) for (const path of await ctx.glob(glob)) found.add(path)
  const files = [...found].sort()
  const [first] = files
  if (first === undefined) return no('No files of tests were found where the usual tools look for them.')
  const evidence = files.slice(0, 3).map(at)
  // How many tests there are is known to whoever runs them, not to whoever counts lines.
  if (details.has('count'))
    return unknown(`There are ${files.length} files of tests; how many tests they hold, only a run tells.`, ...evidence)
  return yes(`There ${files.length === 1 ? 'is a file' : `are ${files.length} files`} of tests.`, ...evidence)
}
