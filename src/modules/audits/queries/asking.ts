import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { beforeSubmission } from '../steps.ts'

export type ToSay = {
  audit: string
  household: string
  ref: string
  initials: string
  dueOn: Temporal.PlainDate | null
}

/** The children whose IRO this person is, not by cover, of whom nobody has said yet whether they may be asked: found by the few children. */
export const listToSayWhetherAsked = (tx: Tx, actor: Pick<Actor, 'id'>): Promise<ToSay[]> =>
  tx.many<ToSay>(sql`
    select piece.ref as audit, 'H-' || piece.household_id as household, c.ref, c.initials, piece.due_on as "dueOn"
    from children c join audit_children ac on ac.child_id = c.id join pieces piece on piece.id = ac.audit_id
    where c.iro_id = ${actor.id} and ac.because is not null and ac.may_be_asked is null and piece.state = any (${beforeSubmission})
    order by piece.due_on, piece.id, c.id`)
