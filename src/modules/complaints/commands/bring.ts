import { beginAndTell, type Brought, broughtPieces, type Said } from '#modules/evidence/index.ts'
import { listPeopleWithDuty } from '#modules/people/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { Refused } from '#platform/problems.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { answeredOn, complainantIn, isApart, receivedOn, standsAs } from '../brought.ts'
import { homesBySource } from '../queries/brought.ts'
import type { Home } from '../queries/complaints.ts'
import { complaintSettings } from '../settings.ts'

/** Complaints as a file says them, kept by whoever brings them in. */
export const complaintsBrought: Brought = {
  ...broughtPieces({
    ...{ kind: 'complaints_compliments', stream: 'complaint', path: '/complaints', recorded: 'complaint' },
    begin: async (tx, said, { now, once }) => {
      const today = londonDate(now)
      const [home] = typeof said['household'] === 'string' ? await homesBySource(tx, [said['household']]) : []
      const officerId = await once('officer', () => officerOf(tx, today))
      const above = await once('above', () => listPeopleWithDuty(tx, 'sign_off', today))
      const managerId = whoAnswers({ home, officerId, said, above })
      const list = [
        { personId: officerId, why: 'They keep complaints.' },
        ...(managerId === officerId ? [] : [{ personId: managerId, why: 'They answer it.' }]),
      ]
      const { state, since, dueOn } = standsAs(
        said,
        today,
        await once('days', () => readSettings(tx, today, complaintSettings)),
        now,
      )
      const begun = await beginAndTell(
        tx,
        {
          ...{ stream: 'complaint', state, since, dueOn, records: 'complaint brought in', data: {} },
          ...(isApart(said) ? { sight: 'restricted' as const, list } : {}),
          ...{ householdId: home?.id ?? null, parts: { officer: officerId, manager: managerId } },
        },
        (id) =>
          tx.run(sql`insert into complaints (id, complainant, received_on, answered_on)
            values (${id}, ${complainantIn(said)}, ${receivedOn(said)}, ${answeredOn(said)})`),
      )
      return { ...begun, isWith: said['is_over'] ? null : officerId }
    },
    change: async (tx, { id }, said, { now, once }) => {
      const today = londonDate(now)
      await tx.run(sql`update complaints set complainant = ${complainantIn(said)}, received_on = ${receivedOn(said)},
        answered_on = ${answeredOn(said)} where id = ${id}`)
      return standsAs(said, today, await once('days', () => readSettings(tx, today, complaintSettings)), now)
    },
  }),
  homes: async (tx, sources) => (await homesBySource(tx, sources)).map(({ source }) => source),
}

/** Whoever brings the file in; on the command line, the first who keeps complaints. */
async function officerOf(tx: Tx, today: Temporal.PlainDate): Promise<number> {
  const { id } = await tx.one<{ id: number | null }>(sql`select actor() as id`)
  const officer = id ?? (await listPeopleWithDuty(tx, 'hold_complaints', today))[0]?.id
  if (officer === undefined)
    throw new Refused('Nobody here keeps complaints: ask whoever sets roles. Nothing was brought in.')
  return officer
}

type Asked = { home: Home | undefined; officerId: number; said: Said; above: readonly { id: number }[] }

/** The team's manager. Of what is about one person the file does not say who that is: the service manager answers it, and once it is over nobody
 * else hears of it. */
function whoAnswers({ home, officerId, said, above }: Asked): number {
  if (said['is_over'] && isApart(said)) return officerId
  const team = isApart(said) || home?.managerId === officerId ? null : home?.managerId
  const manager = team ?? above.find(({ id }) => id !== officerId)?.id ?? (said['is_over'] ? officerId : undefined)
  if (manager === undefined)
    throw new Refused(
      'Nobody here can answer a complaint: an administrator gives somebody the part of the service manager first. Nothing was brought in.',
    )
  return manager
}
