import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { WorkItem } from '#platform/work-item.ts'

/** What a service that has just begun waits for, of whoever can do it, in the order in which it is done; nothing once it is there. */
export async function listFirstSteps(tx: Tx, { duties }: Pick<Actor, 'duties'>): Promise<WorkItem[]> {
  const [sets, brings] = [duties.has('manage_people'), duties.has('import_data')]
  if (!sets && !brings) return []
  const is = await tx.one<{ teams: boolean; people: boolean; households: boolean }>(sql`
    select exists (select from teams) as teams,
      exists (select from person_roles pr join roles r on r.key = pr.role where r.reach <> 'none') as people,
      exists (select from households) as households`)
  return [
    ...(sets && !is.people
      ? [
          step(
            'Invite the first people: Quality Assurance and Partnerships, then managers and workers',
            '/people/new',
            'First step 1. Give each their number in the case system: by it Hearth knows whose households and reviews are theirs',
          ),
        ]
      : []),
    ...(sets && !is.teams
      ? [
          step(
            'Make the teams of the service',
            '/people/teams/new',
            'First step 2. By the names that your case system uses: the file of households names them',
          ),
        ]
      : []),
    ...(brings && !is.households
      ? [
          step(
            'Bring in households, carers and children',
            '/imports/new',
            'First step 3. Each file has a page that says how it must look, with a template; the teams and people that it names are made before',
          ),
        ]
      : []),
  ]
}

const step = (what: string, href: string, why: string): WorkItem => ({ what, href, why, dueOn: null, group: 'mine' })
