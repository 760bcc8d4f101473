import { movePiece } from '#modules/evidence/index.ts'
import type { Actor } from '#platform/actor.ts'
import { Refused } from '#platform/problems.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { byNobody, record } from '#platform/trail/index.ts'
import { judge } from '#platform/workflow.ts'
import { londonDate } from '#platform/dates/index.ts'
import { type Audit, conflictOf, type State } from '../audit.ts'
import { dueOn } from '../deadlines.ts'
import { findAuditById, holdWhatIsJudged, lockAudit } from '../queries/find-audit.ts'
import { type AuditCase, readCase } from '../queries/standing.ts'
import { deadlineSettings } from '../settings.ts'
import type { Standing } from '../standing.ts'
import { handsBack, madeByHearth, type MoveKey, moves, staysWhereItIs } from '../states.ts'
import { announce } from './announce.ts'
import { effects } from './effects.ts'

export type MoveRequest = {
  move: MoveKey
  words?: string
  given?: Standing['given']
  /** For settle and decide: the grade of record. */
  settledGrade?: Audit['finalGrade']
  moderatorId?: number
  details?: Record<string, unknown>
}

/** Makes one move: lock, judge, write, record, tell. Refused with the judge's sentence when it may not be made; then nothing is written. */
export async function makeMove(
  tx: Tx,
  actor: Actor,
  ref: string,
  request: MoveRequest,
  now: Temporal.Instant,
): Promise<Audit> {
  const today = londonDate(now)
  const audit = await lockAudit(tx, ref)
  await holdWhatIsJudged(tx, audit.id)
  const given = {
    ...request.given,
    ...(request.words === undefined ? {} : { reason: request.words }),
    ...(request.move === 'assign_moderator' ? { moderatorConflict: conflictIn(request, audit) } : {}),
  }
  const about = await readCase(tx, actor, audit, today, given)
  const standing = { ...about.standing, settledGrade: request.settledGrade ?? null }
  const judgement = judge<State, Standing>(moves[request.move], audit.state, standing)
  if (!judgement.allowed) throw new Refused(judgement.because)
  return enter(tx, { ...about, standing }, request, judgement.to, now, actor)
}

/** Judged again under the lock: the audit may have changed since its page offered this person. */
function conflictIn({ moderatorId }: MoveRequest, audit: Audit): string | null {
  return moderatorId === undefined ? 'Nobody was chosen.' : conflictOf(moderatorId, audit)
}

async function enter(
  tx: Tx,
  about: AuditCase,
  request: MoveRequest,
  to: State,
  now: Temporal.Instant,
  actor: Actor,
): Promise<Audit> {
  const { audit } = about
  const today = londonDate(now)
  await effects[request.move]?.(tx, about, request, today)
  const writing = () => write(tx, audit, request, to, now)
  await (madeByHearth.has(request.move) ? byNobody(tx, writing) : writing())
  const entered = await findAuditById(tx, audit.id)
  await announce(tx, { move: request.move, before: audit, after: entered }, { actorId: actor.id, today })
  if (to !== 'graded') return entered
  return makeMove(tx, actor, audit.ref, { move: 'pass_on' }, now)
}

/** A moderator who is replaced takes a locked grade along: it stays with the move. */
const keptOf = (move: MoveKey, { blindGrade }: Audit) => (move === 'reassign' && blindGrade ? { blindGrade } : {})

async function write(tx: Tx, audit: Audit, request: MoveRequest, to: State, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    insert into moves (piece_id, move, from_state, to_state, by_id, at, words, details)
    values (${audit.id}, ${request.move}, ${audit.state}, ${to}, actor(), ${now},
      ${request.words ?? ''}, ${JSON.stringify({ ...request.details, ...keptOf(request.move, audit) })})`)
  await record(tx, {
    kind: 'audit moved',
    householdId: audit.householdId,
    auditId: audit.id,
    data: { move: request.move, from: audit.state, to },
  })
  if (staysWhereItIs.has(request.move)) return
  const changed = await findAuditById(tx, audit.id)
  const deadlines = await readSettings(tx, londonDate(now), deadlineSettings)
  const grade = changed.finalGrade ?? changed.auditorGrade
  const returned = handsBack.has(request.move)
  const due = dueOn(to, londonDate(now), { ...changed, grade, returned }, deadlines)
  await movePiece(tx, audit.id, { state: to, since: now, dueOn: due })
}
