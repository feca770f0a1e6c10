/** Says which metric the text of a target means: a line under `metrics:` in `uptake.yml`. */
import { UserError, userError } from '../lib/errors.ts'
import { nearest } from '../lib/suggest.ts'
import { METRIC_REF } from '../metrics/ref.ts'
import type { Kpi } from '../plan/model.ts'
import { fresh, type ActionContext } from './action.ts'
import { changeFiles, readNow } from './change-files.ts'

/** @throws UserError bad-metric, target-unknown, no-config, config-unwritable, path-* */
export async function mapTarget(
  context: ActionContext,
  { text, metric }: { text: string; metric: string },
): Promise<{ text: string; metric: string; before: string | null; targets: Kpi[]; changed: boolean }> {
  if (!METRIC_REF.test(metric))
    throw new UserError('bad-metric', `"${metric}" is no metric.`, { hint: 'Write source.name, such as github.stars.' })
  const { loaded, plan } = await fresh(context)
  const wanted = plain(text)
  const targets = plan.kpis.filter(kpi => plain(kpi.metric) === wanted)
  const [first] = targets
  if (!first) {
    const near = nearest(
      text,
      plan.kpis.map(kpi => kpi.metric),
    )
    throw new UserError('target-unknown', `No target of this plan is called "${text}".`, {
      hint: near === null ? '"uptake targets" lists them.' : `Did you mean "${near}"? "uptake targets" lists them all.`,
    })
  }
  const file = context.ref.config
  if (file === null) throw userError('no-config', 'targets map', loaded.root)
  const { setConfigValue } = await import('../workspace/config-edit.ts')
  const before = readNow(context, null).text
  // A plan may write one metric in several ways; each is a key of its own.
  const names = [...new Set(targets.map(kpi => kpi.metric))]
  const after = names.reduce((yaml, name) => setConfigValue(yaml, ['metrics', name], metric, file), before)
  if (after !== before)
    await changeFiles(context, { action: 'map', subject: `${first.metric} → ${metric}`, files: [{ path: null, before, after }] })
  return { text: first.metric, metric, before: first.metricId, targets, changed: after !== before }
}

const plain = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLowerCase()
