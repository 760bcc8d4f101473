import { sql, type Tx } from '#platform/sql/index.ts'
import { mergeables } from './commands/merging.ts'
import type { CarerType, HouseholdStatus, ReviewKind } from './household.ts'

/*
 * Builders for tests: real rows, through SQL, in a transaction that may write the register. Dates are ISO text. Nothing
 * that is not given is left to chance.
 */

type Row = { id: number; ref: string }
let count = 0
const sourceId = (kind: string) => `${kind}-${(count += 1)}-${crypto.randomUUID().slice(0, 8)}`

/** An approved household with one or two carers; no team and no worker unless given. */
export async function aHousehold(
  tx: Tx,
  given: {
    carerType?: CarerType
    status?: HouseholdStatus
    teamId?: number
    workerId?: number
    firstApprovedOn?: string
    nextReviewDueOn?: string
    lastUnannouncedVisitOn?: string
    terms?: string
    placesApproved?: number
    /** Initials; one carer, "AB", unless given. */
    carers?: readonly string[]
  } = {},
): Promise<Row> {
  const household = await tx.one<Row>(sql`insert into households (source_id, carer_type, status, team_id,
      supervising_worker_id, first_approved_on, next_review_due_on, last_unannounced_visit_on, terms, places_approved)
    values (${sourceId('household')}, ${given.carerType ?? 'mainstream'}, ${given.status ?? 'approved'},
      ${given.teamId ?? null}, ${given.workerId ?? null}, ${given.firstApprovedOn ?? '2021-03-01'},
      ${given.nextReviewDueOn ?? null}, ${given.lastUnannouncedVisitOn ?? null},
      ${given.terms ?? 'Two children aged 5 to 12'}, ${given.placesApproved ?? 2})
    returning id, ref`)
  const carers = given.carers ?? ['AB']
  for (const [at, initials] of carers.entries())
    await aCarer(tx, { householdId: household.id, initials, position: at + 1 })
  return household
}

export async function aCarer(
  tx: Tx,
  given: {
    householdId: number
    initials?: string
    position?: number
    dbsOn?: string
    medicalOn?: string
    tsdCompletedOn?: string
  },
): Promise<{ id: number }> {
  return tx.one(sql`insert into carers (household_id, source_id, position, initials, born_on, approved_from, dbs_on,
      medical_on, tsd_completed_on)
    values (${given.householdId}, ${sourceId('carer')}, ${given.position ?? 1}, ${given.initials ?? 'AB'}, '1975-05-05',
      '2021-03-01', ${given.dbsOn ?? null}, ${given.medicalOn ?? null}, ${given.tsdCompletedOn ?? null})
    returning id`)
}

export async function aChild(tx: Tx, given: { initials?: string; bornOn?: string; iroId?: number } = {}): Promise<Row> {
  return tx.one<Row>(sql`insert into children (source_id, initials, born_on, iro_id)
    values (${sourceId('child')}, ${given.initials ?? 'CD'}, ${given.bornOn ?? '2017-06-15'}, ${given.iroId ?? null})
    returning id, ref`)
}

/** A stay with a household; of a new child unless one is given. Gives the placement's id and the child. */
export async function aPlacement(
  tx: Tx,
  given: {
    householdId: number
    childId?: number
    startedOn?: string
    endedOn?: string
    longTerm?: boolean
    endedUnplanned?: boolean
  },
): Promise<{ id: number; childId: number }> {
  const childId = given.childId ?? (await aChild(tx)).id
  const { id } = await tx.one<{ id: number }>(sql`insert into placements (child_id, household_id, started_on, ended_on,
      place, long_term, ended_unplanned)
    values (${childId}, ${given.householdId}, ${given.startedOn ?? '2024-09-02'}, ${given.endedOn ?? null},
      ${given.longTerm ? 'U4' : 'U6'}, ${given.longTerm ?? false}, ${given.endedUnplanned ?? false})
    returning id`)
  return { id, childId }
}

export async function aReview(
  tx: Tx,
  given: {
    householdId: number
    kind?: ReviewKind
    dueOn?: string
    heldOn?: string
    reviewingOfficerId?: number
    carerFeedback?: boolean
  },
): Promise<{ id: number }> {
  return tx.one(sql`insert into carer_reviews (household_id, source_id, kind, due_on, held_on, reviewing_officer_id, carer_feedback)
    values (${given.householdId}, ${sourceId('review')}, ${given.kind ?? 'annual'}, ${given.dueOn ?? '2026-12-01'},
      ${given.heldOn ?? null}, ${given.reviewingOfficerId ?? null}, ${given.carerFeedback ?? null})
    returning id`)
}

type TwoOf = { kind?: keyof typeof mergeables; endsId: number; staysId: number }

/** Two records (of one child unless said otherwise) made one, as when a second person has said yes; gives the number of it. */
export async function madeOne(tx: Tx, { kind = 'child', ...two }: TwoOf): Promise<number> {
  await mergeables[kind].judge(tx, two)
  const { id } = await tx.one<{ id: number }>(
    sql`select lead_on(${await agreed(tx, 'records merged', kind, two)}) as id`,
  )
  await mergeables[kind].follow(tx, two)
  return id
}

/** The same two parted again. */
export async function partedAgain(tx: Tx, { kind = 'child', ...two }: TwoOf): Promise<void> {
  await mergeables[kind].judgeParting(tx, two)
  await tx.one(sql`select * from part_again(${await agreed(tx, 'records parted', kind, two)})`)
  await mergeables[kind].follow(tx, two)
}

async function agreed(tx: Tx, what: string, record: string, two: { endsId: number; staysId: number }): Promise<number> {
  const said = JSON.stringify({ two: { record, noun: record, ends: '', stays: '', concerned: [], ...two } })
  const { id } = await tx.one<{ id: number }>(sql`insert into access_changes (kind, what, state, asked_at, settled_at)
    values (${what}, ${said}, 'confirmed', request_now(), request_now()) returning id`)
  return id
}
