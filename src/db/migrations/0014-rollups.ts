import { sql, type Kysely } from 'kysely'
import { inKeyOrder } from '../dialect.ts'

/** What an hour or a day of a series adds up to, where it holds many samples: worked out from them, so that long series stay fast. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await inKeyOrder(
    db,
    db.schema
      .createTable('rollup')
      .addColumn('series_id', 'bigint', c => c.notNull().references('series.id').onDelete('cascade'))
      .addColumn('width', 'bigint', c => c.notNull())
      .addColumn('at', 'bigint', c => c.notNull())
      .addColumn('first_at', 'bigint', c => c.notNull())
      .addColumn('last_at', 'bigint', c => c.notNull())
      .addColumn('end_at', 'bigint', c => c.notNull())
      .addColumn('count', 'bigint', c => c.notNull())
      .addColumn('known', 'bigint', c => c.notNull())
      .addColumn('first', 'double precision')
      .addColumn('last', 'double precision')
      .addColumn('min', 'double precision')
      .addColumn('max', 'double precision')
      .addColumn('sum', 'double precision')
      .addColumn('spans', 'bigint', c => c.notNull())
      .addColumn('instants', 'bigint', c => c.notNull())
      .addColumn('falls', 'bigint', c => c.notNull())
      .addColumn('flags', 'integer', c => c.notNull())
      .addPrimaryKeyConstraint('rollup_key', ['series_id', 'width', 'at']),
  ).execute()
  // As `rollup.ts` of then works it out, for all that is there.
  await sql`
    insert into rollup
      (series_id, width, at, first_at, last_at, end_at, count, known, first, last, min, max, sum, spans, instants, falls, flags)
    select series_id, width, bucket, min(at), max(at), max(at + span), count(*), count(value),
      max(case when forward = 1 then value end), max(case when backward = 1 then value end),
      min(value), max(value), sum(value), sum(span), sum(case when span = 0 then 1 else 0 end),
      sum(case when value < before then 1 else 0 end),
      max(case when flags like '%back-filled%' then 1 else 0 end) + max(case when flags like '%gap%' then 2 else 0 end)
        + max(case when flags like '%inflated%' then 4 else 0 end) + max(case when flags like '%partial%' then 8 else 0 end)
        + max(case when flags like '%redefined%' then 16 else 0 end)
    from (
      select s.*,
        lag(value) over (partition by series_id, width, bucket order by at) as before,
        row_number() over (partition by series_id, width, bucket, value is null order by at) as forward,
        row_number() over (partition by series_id, width, bucket, value is null order by at desc) as backward
      from (
        select sample.*, width, at - ((at % width) + width) % width as bucket
        from sample cross join (select 3600000 as width union all select 86400000 as width) as widths
      ) as s
    ) as numbered
    group by series_id, width, bucket
    having count(*) >= 4`.execute(db)
}
