import { sql, type Tx } from '#platform/sql/index.ts'
import { contacts } from '../contacts.ts'
import { people, teams } from '../people.ts'

/** The demonstration people, their teams, roles and managers, and whom they and the children can ring. */
export async function loadPeople(tx: Tx): Promise<void> {
  await tx.run(sql`insert into settings (key, value, reason)
    select 'contact.' || key, value, 'Invented for the demonstration' from jsonb_each(${JSON.stringify(contacts)}::jsonb)`)
  await tx.run(sql`insert into teams (name) select * from unnest(${teams.map((team) => team.name)}::text[])`)
  const rows = people.map((person) => ({
    key: person.key,
    offered: person.offered,
    name: person.name,
    email: person.email,
    telephone: person.telephone,
    role: person.role,
    team: teams.find((team) => team.key === person.team)?.name ?? null,
    manager: person.manager ?? null,
  }))
  const given = sql`json_to_recordset(${JSON.stringify(rows)}::json)
    as given (key text, offered boolean, name text, email text, telephone text, role text, team text, manager text)`
  await tx.run(sql`insert into people (source_id, demonstration_key, name, email, telephone, team_id)
    select key, case when offered then key end, given.name, email, telephone, t.id from ${given} left join teams t on t.name = given.team`)
  await tx.run(sql`update people p set manager_id = m.id
    from ${given} join people m on m.source_id = given.manager where p.source_id = given.key`)
  await tx.run(sql`insert into person_roles (person_id, role)
    select p.id, given.role from ${given} join people p on p.source_id = given.key`)
  await tx.run(sql`update teams t set manager_id = p.id
    from people p join person_roles r on r.person_id = p.id and r.role = 'team_manager' where p.team_id = t.id`)
}
