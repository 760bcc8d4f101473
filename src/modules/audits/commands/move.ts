import { isFailing, scaleOf } from '#framework/forms/scale.ts'
import { handingBack, makeMove as makeMoveOf, type MoveRequest as Asked, type Stream } from '#modules/evidence/index.ts'
import type { Actor } from '#platform/actor.ts'
import { readSettings } from '#platform/settings/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { type Audit, conflictOf } from '../audit.ts'
import { hearing, type Part } from '../hearers.ts'
import { findAuditById, holdWhatIsJudged, lockAudit } from '../queries/find-audit.ts'
import { type AuditCase, readCase } from '../queries/standing.ts'
import { deadlineSettings } from '../settings.ts'
import type { Standing } from '../standing.ts'
import { dueOn, steps } from '../steps.ts'
import { type MoveKey, moves } from '../states.ts'
import { tellings } from '../tellings.ts'
import { effects } from './effects.ts'

export type MoveRequest = Asked & {
  move: MoveKey
  given?: Standing['given']
  /** For settle and decide: the grade of record. */
  settledGrade?: Audit['finalGrade']
  moderatorId?: number
}

/** Moves that give something back to whoever had it, to put right: with the reason, and by a new day. */
export const handsBack: ReadonlySet<string> = new Set(handingBack(moves))

/** What an audit is to the evidence room. */
export const stream: Stream<Audit, AuditCase, MoveRequest, Part> = {
  key: 'audit',
  noun: 'audit',
  path: '/audits',
  begins: 'scheduled',
  steps,
  moved: 'audit moved',
  moves,
  onward: { graded: { move: 'pass_on' } },
  lock: async (tx, ref) => {
    const audit = await lockAudit(tx, ref)
    await holdWhatIsJudged(tx, audit.id)
    return audit
  },
  find: findAuditById,
  facts: async (tx, actor, audit, request, today) => {
    const given = {
      ...request.given,
      ...(request.on === undefined ? {} : { meetingOn: request.on }),
      ...(request.words === undefined ? {} : { reason: request.words }),
      ...(request.move === 'assign_moderator' ? { moderatorConflict: conflictIn(request, audit) } : {}),
    }
    const about = await readCase(tx, actor, audit, today, given)
    return { ...about, standing: { ...about.standing, settledGrade: settledIn(request, about) } }
  },
  effects,
  // A moderator who is replaced takes a locked grade along: it stays with the move.
  // Whose team it was when it ended stands nowhere else: teams and their managers change.
  // What stood in it before a move that may be taken back.
  keeps: ({ blindGrade, teamManagerId, auditorGrade, suggestedGrade, reauditOn }, move) => ({
    ...(move === 'submit' ? { was: { auditorGrade, suggestedGrade } } : {}),
    ...(move === 'sign_off' || move === 'ask_reaudit' ? { was: { reauditOn: reauditOn?.toString() ?? null } } : {}),
    ...(move === 'reassign' && blindGrade ? { blindGrade } : {}),
    ...(move === 'close' || move === 'cancel' ? { teamManagerId } : {}),
  }),
  due: async (tx, audit, { state, by }, today) => {
    const deadlines = await readSettings(tx, today, deadlineSettings)
    const grade = audit.finalGrade ?? audit.auditorGrade
    return dueOn(
      state,
      today,
      { ...audit, grade, returned: handsBack.has(by) || by === 'recall' || by === 'reopen' },
      deadlines,
    )
  },
  hearing,
  tells: tellings,
  isUrgent: ({ finalGrade, auditorGrade }) => isFailing(finalGrade ?? auditorGrade),
}

export function makeMove(
  tx: Tx,
  actor: Actor,
  ref: string,
  request: MoveRequest,
  now: Temporal.Instant,
): Promise<Audit> {
  return makeMoveOf(tx, actor, stream, ref, request, now)
}

/** A grade of the audit's own scale; where none is given for the whole, what the sections of record come to. */
function settledIn({ settledGrade }: MoveRequest, { judged, audit }: AuditCase): Audit['finalGrade'] {
  if (judged.routed) return judged.routed.record
  return settledGrade && scaleOf(settledGrade) === audit.scale ? settledGrade : null
}

/** Judged again under the lock: the audit may have changed since its page offered this person. */
function conflictIn({ moderatorId }: MoveRequest, audit: Audit): string | null {
  return moderatorId === undefined ? 'Nobody was chosen.' : conflictOf(moderatorId, audit)
}
