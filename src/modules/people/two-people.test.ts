import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { RoleKey } from '#framework/s4-roles.ts'
import { NotAllowed, NotFound, Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { givesPower } from './access-change.ts'
import { confirmChange, refuseChange, withdrawChange } from './commands/answer-change.ts'
import { addSomebody, giveOrAsk, inviteAgain, letInOrAsk, saveDetails } from './commands/change-access.ts'
import { endRole } from './commands/held-roles.ts'
import { deactivate } from './commands/people.ts'
import { startSession } from './commands/sessions.ts'
import { aPerson } from './testing.ts'

/*
 * SB-6, as a property: whatever administrators, the Head of Quality Assurance and those concerned do, in whatever order, nobody
 * gains a role that sees cases (or makes others see them), comes back with one, gets another address while they have one, or is
 * invited anew into one, without two people who had access before. One of them may be the person, for their address or
 * invitation. Who did it is counted here by itself: from who acted, not from what the program wrote about it.
 */

const today = Temporal.PlainDate.from('2026-11-19')

type Act =
  | { do: 'add'; who: number; role: number; address: number }
  | { do: 'address'; who: number; whom: number; address: number }
  | { do: 'invite' | 'end' | 'let in'; who: number; whom: number }
  | { do: 'give' | 'take'; who: number; whom: number; role: number }
  | { do: 'yes' | 'no' | 'back'; who: number; which: number }

const roles: readonly RoleKey[] = [
  'administrator',
  'quality_assurance',
  'head_of_quality_assurance',
  'team_manager',
  'lado',
]
const n = (max: number) => fc.integer({ min: 0, max })
/** The first two are administrators, and so may be who came later. */
const asker = fc.constantFrom(0, 0, 0, 1, 1, 5, 6)
const doing = <K extends Act['do']>(...acts: readonly [K, ...K[]]) => fc.constantFrom(...acts)
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: doing('add'), who: asker, role: n(4), address: n(30) }) },
  { weight: 3, arbitrary: fc.record({ do: doing('address'), who: asker, whom: n(6), address: n(30) }) },
  { weight: 5, arbitrary: fc.record({ do: doing('invite', 'end', 'let in', 'let in'), who: asker, whom: n(5) }) },
  { weight: 4, arbitrary: fc.record({ do: doing('give', 'give', 'take'), who: asker, whom: n(6), role: n(4) }) },
  { weight: 8, arbitrary: fc.record({ do: doing('yes', 'yes', 'yes', 'no', 'back'), who: n(6), which: n(3) }) },
)

/** What somebody can do, as the tables have it. */
type State = { email: string; power: string[]; active: boolean; invitations: number; in: boolean }

async function stateOf(database: TestDatabase): Promise<Map<number, State>> {
  const rows = await database.asSystem(testNow, (tx) =>
    tx.many<State & { id: number; roles: RoleKey[] }>(sql`select p.id, p.email::text as email, p.active,
        coalesce((select array_agg(pr.role order by pr.role) from person_roles pr
          where pr.person_id = p.id and (pr.until_on is null or pr.until_on >= ${today})), '{}') as roles,
        (select count(*) from invitations i where i.person_id = p.id) as invitations,
        exists (select from sessions s where s.person_id = p.id) as in
      from people p`),
  )
  return new Map(rows.map((row) => [row.id, { ...row, power: row.roles.filter(givesPower) }]))
}

/** Who stood behind what a person now holds: whoever asked for what waits, and whoever does the act at hand. */
async function askersOf(database: TestDatabase): Promise<Map<number, number>> {
  const rows = await database.asSystem(testNow, (tx) =>
    tx.many<{ id: number; by: number }>(sql`select id, asked_by as by from access_changes where state = 'waiting'`),
  )
  return new Map(rows.map(({ id, by }) => [id, by]))
}

