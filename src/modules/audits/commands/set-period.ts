import { changePiece } from '#modules/evidence/index.ts'
import { findHouseholdById, listChildrenPlaced, type PlacedChild } from '#modules/register/index.ts'
import { askChildrenAgain, endAskingChildren } from '#modules/voices/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { type Audit } from '../audit.ts'
import { isInAnyway, isLookedAt, isToBeAsked, takenOut, untilTheirIroSays } from '../children.ts'
import { isUsual } from '../period.ts'
import { isBeforeSubmission } from '../steps.ts'
import { usualPeriod } from './plan.ts'
import { seekViews } from './seek-views.ts'
import { listChildrenOfAudit } from '../queries/children.ts'

type Period = { from: Temporal.PlainDate; to: Temporal.PlainDate }

/** The period ends with the review that was held, unless somebody chose another; what goes with it follows (clause 7.3). */
export async function endPeriodWithReview(
  tx: Tx,
  audit: Audit,
  heldOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<void> {
  if (!isUsual(audit) || audit.periodTo.equals(heldOn)) return
  const { firstApprovedOn } = await findHouseholdById(tx, audit.householdId)
  const period = await usualPeriod(tx, heldOn, firstApprovedOn, today)
  if (!isBeforeSubmission(audit)) return correctPeriod(tx, audit, period, null)
  // Who lived there when it was planned stays in it, also if they have moved on as planned since.
  const before = await listChildrenOfAudit(tx, audit.id)
  const offered = await listChildrenPlaced(tx, audit.householdId, audit.periodFrom, audit.periodTo)
  const leftOut = offered.filter((one) => isLookedAt(one, audit.periodTo) && !before.some(({ id }) => id === one.id))
  const choice = {
    leftOut: audit.childrenReason === null ? [] : leftOut.map(({ id }) => id),
    added: new Map(before.map(({ id, because }) => [id, because])),
  }
  await setPeriod(tx, audit, period, choice, { reason: null, childrenReason: audit.childrenReason }, today)
}

/** Which children somebody chose otherwise: who is left out though they live there, and who is looked at besides, with why. */
type ChoiceOfChildren = { leftOut: readonly number[]; added: ReadonlyMap<number, string | null> }

/** The time that an audit looks at, and which children of it. */
export async function setPeriod(
  tx: Tx,
  audit: Audit,
  { from, to }: Period,
  { leftOut, added }: ChoiceOfChildren,
  why: { reason: string | null; childrenReason: string | null },
  today: Temporal.PlainDate,
): Promise<void> {
  const placed = await listChildrenPlaced(tx, audit.householdId, from, to)
  const before = await listChildrenOfAudit(tx, audit.id)
  const usual = placed.filter((child) => isLookedAt(child, to) || isInAnyway(child, before))
  const wanted = [
    ...usual.filter(({ id }) => !leftOut.includes(id)).map((child) => ({ ...child, because: null, mayBeAsked: null })),
    ...placed
      .filter((one) => !usual.includes(one) && added.has(one.id))
      .map((one) => ({ ...one, because: added.get(one.id) ?? null, mayBeAsked: null })),
  ]
  const childrenReason = usual.some(({ id }) => leftOut.includes(id)) ? why.childrenReason : null
  await tx.run(sql`
    update audits set period_from = ${from}, period_to = ${to}, period_reason = ${why.reason},
      children_reason = ${childrenReason}, no_child_placed = ${wanted.length === 0}, saved_at = request_now()
    where id = ${audit.id}`)
  await changePiece(tx, audit.id)
  const moved = await lookAt(tx, audit, wanted, today)
  await record(tx, {
    kind: 'audit period changed',
    householdId: audit.householdId,
    pieceId: audit.id,
    data: { from: String(from), to: String(to), ...moved },
  })
}

/** The dates of the time that an audit looked at, once it is sent: whom it looked at, and what was written of them, stays. */
export async function correctPeriod(tx: Tx, audit: Audit, { from, to }: Period, reason: string | null): Promise<void> {
  await tx.run(sql`update audits set period_from = ${from}, period_to = ${to}, period_reason = ${reason}, saved_at = request_now()
    where id = ${audit.id}`)
  await changePiece(tx, audit.id)
  await record(tx, {
    kind: 'audit period changed',
    householdId: audit.householdId,
    pieceId: audit.id,
    data: { from: String(from), to: String(to) },
  })
}

/** From now on the audit looks at these children: who joins is asked once asking has begun, nobody asks the others for it any
 * more, and the trail says who came and went. */
type Wanted = PlacedChild & { because: string | null; mayBeAsked: null }

async function lookAt(tx: Tx, audit: Audit, wanted: readonly Wanted[], today: Temporal.PlainDate) {
  const before = await listChildrenOfAudit(tx, audit.id)
  const added = wanted.filter((child) => !before.some(({ id }) => id === child.id))
  const gone = before.filter((child) => !wanted.some(({ id }) => id === child.id))
  const ids = gone.map(({ id }) => id)
  const reworded = wanted.filter(({ id, because }) => before.some((one) => one.id === id && one.because !== because))
  const outOfList = [...ids, ...reworded.map(({ id }) => id)]
  await tx.run(sql`delete from audit_children where audit_id = ${audit.id} and child_id = any (${outOfList}::int[])`)
  for (const { id, because } of [...added, ...reworded])
    await tx.run(sql`insert into audit_children (audit_id, child_id, because) values (${audit.id}, ${id}, ${because})`)
  await endAskingChildren(tx, audit.id, ids, takenOut)
  // Whoever is looked at for another reason than before: what their IRO said was said of that one.
  const joined = [...added, ...reworded]
  const [asked, unasked] = [joined.filter(isToBeAsked), joined.filter((child) => !isToBeAsked(child))]
  await endAskingChildren(tx, audit.id, idsOf(unasked), untilTheirIroSays)
  for (const why of [takenOut, untilTheirIroSays]) await askChildrenAgain(tx, audit.id, idsOf(asked), why)
  if (audit.state !== 'scheduled' && asked.length > 0) await seekViews(tx, { audit, children: asked }, today, today)
  return {
    ...(added.length > 0 && { added: added.map(({ ref }) => ref) }),
    ...(gone.length > 0 && { takenOut: gone.map(({ ref }) => ref) }),
  }
}

const idsOf = (children: readonly Wanted[]): number[] => children.map(({ id }) => id)
