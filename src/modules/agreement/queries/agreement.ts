import {
  agreementIs,
  chosenGrade,
  conditionsOf,
  type Counted,
  endOf,
  gradeAt,
  gradedTwice,
} from '#modules/figures/index.ts'
import { join, type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { part, together } from '#platform/sql/together.ts'
import type { GradedTwice, SectionView } from '../agreement.ts'

/** Audits that two people graded alike: as many as `times` says. */
export type GradedAlike = GradedTwice & {
  times: number
  /** Graded before the moderator saw the auditor's grade. */
  blind: boolean
  /** Whether a limit decided the grade of record; null of audits from before that was kept. */
  limitDecided: boolean | null
}

/** The audits that two people have graded, and that count (they have their final grade), summed up by what they are compared by. */
export function listGradedTwice(tx: Tx, counted: Counted): Promise<GradedAlike[]> {
  const at = endOfGraded(counted)
  return tx.many<GradedAlike>(sql`
    select ${gradeAt('auditor_grade', at)} as auditor, ${chosenGrade(at)} as moderator, ${alike}, count(*)::int as times
    from audits a where ${compared(counted)} group by 1, 2, 3, 4 order by 1, 2, 3, 4`)
}

const alike = sql`a.blind_grade is not null as blind, a.limit_decided as "limitDecided"`

const compared = (counted: Counted): Sql => join([gradedTwice(endOfGraded(counted)), ...conditionsOf(counted)], ' and ')

/** Of what was graded in a period, the pair as it stood at its end. */
const endOfGraded = ({ graded }: Counted): Temporal.Instant | undefined => graded && endOf(graded)

export type AgreementOfPerson = { id: number; name: string; audits: number; exact: number; up: number; down: number }

/** Everything that is compared, from one way through the audits. */
export type Comparison = {
  graded: GradedAlike[]
  /** What moderators said of the evidence of each section: kept in one row an audit. */
  views: SectionView[]
  /** The same for each who carried out, and for each who moderated, some of these audits: by name, and all of them, as they sum up to the
   * whole. */
  auditors: AgreementOfPerson[]
  moderators: AgreementOfPerson[]
}

export async function compareAudits(tx: Tx, counted: Counted): Promise<Comparison> {
  const times = sql`sum(a.times)::int`
  const those = (agreement: 'same' | 'up' | 'down') =>
    sql`coalesce(sum(a.times) filter (where ${agreementIs(agreement)}), 0)::int`
  const { graded, views, people } = await together(
    tx,
    {
      graded: part<GradedAlike>(
        sql`select a.auditor_grade as auditor, ${chosenGrade()} as moderator, ${alike}, ${times} as times
          from alike a group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
        {},
      ),
      views: part<SectionView>(
        sql`select key as section, value = 'true' as agrees, sum(v.times)::int as times
          from (select views, count(*) as times from section_views where piece_id = any (array(select id from those)) group by views) v
          cross join jsonb_each(v.views::jsonb) group by 1, 2`,
        {},
      ),
      people: part<AgreementOfPerson & { audited: boolean }>(
        sql`select p.id, p.name, o.audits, o.exact, o.up, o.down, o.audited from (
            select coalesce(a.auditor_id, a.moderator_id) as id, grouping(a.auditor_id) = 0 as audited, ${times} as audits,
              ${those('same')} as exact, ${those('up')} as up, ${those('down')} as down
            from alike a group by grouping sets ((a.auditor_id), (a.moderator_id))
          ) o join people p on p.id = o.id order by p.name, p.id`,
        {},
      ),
    },
    sql`with those as materialized (select a.* from audits a where ${compared(counted)}),
      alike as materialized (select a.auditor_id, a.moderator_id, a.auditor_grade, a.blind_grade, a.moderated_grade, a.limit_decided, count(*) as times
        from those a group by 1, 2, 3, 4, 5, 6)`,
  )
  const some = (auditing: boolean) => people.flatMap(({ audited, ...one }) => (audited === auditing ? [one] : []))
  return { graded, views, auditors: some(true), moderators: some(false) }
}
