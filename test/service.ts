import type { RoleKey } from '#framework/s4-roles.ts'
import { aPerson, aTeam, setContacts } from '#modules/people/testing.ts'
import { aChild, aHousehold, aPlacement, aReview } from '#modules/register/testing.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import type { TestDatabase } from '#test/database.ts'

/** Everyone of a small service, by the keys of the demonstration. */
const staff: readonly { key: string; roles: readonly RoleKey[]; manager?: string }[] = [
  { key: 'ce-1', roles: ['chief_executive'] },
  { key: 'ed-1', roles: ['executive_director'], manager: 'ce-1' },
  { key: 'cd-1', roles: ['corporate_director'], manager: 'ed-1' },
  { key: 'hos-1', roles: ['head_of_service'], manager: 'cd-1' },
  { key: 'sm-1', roles: ['service_manager'], manager: 'hos-1' },
  { key: 'om-1', roles: ['operational_manager'], manager: 'hos-1' },
  { key: 'tm-1', roles: ['team_manager'], manager: 'sm-1' },
  { key: 'tm-2', roles: ['team_manager'], manager: 'sm-1' },
  { key: 'fsw-1', roles: ['fostering_social_worker'], manager: 'tm-1' },
  { key: 'fsw-2', roles: ['fostering_social_worker'], manager: 'tm-1' },
  { key: 'fsw-3', roles: ['fostering_social_worker'], manager: 'tm-2' },
  { key: 'qa-head', roles: ['head_of_quality_assurance'] },
  { key: 'qa-1', roles: ['quality_assurance'], manager: 'qa-head' },
  { key: 'safeguarding-1', roles: ['safeguarding_lead'] },
  { key: 'fro-1', roles: ['fostering_reviewing_officer'], manager: 'safeguarding-1' },
  { key: 'fro-2', roles: ['fostering_reviewing_officer'], manager: 'safeguarding-1' },
  { key: 'iro-manager', roles: ['iro_manager'] },
  { key: 'iro-1', roles: ['independent_reviewing_officer'], manager: 'iro-manager' },
  { key: 'iro-2', roles: ['independent_reviewing_officer'], manager: 'iro-manager' },
  { key: 'lado-1', roles: ['lado'] },
  { key: 'panel-chair', roles: ['panel_chair'] },
  { key: 'panel-adviser', roles: ['panel_adviser'] },
  { key: 'complaints-1', roles: ['complaints_officer'] },
  { key: 'workforce-1', roles: ['workforce_lead'] },
  { key: 'admin-1', roles: ['administrator'] },
  { key: 'decision-maker', roles: ['decision_maker'] },
  { key: 'fostering-manager', roles: ['fostering_manager'], manager: 'hos-1' },
  { key: 'governance-1', roles: ['information_governance'] },
]

/** The keys of everyone, in the order of the hierarchy. */
export const staffKeys: readonly string[] = staff.map(({ key }) => key)

export type SmallService = {
  people: Readonly<Record<string, number>>
  teams: { north: number; south: number }
  /** Household of team North, worker fsw-1, with one child whose IRO is iro-1 and a review due soon. */
  household: { id: number; ref: string; childId: number; childRef: string; reviewId: number }
  /** Another worker's household in the same team, and one in the neighbouring team. */
  sameTeam: { id: number; ref: string }
  neighbours: { id: number; ref: string }
}

/** Fills an empty database with a small service: every role, two teams, three households. */
export async function aSmallService(database: Pick<TestDatabase, 'asOwner'>): Promise<SmallService> {
  return database.asOwner(async (client) => {
    const tx = asTx(client)
    // Moderators see the auditor's grade, as in a service that was here before; tests of blind moderation say so.
    await tx.run(sql`insert into settings (key, value) values ('demonstration', 'true'), ('moderation.blind', '0')`)
    await setContacts(tx)
    const people: Record<string, number> = {}
    for (const one of staff) {
      const { id } = await aPerson(tx, {
        name: nameOf(one.key),
        roles: one.roles,
        demonstrationKey: one.key,
        managerId: one.manager ? (people[one.manager] ?? null) : null,
      })
      people[one.key] = id
    }
    const north = (await aTeam(tx, { name: 'North', managerId: people['tm-1']! })).id
    const south = (await aTeam(tx, { name: 'South', managerId: people['tm-2']! })).id
    const household = await aHousehold(tx, {
      teamId: north,
      workerId: people['fsw-1']!,
      lastUnannouncedVisitOn: '2026-06-02',
    })
    const child = await aChild(tx, { iroId: people['iro-1']!, bornOn: '2016-03-01' })
    await aPlacement(tx, { householdId: household.id, childId: child.id })
    const review = await aReview(tx, {
      householdId: household.id,
      reviewingOfficerId: people['fro-1']!,
      dueOn: '2026-11-30',
    })
    const sameTeam = await aHousehold(tx, { teamId: north, workerId: people['fsw-2']! })
    await aPlacement(tx, { householdId: sameTeam.id })
    const neighbours = await aHousehold(tx, { teamId: south, workerId: people['fsw-3']! })
    await aPlacement(tx, { householdId: neighbours.id })
    return {
      people,
      teams: { north, south },
      household: { ...household, childId: child.id, childRef: child.ref, reviewId: review.id },
      sameTeam,
      neighbours,
    }
  })
}

/** A name that tells the key apart in a failing test. */
const nameOf = (key: string): string => `Person ${key}`
