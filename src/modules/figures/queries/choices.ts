import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { part, together } from '#platform/sql/together.ts'

export type Choice = { id: number; name: string }

/** By whom and what audits may be narrowed: of more people than a choice can hold none are offered; a name in the list narrows it to theirs. */
export type Choices = { teams: Choice[]; auditors: Choice[]; moderators: Choice[]; workers: Choice[] }

const most = 40

/** Only for whoever sees the whole service: everybody else's list is their own. */
export async function listChoices(
  tx: Tx,
  { reach }: Pick<Actor, 'reach'>,
  today: Temporal.PlainDate,
): Promise<Choices> {
  if (reach !== 'service') return { teams: [], auditors: [], moderators: [], workers: [] }
  const withDuty = (duty: string) =>
    part<Choice>(
      sql`select p.id, p.name from people p where p.active and exists (select from person_roles pr join roles r on r.key = pr.role
        where pr.person_id = p.id and ${duty} = any (r.duties) and pr.from_on <= ${today} and (pr.until_on is null or pr.until_on >= ${today}))
        order by p.name, p.id limit ${most + 1}`,
      {},
    )
  const found = await together(tx, {
    teams: part<Choice>(sql`select id, name from teams order by name limit ${most + 1}`, {}),
    auditors: withDuty('take_audits'),
    moderators: withDuty('moderate'),
    workers: withDuty('prepare_for_audits'),
  })
  const few = (some: Choice[]) => (some.length > most ? [] : some)
  const { teams, auditors, moderators, workers } = found
  return { teams: few(teams), auditors: few(auditors), moderators: few(moderators), workers: few(workers) }
}
