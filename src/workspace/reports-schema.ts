/** What `reports:` and `public:` of `uptake.yml` may hold. Settings of a way to send are checked when it is used, against what the way declares. */
import * as v from 'valibot'

const text = v.pipe(v.string(), v.trim(), v.nonEmpty())
const texts = v.union([
  v.pipe(
    text,
    v.transform(one => [one]),
  ),
  v.array(text),
])

/** `reports: {send: {NAME: {via: smtp, …}}}` */
export const reportsSchema = v.strictObject({ send: v.optional(v.record(text, v.looseObject({ via: text })), {}) })
export const expectedReports = 'send: with a name a line, and below each name "via: smtp" (or slack, discord, webhook) and its settings'

/** `public: {targets: […], phases: […], reports: […]}` */
export const publicSchema = v.strictObject({
  title: v.optional(v.nullable(text), null),
  targets: v.optional(texts, []),
  phases: v.optional(texts, []),
  reports: v.optional(texts, []),
})
export const expectedPublic = 'title, targets, phases, reports: names of what everybody may see'
