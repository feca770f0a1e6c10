/** What each setting of `uptake.yml` is for, with an example that is valid: docs/configuration.md is made of it. */
import type { Config } from './settings.ts'

export type Setting = { help: string; example: string }

export const configReference: Record<keyof Config, Setting> = {
  project: {
    help: 'What the plan is about. `uptake init` fills it from the git remote and the package file.',
    example: 'project:\n  name: Inklog\n  repository: https://github.com/example/inklog\n  homepage: https://inklog.example.org',
  },
  id: {
    help: 'By which a [database](storage.md) knows this workspace, wherever its folder lies: a clone on another machine meets the same history. `uptake init` writes it; the first command that keeps something in a shared database does where it is missing. Keep it when the folder or the repository moves, remove it from a copy.',
    example: 'id: inklog-k3f9x2qm',
  },
  ledger: {
    help: 'Which [database](storage.md#one-ledger-sends) sends the calendar. Uptake writes it in a git repository when a piece is first scheduled; commit it. A clone whose own database is another one sends nothing by itself and says so; `uptake workspace --send-here` makes it the one that sends.',
    example: 'ledger: ledger-k3f9x2qm',
  },
  retention: {
    help: 'For how many days things are kept: `answers`, the raw answers that numbers were read from, after they were last used (90; the one behind the newest number of a series stays); `readings`, how the plan was at the end of a day, for reports of past periods (400; the newest 50 stay). Samples, the log and all else stay.',
    example: 'retention:\n  answers: 30\n  readings: 730',
  },
  start: {
    help: 'Day 1 of week 1, month 1 and day 1. Without it the start follows from `launch` where the plan says when the launch is.',
    example: 'start: 2026-03-02',
  },
  launch: {
    help: 'The day of the launch: "T-7", "launch week", "2 weeks after launch" and "within 3 months of the release" count from it. Where neither `launch` nor `start` stands here, those in the front matter of a document of the plan hold, else those that one says to the day at its head ("Launch date: April 14, 2026").',
    example: 'launch: 2026-03-23',
  },
  timezone: { help: 'The IANA zone whose midnight ends a day. Without it, the zone of the machine.', example: 'timezone: Europe/Berlin' },
  plan: {
    help: 'Which documents belong to the plan, as one glob or a list. Without it: `plan/**`, else the documents beside `uptake.yml`; `.md` and `.txt`.',
    example: 'plan:\n  - plan/**/*.md\n  - ROADMAP.md',
  },
  events: {
    help: 'Days that the plan names: "within 6 months of the v0.2.0 release".',
    example: 'events:\n  v0.2.0 release: 2026-04-14',
  },
  rules: {
    help: 'How loud a [rule](rules/README.md) is: `off`, `info`, `warning` or `error`. Only errors make `uptake check` exit with 1.',
    example: 'rules:\n  no-owner: off\n  target-conflict: error',
  },
  metrics: {
    help: 'Which metric the text of a target means, where the table of names does not know it or gets it wrong. Where several things are measured under one metric, labels in braces say which. `uptake targets map` writes this.',
    example: "metrics:\n  Happy maintainers: survey.satisfaction\n  Inserts per second: 'engineering.tps{benchmark=insert}'",
  },
  people: {
    help: 'Who works on the plan, and their names elsewhere. An owner in a task (`@ada`) is found by id, name or handle. A bare name will do.',
    example: 'people:\n  - id: ada\n    name: Ada Lovelace\n    role: maintainer\n    handles:\n      github: ada-l\n  - Grace Hopper',
  },
  channels: {
    help: 'Where is published, with the settings of each channel. Secrets are names of environment variables, never the secret.',
    example: 'channels:\n  bluesky:\n    handle: inklog.example.org',
  },
  collectors: {
    help: 'What is measured from where, with the settings of each collector. Secrets are names of environment variables, never the secret.',
    example: 'collectors:\n  github:\n    repo: example/inklog\n    token: GITHUB_TOKEN',
  },
  derived: {
    help: 'Metrics that are worked out from others: `rate` (of, per), `moving-average` (of, days), `percent-within` (of, limit, days), `ratio` (of, over, percent), `mean-per` (of, per, days), `sum` (of), `difference` (of, minus).',
    example:
      'derived:\n  support.answered_in_time:\n    by: percent-within\n    of: github.first_response_time\n    limit: 24\n    days: 28\n  funnel.stars_per_visitor:\n    by: ratio\n    of: github.stars_gained\n    over: github.visitors\n    percent: true',
  },
  competitors: {
    help: 'Repositories, and packages with their registry, whose public numbers are measured beside ours: by `github`, and by the collector of the registry (`npm`, `pypi`, `crates`, `docker`, `homebrew`, `go`). They never count for a target.',
    example: 'competitors:\n  - example/other-logger\n  - https://github.com/example/third-logger\n  - npm:third-logger',
  },
  reports: {
    help: 'Ways to [send reports](reports.md): by mail (`smtp`), to `slack`, `discord` or any `webhook`. `uptake report weekly --send team` uses the one called team. `schedule` says which reports the running server makes and sends by itself: `daily`, `weekly`, `monthly`, `quarterly`, `phase`, each at a local time (`at`, 08:00) of the day after its period, in `timezone` (that of the workspace), `to` these ways; `write: false` keeps it out of `reports/`. Secrets are names of environment variables, never the secret.',
    example:
      'reports:\n  send:\n    team:\n      via: smtp\n      host: smtp.example.org\n      user: reports@example.org\n      password: SMTP_PASSWORD\n      from: reports@example.org\n      to: [team@example.org]\n    chat:\n      via: slack\n      url: SLACK_WEBHOOK\n  schedule:\n    weekly:\n      at: 08:30\n      to: [team, chat]\n    phase:\n      to: [team]',
  },
  public: {
    help: 'What `uptake publish-page` shows to everybody: these targets, phases and reports, what is out of these campaigns with what came of it, and nothing else.',
    example:
      'public:\n  title: How Inklog grows\n  targets: [GitHub stars]\n  phases: [Launch]\n  campaigns: [inklog-1]\n  reports: [2026-W47]',
  },
  review: {
    help: 'Who must say yes to a piece before it goes out, for all and for `kinds` of content: how many `approvals`, `by` whom, `every` one that must be among them, `not-author`, an `emergency` path, `approve-on-merge` (`forge`: `github` or `gitlab`, where the name of the host of `origin` does not tell). See [publishing](publishing.md#who-must-say-yes).',
    example:
      'review:\n  approvals: 1\n  by: [maintainer]\n  not-author: true\n  approve-on-merge: true\n  emergency:\n    by: [maintainer]\n    outside: Mon-Fri 09:00-18:00\n  kinds:\n    - format: article\n      approvals: 2\npeople:\n  - id: ada\n    name: Ada Lovelace\n    role: maintainer',
  },
  calendar: {
    help: 'What the [calendar](publishing.md#the-calendar) keeps to: other time `zones` beside the own, `slots` of each channel, `blackouts` in which nothing is scheduled, and `limits` beyond which it warns (`false`: none).',
    example:
      'calendar:\n  zones: [America/New_York, Asia/Tokyo]\n  slots:\n    bluesky: weekdays 09:00 and 17:00 Europe/Berlin\n    newsletter: Tuesday 10:00\n  blackouts:\n    - from: 2026-12-24\n      until: 2027-01-01\n      reason: Holidays\n    - from: 2026-03-20 12:00\n      until: 2026-03-23 08:00\n      reason: Freeze before the release\n      channels: [blog]\n  limits:\n    per-day: 4\n    per-hour: 1\n    campaign-per-day: 2\n    channels:\n      discord: { per-day: 20 }',
  },
  series: {
    help: 'What comes again and again: a `rule` (RRULE of RFC 5545) from a local `start` on (or one told from the launch, `T+7 17:00`), in a `zone`. `uptake calendar series` shows the next times and writes a draft for each.',
    example:
      'series:\n  office-hours:\n    title: Office hours\n    rule: FREQ=WEEKLY;BYDAY=TU\n    start: 2026-03-03 17:00\n    zone: Europe/Berlin\n    minutes: 60\n    channels: [discord]\n    theme: community\n    except: [2026-12-29]',
  },
  automations: {
    help: 'What is done when something comes true: see [automations](automations.md). `uptake automations` proposes some from the risks of the plan.',
    example:
      'automations:\n  stars-stall:\n    when: github.stars grows < 10/week for 2 weeks\n    do:\n      - task "Write to ten users" in plan/launch.md\n      - notify ada',
  },
  claims: {
    help: 'Whether a piece may go out with a number that no proven [claim](claims.md) backs. `optional` (the default) warns; `required` stops it at approval and at the moment of sending.',
    example: 'claims: required',
  },
  words: {
    help: 'What [content](content.md) may say and how: `banned` words, `spelling` of names, and `grade`, the years of school that a text may ask for (14).',
    example: 'words:\n  banned: [revolutionary, game changer]\n  spelling: [GitHub, PostgreSQL]\n  grade: 12',
  },
}
