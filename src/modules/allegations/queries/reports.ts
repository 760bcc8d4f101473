import { sql, type Tx } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'
import type { Counted, Edition, Numbers, Words } from '../report.ts'

export type SignedReport = { id: number; month: Temporal.PlainDate; by: string; at: Temporal.Instant }
/** What whoever asks reads of one: the whole edition, or the safe one. */
export type ReportRead = SignedReport & { edition: Edition; counted: Counted; words: Partial<Words> }

const signed = sql`select r.id, r.month, p.name as by, r.signed_at as at from lado_reports r join people p on p.id = r.signed_by where r.withdrawn_at is null`

/** Those that are signed, of this month and later ones. */
export const listReports = (tx: Tx, from: Temporal.PlainDate): Promise<SignedReport[]> =>
  tx.many<SignedReport>(sql`${signed} and r.month >= ${from} order by r.month desc limit 24`)

/** The editions of the report of a month that this person may read, the whole one first. */
export const listEditions = (tx: Tx, month: Temporal.PlainYearMonth): Promise<ReportRead[]> =>
  tx.many<ReportRead>(sql`select s.*, e.edition, e.counted, e.words from (${signed} and r.month = ${firstOf(month)}) s
    join lado_report_editions e on e.report_id = s.id order by e.edition desc`)

/** Whether the report of a month is signed, and when. */
export const reportSignedIn = (month: Temporal.PlainYearMonth) =>
  part<{ on: Temporal.PlainDate }>(
    sql`select (r.signed_at at time zone 'Europe/London')::date as on from lado_reports r where r.withdrawn_at is null and r.month = ${firstOf(month)}`,
    { on: 'day' },
  )

/** Whether this person signs it: by a duty of their own, since whoever stands in for them does not know of every matter. */
export const signsReports = async (tx: Tx): Promise<boolean> =>
  (await tx.one<{ yes: boolean }>(sql`select has_own_duty('report_lado') as yes`)).yes

export const firstOf = (month: Temporal.PlainYearMonth): Temporal.PlainDate => month.toPlainDate({ day: 1 })

const questions = [
  ...['alg.child_is', 'alg.safe', 'alg.child_asked', 'alg.child_told', 'alg.from', 'alg.about', 'alg.harm'],
  ...['alg.outcome', 'alg.outcome_edition', 'alg.resigned', 'alg.approval', 'alg.hold'],
]

/**
 * What the records say now of a month and of the twelve months that end with it, for whoever knows of every matter. What is sealed is counted where
 * it is asked for: whoever knows what is restricted, and not what is sealed, must not find it by subtracting.
 */
export async function countReport(
  tx: Tx,
  month: Temporal.PlainYearMonth,
  { withSealed }: { withSealed: boolean },
): Promise<Counted> {
  const [from, to] = [firstOf(month), month.toPlainDate({ day: month.daysInMonth })]
  const yearFrom = from.subtract({ months: 11 })
  const rows = await tx.many<
    { group: string; line: string } & Record<'n' | 'of' | 'yearN' | 'yearOf', number> & { share: boolean }
  >(sql`
    with own as materialized (
      select a.id, case when a.kind = 'allegation' and p.state in ('recorded', 'with_lado') then 'undecided' else a.kind end as kind, a.learned_on, a.concluded_on,
        a.child_ids, p.state, (p.state_since at time zone 'Europe/London')::date as since
      from allegations a join pieces p on p.id = a.id
      where p.state <> 'cancelled' and (p.sight <> 'sealed' or ${withSealed}) and a.learned_on <= ${to}
        and (p.state <> 'closed' or (p.state_since at time zone 'Europe/London')::date >= ${yearFrom})
    ), said as materialized (
      select o.id, o.learned_on, o.concluded_on, o.state, o.since, x.question, x.child_id, x.value
      from own o join answers x on x.piece_id = o.id
      where o.kind in ('allegation', 'undecided') and x.question = any (${questions}) and x.value is not null
    ), told as (
      select o.concluded_on as day, c.id as child, s.line,
        exists (select from said x where x.id = o.id and x.child_id = c.id and x.question = s.question and (s.wants is null or x.value #>> '{}' = s.wants)) as hit
      from own o, unnest(o.child_ids) c(id), (values ('heard', 'alg.child_asked', 'asked'), ('told', 'alg.child_told', null)) s(line, question, wants)
      where o.kind = 'allegation' and o.concluded_on is not null
    ), still as (
      select *, extract(year from age(${to}, learned_on)) * 12 + extract(month from age(${to}, learned_on)) as months
      from own where state <> 'closed' or since > ${to}
    ), cells("group", line, day, hit, share) as (
      select 'new', kind, learned_on, true, false from own
      union all select 'closed', kind, since, true, false from own where state = 'closed'
      union all select 'open', kind, ${to}::date, true, false from still
      union all select 'ages', case when months < 1 then '1' when months < 3 then '3' when months < 6 then '6' when months < 12 then '12' else 'more' end, ${to}::date, true, false
        from still where kind in ('allegation', 'undecided')
      union all select 'children', value #>> '{}', learned_on, true, false from said where question in ('alg.child_is', 'alg.safe')
      union all select 'children', line, day, hit, true from told
      union all select replace(question, 'alg.', ''), value #>> '{}', learned_on, true, false from said where question in ('alg.from', 'alg.harm')
      union all select 'about', e.value, learned_on, true, false from said, jsonb_array_elements_text(said.value) e where question = 'alg.about'
      union all select 'hold', said.value #>> '{}', ${to}::date, true, false from said where question = 'alg.hold' and id in (select id from still)
      union all select 'outcome', coalesce((select e.value #>> '{}' from said e where e.id = s.id and e.question = 'alg.outcome_edition'), '') || '.' || (s.value #>> '{}'), s.concluded_on, true, false
        from said s where s.question = 'alg.outcome' and s.concluded_on is not null
      union all select 'carers', case question when 'alg.resigned' then 'resigned_before' else value #>> '{}' end, concluded_on, true, false
        from said where concluded_on is not null and (question = 'alg.approval' or question = 'alg.resigned' and value #>> '{}' = 'yes')
      union all select 'clock', c.key, ((c.due_at - interval '1 second') at time zone 'Europe/London')::date, c.state = 'met', true
        from clocks c where c.piece_id in (select id from own) and c.extends is null and c.state in ('met', 'late', 'running')
    )
    select "group", line, share, count(*) filter (where hit and day between ${from} and ${to})::int as n, count(*) filter (where day between ${from} and ${to})::int as of,
      count(*) filter (where hit and day between ${yearFrom} and ${to})::int as "yearN", count(*) filter (where day between ${yearFrom} and ${to})::int as "yearOf"
    from cells group by 1, 2, 3 having count(*) filter (where day between ${yearFrom} and ${to}) > 0 order by 1, 2 limit 500`)
  const counted: Record<string, Record<string, Numbers>> = {}
  for (const { group, line, share, n, of, yearN, yearOf } of rows)
    (counted[group] ??= {})[line] = {
      month: { n, whole: share ? of : null },
      year: { n: yearN, whole: share ? yearOf : null },
    }
  return counted
}