async function perform(
  tx: Tx,
  one: Act,
  actor: Parameters<typeof confirmChange>[2],
  whom: number,
  waits: { id: number; version: number } | undefined,
) {
  const when = { today, now: testNow }
  if ('which' in one) {
    if (!waits) return
    if (one.do === 'yes') await confirmChange(tx, waits, actor, when, [])
    if (one.do === 'no') await refuseChange(tx, waits.id, 'No', actor, when)
    if (one.do === 'back') await withdrawChange(tx, waits.id, actor, when)
    return
  }
  if (!actor.duties.has('manage_people')) return // what each route needs
  const given = (email: string, name = 'Somebody') => ({
    name,
    email,
    teamId: null,
    managerId: null,
    caseSystemId: null,
    telephone: null,
  })
  if (one.do === 'add') await addSomebody(tx, { ...given(`a${one.address}@x.example`), role: roles[one.role]! }, when)
  if (one.do === 'address') await saveDetails(tx, whom, given(`a${one.address}@x.example`), when)
  if (one.do === 'invite') await inviteAgain(tx, whom, when)
  if (actor.actsFor.includes(whom)) return // refuseThemselves
  if (one.do === 'end') await deactivate(tx, whom, when)
  if (one.do === 'let in') await letInOrAsk(tx, whom, when)
  if (one.do === 'give') await giveOrAsk(tx, whom, { role: roles[one.role]!, fromOn: today, untilOn: null }, when)
  if (one.do === 'take') await endRole(tx, whom, { role: roles[one.role]!, fromOn: today }, when)
}

const isSaid = (problem: unknown): boolean =>
  problem instanceof Refused ||
  problem instanceof NotAllowed ||
  problem instanceof NotFound ||
  /is not active here/.test(String(problem))

test('SB-6: nobody gains a way to cases, or an address for one, without two people who had access before', async () => {
  let gains = 0
  const database = await freshDatabase()
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), async (acts) => {
      await database.asOwner((client) => client.query('truncate people cascade'))
      const ids: number[] = []
      await database.asSystem(testNow, async (tx) => {
        for (const role of [
          'administrator',
          'administrator',
          'head_of_quality_assurance',
          'team_manager',
          'lado',
        ] as const) {
          const { id } = await aPerson(tx, { roles: [role] })
          ids.push(id)
        }
      })
      await database.asOwner((client) => client.query('update person_roles set from_on = $1', [String(today)]))
      for (const id of ids) await database.atDoor(testNow, (tx) => startSession(tx, id, testNow))
      for (const one of acts) {
        const before = await stateOf(database)
        const waiting = await askersOf(database)
        const all = [...before.keys()]
        const who = all[one.who % all.length]!
        const whom = 'whom' in one ? all[one.whom % all.length]! : who
        const open = [...waiting.keys()]
        const id = 'which' in one && open.length > 0 ? open[one.which % open.length]! : undefined
        try {
          await database.asPerson(who, testNow, async (tx, actor) => {
            const waits =
              id === undefined
                ? undefined
                : await tx.maybe<{ id: number; version: number }>(
                    sql`select id, version from access_changes where id = ${id}`,
                  )
            await perform(tx, one, actor, whom, waits)
          })
        } catch (problem) {
          if (!isSaid(problem)) throw problem
          assert.deepEqual(await stateOf(database), before, 'what is refused leaves nothing')
          continue
        }
        const behind = new Set([who, ...(id === undefined ? [] : [waiting.get(id)!])])
        const hadAccess = [...behind].filter(
          (person) => before.get(person)?.active && before.get(person)!.power.length > 0,
        )
        for (const [person, now] of await stateOf(database)) {
          const was = before.get(person)
          const gained = now.power.filter((role) => !was?.power.includes(role))
          const back = now.active && was !== undefined && !was.active && now.power.length > 0
          const moved = was !== undefined && was.email !== now.email && (was.power.length > 0 || now.power.length > 0)
          const invited = was !== undefined && was.in && was.power.length > 0 && now.invitations > was.invitations
          if (gained.length === 0 && !back && !moved && !invited) continue
          gains += 1
          const words = `${JSON.stringify(one)} gave ${person}: ${JSON.stringify({ gained, back, moved, invited })} by ${[...behind]}`
          assert.equal(behind.size, 2, words)
          assert.equal(hadAccess.length, 2, words)
          if (gained.length > 0 || back) assert.ok(!behind.has(person), `${words}: by themselves`)
        }
        const administrators = [...(await stateOf(database)).values()].filter(
          ({ active, power }) => active && power.includes('administrator'),
        )
        assert.ok(administrators.length > 0, 'somebody can always manage people')
      }
    }),
    { numRuns: 24 },
  )
  assert.ok(gains > 8, `two people together do change something (${gains} times)`)
})
