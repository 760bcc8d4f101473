import { randomBytes } from 'node:crypto'
import { lockAudit, makeMove, planAudit } from '#modules/audits/index.ts'
import { listTeams, type Team, tell } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { Refused } from '#platform/problems.ts'
import { isWorkingDay, londonDate, type Month, monthOf } from '#platform/dates/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { holdLock } from '#platform/sql/locks.ts'
import { record } from '#platform/trail/index.ts'
import { firstOf, listDrawable, listDraws, lockDraw } from '../queries/draws.ts'
import { candidatesFor, drawProposable } from '../selection.ts'
import { settings } from '../settings.ts'

/** Gives each draw its seed; a test gives its own, to know what will be drawn. */
export type NewSeed = () => string
const bySystem: NewSeed = () => randomBytes(8).toString('hex')

export type Drawn = { drawn: number; teamsWithNobodyToDraw: string[] }

/** Draws this month’s audits for each team manager, up to as many as the council sets. Asked again, it draws only what
 * is still missing. */
export async function drawSample(tx: Tx, today: Temporal.PlainDate, newSeed = bySystem): Promise<Drawn> {
  const result: Drawn = { drawn: 0, teamsWithNobodyToDraw: [] }
  for (const team of await listTeams(tx)) {
    const { drawn, isShort } = await drawForTeam(tx, team, today, newSeed)
    result.drawn += drawn
    if (isShort) result.teamsWithNobodyToDraw.push(team.name)
  }
  return result
}

/** What is still missing of this month for one team manager. `isShort`: there was no other household to draw. */
export async function drawForTeam(
  tx: Tx,
  team: Team,
  today: Temporal.PlainDate,
  newSeed = bySystem,
): Promise<{ drawn: number; isShort: boolean }> {
  const month = monthOf(today)
  await oneAtATime(tx)
  const wanted = (await readSettings(tx, today, settings))['sample.per_team']
  const standing = (await listDraws(tx, month)).filter((one) => one.teamId === team.id && one.swappedFor === null)
  const missing = team.managerId === null ? 0 : Math.max(0, wanted - standing.length)
  for (let drawn = 0; drawn < missing; drawn += 1)
    if ((await drawFor(tx, team, month, today, newSeed)) === undefined) return { drawn, isShort: true }
  return { drawn: missing, isShort: false }
}

/** Puts another household in the place of one that was drawn, with the reason: drawn again, never chosen. Both draws stay
 * on record, and the first audit is cancelled. */
export async function swapDraw(
  tx: Tx,
  actor: Actor,
  id: number,
  reason: string,
  now: Temporal.Instant,
  newSeed = bySystem,
): Promise<void> {
  await oneAtATime(tx)
  const first = await lockDraw(tx, id)
  if (first.swappedFor !== null) throw new Refused('Another household has already taken its place.')
  const begun = first.audit !== null && (await lockAudit(tx, first.audit)).state !== 'scheduled'
  if (begun) throw new Refused('The audit has begun: it can be cancelled, but not swapped.')
  const team = (await listTeams(tx)).find((one) => one.id === first.teamId)
  if (!team) throw new Refused('There is no such team any more.')
  const next = await drawFor(tx, team, first.month.toPlainYearMonth(), londonDate(now), newSeed)
  if (next === undefined) throw new Refused('There is no other household that could be drawn for this manager.')
  await tx.run(sql`update sample_draws set swapped_for = ${next}, swap_reason = ${reason} where id = ${id}`)
  if (first.audit) await makeMove(tx, actor, first.audit, { move: 'cancel', words: reason }, now)
}

async function drawFor(
  tx: Tx,
  team: Team,
  month: Month,
  today: Temporal.PlainDate,
  newSeed: NewSeed,
): Promise<number | undefined> {
  if (team.managerId === null) return undefined
  const set = await readSettings(tx, today, settings)
  const notWithin = set['sample.not_within']
  const households = await listDrawable(tx, month, today, set['sample.every_audit_counts'] === 1)
  const candidates = candidatesFor(households, { managerId: team.managerId, today, notWithin })
  const never = new Set(households.filter((one) => one.neverProposed).map((one) => one.id))
  const proposed = drawProposable(newSeed, candidates, never)
  if (!proposed) return undefined
  const { seed, drawn } = proposed
  const selection = { method: 'random draw', seed, candidates: candidates.length }
  const audit = await planAudit(
    tx,
    {
      kind: 'monthly_case_file',
      householdId: drawn,
      scheduledFor: lastWorkingDayOf(laterOf(month, monthOf(today))),
      auditorId: team.managerId,
      selection,
    },
    today,
  )
  await tell(tx, { to: team.managerId, kind: 'sample drawn', path: `/audits/${audit.ref}`, pieceId: audit.id })
  const approved = households.filter((one) => one.approved).length
  return keep(tx, { month, team, seed, candidates, approved, drawn, auditId: audit.id })
}

type Kept = {
  month: Month
  team: Team
  seed: string
  candidates: number[]
  approved: number
  drawn: number
  auditId: number
}

async function keep(tx: Tx, { month, team, seed, candidates, approved, drawn, auditId }: Kept): Promise<number> {
  const { id } = await tx.one<{ id: number }>(sql`
    insert into sample_draws (month, team_id, seed, candidates, approved, drawn, audit_id, drawn_by, drawn_at)
    values (${firstOf(month)}, ${team.id}, ${seed}, ${candidates}, ${approved}, ${drawn}, ${auditId}, actor(), request_now()) returning id`)
  await record(tx, { kind: 'sample drawn', householdId: drawn, pieceId: auditId, data: { month: String(month), seed } })
  return id
}

function lastWorkingDayOf(month: Month): Temporal.PlainDate {
  let day = month.toPlainDate({ day: month.daysInMonth })
  while (!isWorkingDay(day)) day = day.subtract({ days: 1 })
  return day
}

/** What is swapped after its month is planned for this one: an audit is not overdue on the day it is planned. */
function laterOf(one: Month, other: Month): Month {
  return Temporal.PlainYearMonth.compare(one, other) >= 0 ? one : other
}

/** Two people who press the button at the same moment draw one sample. */
const oneAtATime = (tx: Tx): Promise<void> => holdLock(tx, 'drawing')
