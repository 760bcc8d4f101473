import type { RoleKey } from '#framework/s4-roles.ts'
import { aPerson, aTeam, setContacts } from '#modules/people/testing.ts'
import { aChild, aHousehold, aPlacement } from '#modules/register/testing.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

/** A household with two children of two officers, everybody who has a part in an alert, and some who have none. */
export async function aHomeWithItsPeople(tx: Tx) {
  await setContacts(tx)
  const one = async (...roles: RoleKey[]) => (await aPerson(tx, { roles, telephone: '01632 960100' })).id
  const people = {
    iro: await one('independent_reviewing_officer'),
    otherIro: await one('independent_reviewing_officer'),
    iroManager: await one('iro_manager'),
    tm: await one('team_manager'),
    sm: await one('service_manager'),
    hos: await one('head_of_service'),
    cd: await one('corporate_director'),
    ed: await one('executive_director'),
    qa: await one('quality_assurance'),
    head: await one('head_of_quality_assurance'),
    fro: await one('fostering_reviewing_officer'),
    fsw: await one('fostering_social_worker'),
    stranger: await one('fostering_social_worker'),
    admin: await one('administrator'),
  }
  const team = await aTeam(tx, { managerId: people.tm })
  const household = await aHousehold(tx, { teamId: team.id, workerId: people.fsw })
  const child = await aChild(tx, { iroId: people.iro })
  const sister = await aChild(tx, { iroId: people.otherIro })
  for (const { id } of [child, sister]) await aPlacement(tx, { householdId: household.id, childId: id })
  return { people, household, child, sister, team }
}

export type Home = Awaited<ReturnType<typeof aHomeWithItsPeople>>

export async function setAway(tx: Tx, personId: number, coverId: number, on: string): Promise<void> {
  await tx.run(
    sql`insert into absences (person_id, cover_id, from_on, until_on) values (${personId}, ${coverId}, ${on}, ${on})`,
  )
}
