import { evidencePrefix } from '#modules/audits/index.ts'
import { chosenGrade, conditionsOf, type Counted, gradedTwice } from '#modules/figures/index.ts'
import { join, type Sql, sql, type Tx } from '#platform/sql/index.ts'
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
  return tx.many<GradedAlike>(sql`
    select a.auditor_grade as auditor, ${chosenGrade} as moderator, a.blind_grade is not null as blind,
      a.limit_decided as "limitDecided", count(*)::int as times
    from audits a where ${compared(counted)} group by 1, 2, 3, 4 order by 1, 2, 3, 4`)
}

const compared = (counted: Counted): Sql => join([gradedTwice, ...conditionsOf(counted)], ' and ')

/** What moderators said of the evidence of each section, in these audits: all that is asked stands in the index `answers_views`. */
export function listSectionViews(tx: Tx, counted: Counted): Promise<SectionView[]> {
  return tx.many<SectionView>(sql`
    select substr(n.question, ${evidencePrefix.length + 1}) as section, n.value = '"agree"' as agrees, count(*)::int as times
    from answers n where n.piece_id = any (array(select a.id from audits a where ${compared(counted)}))
      and n.section = 'mod' and starts_with(n.question, ${evidencePrefix}) and n.value in ('"agree"', '"disagree"')
    group by 1, 2`)
}

export type AgreementOfPerson = { id: number; name: string; audits: number; exact: number; up: number; down: number }

/** The same for each who carried out, and for each who moderated, some of these audits: by name, and all of them, as they sum up to
 * the whole. One way through the audits for both. */
export async function listAgreementOfPeople(
  tx: Tx,
  counted: Counted,
): Promise<{ auditors: AgreementOfPerson[]; moderators: AgreementOfPerson[] }> {
  const those = (agreement: 'same' | 'up' | 'down') =>
    sql`count(*) filter (where ${join(conditionsOf({ agreement }), ' and ')})::int`
  const rows = await tx.many<AgreementOfPerson & { audited: boolean }>(sql`
    select p.id, p.name, o.audits, o.exact, o.up, o.down, o.audited from (
      select coalesce(a.auditor_id, a.moderator_id) as id, grouping(a.auditor_id) = 0 as audited, count(*)::int as audits,
        ${those('same')} as exact, ${those('up')} as up, ${those('down')} as down
      from audits a where ${compared(counted)} group by grouping sets ((a.auditor_id), (a.moderator_id))
    ) o join people p on p.id = o.id order by p.name, p.id`)
  const some = (part: boolean) => rows.flatMap(({ audited, ...one }) => (audited === part ? [one] : []))
  return { auditors: some(true), moderators: some(false) }
}
