import { roles as frameworkRoles } from '#framework/s4-roles.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

export type DemonstrationGroup = {
  role: string
  title: string
  people: { key: string; name: string; team: string | null }[]
}

/** Whether this is the demonstration, where everyone is invented and signing in needs no password. */
export async function isDemonstration(tx: Tx, today: Temporal.PlainDate): Promise<boolean> {
  const row = await tx.maybe<{ value: unknown }>(sql`select value from settings
    where key = 'demonstration' and from_on <= ${today} order by from_on desc limit 1`)
  return row?.value === true
}

/** Somebody of the demonstration by their key, "qa-1"; undefined when nobody has it. */
export function findDemonstrationPerson(tx: Tx, key: string): Promise<{ id: number } | undefined> {
  return tx.maybe(sql`select id from people where active and demonstration_key = ${key}`)
}

/** The demonstration people by their role, in the order of the framework's section 4. */
export async function listDemonstrationPeople(tx: Tx, today: Temporal.PlainDate): Promise<DemonstrationGroup[]> {
  const people = await tx.many<{ key: string; name: string; team: string | null; role: string; title: string }>(sql`
    select distinct on (p.id) p.id, p.demonstration_key as key, p.name, t.name as team, r.key as role, r.title
    from people p left join teams t on t.id = p.team_id
    join person_roles pr on pr.person_id = p.id and pr.from_on <= ${today} and (pr.until_on is null or pr.until_on >= ${today})
    join roles r on r.key = pr.role
    where p.active and p.demonstration_key is not null order by p.id, pr.from_on, r.key`)
  const byRole = Object.groupBy(people, (person) => person.role)
  return Object.keys(frameworkRoles).flatMap((role) => {
    const [first, ...others] = byRole[role] ?? []
    return first ? [{ role, title: first.title, people: [first, ...others] }] : []
  })
}
