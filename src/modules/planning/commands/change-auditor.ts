import { type Audit, isBeforeSubmission, lockAudit, setAuditor } from '#modules/audits/index.ts'
import { listPeopleWithDuty, type Offer, offerPeopleWithDuty, type Person, tell } from '#modules/people/index.ts'
import { findHouseholdById } from '#modules/register/index.ts'
import { handOverVoices } from '#modules/voices/index.ts'
import { Refused } from '#platform/problems.ts'
import type { Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { noteBeside } from './note-beside.ts'

/** Who else can carry out this audit: nobody whose own work it looks at, nobody who answers for it or moderates it. */
export async function listOtherAuditors(tx: Tx, audit: Audit, today: Temporal.PlainDate): Promise<Person[]> {
  const not = await listNoAuditors(tx, audit)
  const people = await listPeopleWithDuty(tx, 'take_audits', today)
  return people.filter(({ id }) => !not.includes(id))
}

/** The same, as a form offers them. */
export async function offerOtherAuditors(
  tx: Tx,
  audit: Audit,
  today: Temporal.PlainDate,
  body: Record<string, string | string[]>,
): Promise<Offer> {
  const [near, not] = [{ people: [audit.auditorId] }, await listNoAuditors(tx, audit)]
  return offerPeopleWithDuty(tx, 'take_audits', today, { field: 'auditor', body, near, not })
}

async function listNoAuditors(tx: Tx, audit: Audit): Promise<(number | null)[]> {
  const { workerId } = await findHouseholdById(tx, audit.householdId)
  return [audit.auditorId, audit.workerId, workerId, audit.teamManagerId, audit.moderatorId]
}

/** Somebody else carries the audit out from now on. The reason is kept with the audit; both are told. The carers who have
 * not been asked yet are theirs to ask. */
export async function changeAuditor(
  tx: Tx,
  ref: string,
  given: { auditorId: number; reason: string },
  { today, now }: { today: Temporal.PlainDate; now: Temporal.Instant },
): Promise<void> {
  const audit = await lockAudit(tx, ref)
  if (!isBeforeSubmission(audit)) throw new Refused('The auditor can be changed until the audit is sent.')
  const chosen = (await listOtherAuditors(tx, audit, today)).find(({ id }) => id === given.auditorId)
  if (!chosen) throw new Refused('This person cannot carry out this audit any more. Choose somebody else.')
  await setAuditor(tx, audit.id, chosen.id)
  const details = { from: audit.auditorId, to: chosen.id }
  await noteBeside(tx, audit, { move: 'change_auditor', at: now, words: given.reason, details })
  await record(tx, {
    kind: 'auditor changed',
    householdId: audit.householdId,
    pieceId: audit.id,
    data: details,
  })
  if (audit.auditorId !== null) {
    await handOverVoices(tx, { pieceId: audit.id, from: audit.auditorId, to: chosen.id })
    // The audit itself may no longer be theirs to see.
    await tell(tx, { to: audit.auditorId, kind: 'auditor changed', path: '/audits', pieceId: audit.id })
  }
  await tell(tx, { to: chosen.id, kind: 'audit scheduled', path: `/audits/${audit.ref}`, pieceId: audit.id })
}
