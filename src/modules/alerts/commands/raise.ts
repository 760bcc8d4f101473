import { tell, tellOutOfHours } from '#modules/people/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { circleOf, type LineKind, type Source } from '../alert.ts'
import { type AlertClock, clockOf } from '../clock.ts'
import { findCast } from '../queries/cast.ts'
import { type Reader, readersOf } from '../road.ts'
import { hoursOn } from '../queries/hours.ts'

export type Concern = {
  householdId: number
  source: Source
  pieceId?: number | null
  voiceId?: number | null
  /** Key of the form on which it was said. */
  form?: string | null
  /** Whoever asked the child what they say. */
  officerId?: number | null
  /** None: all who live there. */
  childIds: readonly number[]
  what: string
  /** Who is acting on it now, in words. It goes out whoever is acting. */
  acting?: string
  /** People who work here whom it is about, and who must not read it. */
  about?: readonly number[]
  notFor?: readonly number[]
  /** Whether somebody has said whom it must not reach. */
  circleSaid: boolean
  /** When it reached us, where that was before now; from whom. Its clocks start then. */
  cameAt?: Temporal.Instant
  cameFrom?: string
  /** Who said yes, where Hearth itself raises what they did not finish. */
  byId?: number
}

export type Raised = { ref: string; told: readonly Reader[] }

/**
 * The one road for a child's safety (clauses 2.1, 4.9): keeps the words as a dated entry, tells everybody who may act in the same
 * transaction (mail follows), writes down whom, and begins the clocks. A further concern while one is open is a further entry,
 * told again. Works for people who may not read what is open already, and at the door of a one-time link.
 */
export async function raise(tx: Tx, concern: Concern, now: Temporal.Instant): Promise<Raised> {
  const today = londonDate(now)
  const came = concern.cameAt ?? now
  const circle = circleOf(concern.about ?? [], concern.notFor ?? [])
  const clock = clockOf(came, await hoursOn(tx, today))
  const alert = await tx.one<{ id: number; ref: string; isNew: boolean }>(sql`
    select id, ref, is_new as "isNew" from put_alert(${concern.householdId}, ${circle}::int[], ${came}, ${clock.againAt}, ${clock.climbsAt})`)
  const { entryId } = await tx.one<{ entryId: number }>(
    sql`select put_alert_entry(${alert.id}, ${entryOf(concern, came)}) as "entryId"`,
  )
  const cast = await findCast(tx, concern, today)
  const told = readersOf(cast, circle)
  for (const reader of told) await tellOne(tx, alert, entryId, reader)
  await tellClimbed(tx, alert, entryId, told, circle)
  await sendOutOfHours(tx, alert, entryId, clock, today)
  await record(tx, { kind: 'safety alert raised', data: { alert: alert.ref } })
  return { ref: alert.ref, told }
}

function entryOf(concern: Concern, came: Temporal.Instant) {
  const {
    source,
    pieceId = null,
    voiceId = null,
    form = null,
    childIds,
    what,
    acting = '',
    circleSaid,
    cameFrom = '',
    byId = null,
  } = concern
  return {
    source,
    pieceId,
    voiceId,
    form,
    childIds,
    what,
    acting,
    circleSaid,
    cameFrom,
    byId,
    cameAt: came.toString(),
  }
}

type Which = { id: number; ref: string }

/** One person is told, and it is written down that they were. */
export async function tellOne(tx: Tx, alert: Which, entryId: number | null, reader: Reader): Promise<void> {
  await line(tx, alert.id, entryId, reader.why, reader.id)
  await tell(tx, {
    to: reader.id,
    kind: 'safety alert raised',
    path: `/alerts/${alert.ref}`,
    urgent: true,
    pieceId: null,
  })
}

export async function line(
  tx: Tx,
  alertId: number,
  entryId: number | null,
  kind: LineKind,
  personId: number | null,
  words = '',
): Promise<void> {
  await tx.run(sql`select put_alert_line(${alertId}, ${entryId}, ${kind}, ${personId}::int, ${words})`)
}

/** Those to whom it has climbed hear of what is added as well. */
async function tellClimbed(
  tx: Tx,
  alert: Which,
  entryId: number,
  told: readonly Reader[],
  circle: readonly number[],
): Promise<void> {
  const climbed = await tx.many<{ id: number; name: string }>(sql`select id, name from climbed_to(${alert.id})`)
  for (const { id, name } of climbed)
    if (!circle.includes(id) && !told.some((one) => one.id === id))
      await tellOne(tx, alert, entryId, { id, name, why: 'in place' })
}

/** When nobody is at work who would read it: the council's out-of-hours address, with the number of the manager on call. */
async function sendOutOfHours(
  tx: Tx,
  alert: Which,
  entryId: number,
  clock: AlertClock,
  today: Temporal.PlainDate,
): Promise<void> {
  if (!clock.isLate) return
  const told = await tellOutOfHours(tx, { kind: 'safety alert out of hours', path: `/alerts/${alert.ref}` }, today)
  if (told) await line(tx, alert.id, entryId, 'out of hours', null)
}
