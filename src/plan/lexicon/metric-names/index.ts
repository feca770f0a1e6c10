/**
 * Names of metrics as plans write them, in several languages: data, one row a metric. What a plan calls otherwise is
 * said in the user's `uptake.yml`.
 */
import { business } from './business.ts'
import { code, others, registries } from './code.ts'
import { community } from './community.ts'
import { content } from './content.ts'
import { engineering } from './engineering.ts'
import { people } from './people.ts'
import { social } from './social.ts'
import type { MetricName } from './types.ts'
import { web } from './web.ts'

export type { MetricName, Takes } from './types.ts'

/** Every name, the more common metric first: of two readings of the same length the first counts. */
export const METRIC_NAMES: readonly MetricName[] = [
  ...others,
  ...code,
  ...registries,
  ...web,
  ...social,
  ...community,
  ...content,
  ...engineering,
  ...people,
  ...business,
]
