import { sql, type Tx } from '#platform/sql/index.ts'
import { formForChild, formForKind } from '../form.ts'
import type { VoiceKind } from '../voice.ts'

export type Asking = {
  auditId: number
  householdId: number
  children: readonly { id: number; bornOn: Temporal.PlainDate; iroId: number | null }[]
  carers: readonly { id: number }[]
  /** When the words are to be in. */
  dueOn: Temporal.PlainDate
  /** Who asks the carers and the others (clause 7.4). */
  reviewingOfficerId?: number | null
}

/** Lists everyone to be asked for an audit: each child, by the form of their age on the day, and each carer. Asking
 * twice changes nothing: whoever is on the list already stays as they are. */
export async function askForVoices(tx: Tx, asking: Asking, today: Temporal.PlainDate): Promise<void> {
  for (const { id, bornOn, iroId } of asking.children) {
    await ask(tx, asking, { kind: 'child', form: formForChild(bornOn, today), childId: id, gathererId: iroId })
  }
  for (const { id } of asking.carers) {
    const gathererId = asking.reviewingOfficerId ?? null
    await ask(tx, asking, { kind: 'carer', form: formForKind('carer'), carerId: id, gathererId })
  }
}

type Whom = { kind: VoiceKind; form: string; childId?: number; carerId?: number; gathererId: number | null }

async function ask(tx: Tx, about: Asking, whom: Whom): Promise<void> {
  const [childId, carerId] = [whom.childId ?? null, whom.carerId ?? null]
  await tx.run(sql`insert into voices (kind, form, household_id, audit_id, child_id, carer_id, gatherer_id, state, due_on)
    select ${whom.kind}, ${whom.form}, ${about.householdId}::int, ${about.auditId}::int, ${childId}::int, ${carerId}::int, ${whom.gathererId}::int, 'to_ask', ${about.dueOn}::date
    where not exists (select from voices v where v.audit_id = ${about.auditId} and v.kind = ${whom.kind}
      and v.child_id is not distinct from ${childId} and v.carer_id is not distinct from ${carerId})`)
}

/** Asks one more person: a parent, a partner, somebody of the household, or the worker after the audit. Gives back the
 * voice's reference. */
export async function askSomeone(
  tx: Tx,
  whom: {
    kind: Exclude<VoiceKind, 'child' | 'carer'>
    householdId: number
    auditId: number | null
    gathererId: number | null
    dueOn: Temporal.PlainDate | null
  },
): Promise<string> {
  const { ref } = await tx.one<{ ref: string }>(sql`
    insert into voices (kind, form, household_id, audit_id, gatherer_id, state, due_on)
    values (${whom.kind}, ${formForKind(whom.kind)}, ${whom.householdId}, ${whom.auditId}, ${whom.gathererId}, 'to_ask', ${whom.dueOn})
    returning ref`)
  return ref
}
