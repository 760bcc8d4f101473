import type { Duty } from '#framework/s4-roles.ts'
import { listPeopleWithDuty, type MessageKind, tell } from '#modules/people/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Audit, State } from '../audit.ts'

type Parts = Pick<Audit, 'auditorId' | 'workerId' | 'moderatorId' | 'teamManagerId'>
type Telling = { kind: MessageKind; to: (parts: Parts) => readonly (number | null)[]; duty?: Duty }

/** Whom each state calls on: they get a neutral sentence with a link. */
export const tellings: Partial<Record<State, Telling>> = {
  gathering: { kind: 'report wanted', to: (audit) => [audit.workerId] },
  in_audit: { kind: 'audit due', to: (audit) => [audit.auditorId, audit.workerId] },
  submitted: { kind: 'audit submitted', to: (audit) => [audit.teamManagerId], duty: 'assign_moderators' },
  in_moderation: { kind: 'moderation assigned', to: (audit) => [audit.moderatorId] },
  in_discussion: {
    kind: 'moderation discussed',
    to: (audit) => [audit.auditorId, audit.moderatorId],
    duty: 'decide_disagreements',
  },
  with_team_manager: { kind: 'response wanted', to: (audit) => [audit.teamManagerId] },
  with_service_manager: { kind: 'sign-off wanted', to: () => [], duty: 'sign_off' },
  re_audit_due: { kind: 're-audit planned', to: (audit) => [audit.auditorId, audit.teamManagerId] },
  closed: { kind: 'audit closed', to: (audit) => [audit.auditorId, audit.workerId, audit.teamManagerId] },
}

/** Tells the people whose turn it now is. What is inadequate goes out at once; the rest waits for the day's digest. */
export async function announce(tx: Tx, audit: Audit, today: Temporal.PlainDate): Promise<void> {
  const telling = tellings[audit.state]
  if (!telling) return
  const duty =
    telling.duty ?? (audit.state === 'with_team_manager' && audit.teamManagerId === null ? 'sign_off' : undefined)
  const byDuty = duty ? (await listPeopleWithDuty(tx, duty, today)).map((person) => person.id) : []
  const urgent = (audit.finalGrade ?? audit.auditorGrade) === 'inadequate'
  for (const toId of new Set([...telling.to(audit), ...byDuty])) {
    if (toId !== null) await tell(tx, { to: toId, kind: telling.kind, path: `/audits/${audit.ref}`, urgent })
  }
}
