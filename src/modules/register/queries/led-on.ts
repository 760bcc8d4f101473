import { type Sql, sql } from '#platform/sql/index.ts'

/* Two records of one carer, or of one household, as they were one at a moment: now, or when something was over. */

/** The numbers under which a household is kept: its own, and those that led to it. */
export const recordsOf = (household: Sql, asOf: Temporal.Instant | null = null): Sql =>
  sql`array(select ${household} union all select m.ends_id from merges m where m.kind = 'household' and m.stays_id = ${household} and ${held(asOf)})`

/** Joined to the stays `s` of carers: `m.stays_id`, where the number of the carer led to another. */
export const carerLedOn = (asOf: Temporal.Instant | null): Sql =>
  sql`left join merges m on m.kind = 'carer' and m.ends_id = s.carer_id and ${held(asOf)}`

const held = (asOf: Temporal.Instant | null): Sql =>
  asOf === null
    ? sql`m.parted_at is null`
    : sql`m.merged_at <= ${asOf}::timestamptz and (m.parted_at is null or m.parted_at > ${asOf}::timestamptz)`
