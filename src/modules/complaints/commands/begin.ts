import { beginAndTell, turnClocks } from '#modules/evidence/index.ts'
import { listPeopleWithDuty } from '#modules/people/index.ts'
import { addWorkingDays, isBefore, londonDate } from '#platform/dates/index.ts'
import { type Mistake, mistakeIf } from '#platform/problems.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { clocks, type Turn } from '../clocks.ts'
import type { Complainant, Complaint } from '../complaint.ts'
import { type Home, pieces } from '../queries/complaints.ts'
import { complaintSettings } from '../settings.ts'

export type Received = {
  complainant: Complainant
  home: Home | null
  receivedOn: Temporal.PlainDate
  /** It is about what one person did: it is known to a list alone. */
  isApart: boolean
  /** That person manages the team of the home: somebody else answers. */
  managerIsPart: boolean
}

/** Writes down that somebody complained. The team's manager answers it, and where they are part of it, or no home is named, the service manager. */
export async function beginComplaint(
  tx: Tx,
  { complainant, home, receivedOn, isApart, managerIsPart }: Received,
  officerId: number,
  now: Temporal.Instant,
): Promise<{ ref: string } | { mistakes: readonly Mistake[] }> {
  const today = londonDate(now)
  const above = (await listPeopleWithDuty(tx, 'sign_off', today)).find(({ id }) => id !== officerId)
  const team = managerIsPart || home?.managerId === officerId ? null : (home?.managerId ?? null)
  const managerId = team ?? above?.id
  const mistakes = [
    ...mistakeIf(isBefore(today, receivedOn), 'on', 'This day is still to come.'),
    ...mistakeIf(
      managerId === undefined,
      'household',
      'Nobody here can answer it: an administrator gives somebody the part of the service manager first.',
    ),
  ]
  if (mistakes.length > 0 || managerId === undefined) return { mistakes }
  const settings = await readSettings(tx, today, complaintSettings)
  const list = [
    { personId: officerId, why: 'They keep complaints.' },
    { personId: managerId, why: 'They answer it.' },
  ]
  const begun = await beginAndTell(
    tx,
    {
      ...{ stream: 'complaint', state: 'received', records: 'complaint written down', data: {} },
      ...(isApart ? { sight: 'restricted' as const, list } : {}),
      householdId: home?.id ?? null,
      dueOn: addWorkingDays(receivedOn, settings['complaint.route']),
      parts: { officer: officerId, manager: managerId },
    },
    (id) =>
      tx.run(sql`insert into complaints (id, complainant, received_on) values (${id}, ${complainant}, ${receivedOn})`),
  )
  const piece = await pieces.findById(tx, begun.id)
  await turnClocks<Complaint, Turn>(tx, clocks, { piece, move: 'received', label: '' }, now)
  return { ref: begun.ref }
}
