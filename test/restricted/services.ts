import { anAction } from '#modules/actions/testing.ts'
import { raise } from '#modules/alerts/index.ts'
import { anAudit } from '#modules/audits/testing.ts'
import { mustTell } from '#modules/evidence/commands/told.ts'
import { importGiven } from '#modules/imports/cli.ts'
import { aFile, aHousehold } from '#modules/imports/testing.ts'
import { aReview } from '#modules/register/testing.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { hash } from '#platform/hash.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { type Place, twoCases } from '#test/every-route/places.ts'
import { undoing } from '#test/every-route/undoing.ts'
import { aSmallService, type SmallService, staffKeys } from '#test/service.ts'
import { openVisits, type Visitor, type Visits } from '#test/visitor.ts'
import { anotherOnAList, aPieceOfEach, type Apart, isOnAList, numbersOf } from './matter.ts'

/** A service in which there is a piece of every stream of some classes, or in which there is none; what came after it is the same. */
export type Service = {
  name: string
  database: TestDatabase
  service: SmallService
  place: Place
  visits: Visits
  visitors: Map<string, Visitor>
  /** Where the pieces are, and where they were before they took their class. */
  refs: string[]
  /** What became of everything that was made afterwards: its references, and how it is numbered. */
  made: Readonly<Record<string, unknown>>
  undo: { on: boolean }
  idle(): Promise<void>
}

/** `like`: of which classes there could have been a piece. Its numbers are passed over, as others know that a number was taken. */
export async function aServiceWith(of: readonly Apart[], like: readonly Apart[] = of): Promise<Service> {
  const database = await freshDatabase()
  const service = await aSmallService(database)
  const refs: string[] = []
  for (const sight of like)
    if (of.includes(sight)) {
      refs.push(...(await aPieceOfEach(database, service, sight)))
      if (isOnAList(sight)) await anotherOnAList(database, service, sight)
    } else await database.asOwner((client) => client.query(numbersOf(sight)))
  await anAlert(database, service, refs)
  // A reference that is drawn says nothing of order, and is another in each service: here, once the matter is there, they are counted.
  await database.asOwner((client) =>
    client.query(
      `alter table corrections alter column ref set default 'Q-' || lpad(currval('corrections_id_seq')::text, 10, '9');
       create sequence counted_items;
       create or replace function evidence_number() returns int language sql volatile security definer set search_path = pg_catalog, public, pg_temp
         as $$ select nextval('counted_items')::int $$`,
    ),
  )
  const place = await twoCases(database, service)
  await feedsOfAll(database, service)
  const made = await afterwards(database, service)
  const { guarded, undo, idle } = undoing(database)
  const visits = await openVisits(guarded)
  const visitors = new Map<string, Visitor>()
  for (const key of staffKeys) visitors.set(key, await visits.as(key))
  undo.on = true
  const name = `${of.join(' and ') || 'none'} of ${like.join(' and ')}`
  return { name, database, service, place, visits, visitors, refs, made: { ...made, ...place.cases }, undo, idle }
}

/** Alerts stay what they are, whatever they come from: where there is no such piece, the same is raised beside none. */
async function anAlert(database: TestDatabase, { people, household }: SmallService, [ref]: readonly string[]) {
  await database.asSystem(testNow, async (tx) => {
    const piece = ref ? await tx.one<{ id: number }>(sql`select id from pieces where ref = ${ref}`) : undefined
    const from = {
      source: piece ? 'piece' : 'household',
      pieceId: piece?.id ?? null,
      childIds: [household.childId],
    } as const
    const kept = { what: 'He is afraid.', about: [people['fsw-2']!], circleSaid: true, byId: people['tm-2']! }
    await raise(tx, { ...from, ...kept, householdId: household.id }, testNow)
  })
}

/** Where the calendar of somebody reads their part of the year. */
export const feedOf = (key: string): string => `/calendar/feed/the-calendar-of-${key}.ics`

/** An agreed year in which everybody has a line of each activity that could be met by what is hidden, and an address to read it at. */
async function feedsOfAll(database: TestDatabase, { people }: SmallService) {
  await database.asOwner(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `insert into calendar_years (first_day, last_day, state) values ('2026-04-01', '2027-03-31', 'agreed')
        on conflict (last_day) do update set version = calendar_years.version returning id`,
    )
    for (const key of staffKeys)
      await client.query(
        `with feed as (insert into calendar_feeds (person_id, token_hash, made_at) values ($1, $2, $4))
         insert into slots (year_id, activity, role, person_id, period_from, period_to, first_due_on, due_on)
           select $3, unnest(array['practice_observation', 'managers_audit', 'lado_report']), 'team_manager', $1, '2026-11-01', '2026-11-30', '2026-11-30', '2026-11-30'`,
        [people[key], hash(`the-calendar-of-${key}`), rows[0]!.id, String(testNow)],
      )
  })
}

/** One of everything that has a reference, made once the matter was there. */
async function afterwards(database: TestDatabase, { people, household, neighbours }: SmallService) {
  const changed = aFile('fostering_households', [aHousehold({ household_id: 'H1', places_approved: '3' })])
  await database.asOwner((client) => client.query(`update households set source_id = 'H1' where id = ${household.id}`))
  const proposed = await importGiven(database, [changed], { apply: false, today: londonDate(testNow), now: testNow })
  return database.asSystem(testNow, async (tx) => {
    const { id, ref } = await anAudit(tx, { householdId: household.id, auditorId: people['fro-1']! })
    const action = await anAction(tx, { householdId: household.id, pieceId: id, ownerId: people['fsw-1']! })
    const asked = { householdId: household.id, childId: household.childId, pieceId: id, state: 'asked' } as const
    const voice = await aVoice(tx, { ...asked, gathererId: people['iro-1']! })
    await mustTell(tx, { pieceId: id, whom: 'The social worker', personId: people['fsw-1']!, dueAt: testNow })
    await tx.run(sql`insert into clocks (piece_id, key, started_at, unit, length, due_at, severity, source)
      values (${id}, 'clk.written', ${testNow}, 'days', 1, ${testNow.add({ hours: 24 })}, 'practice', '4.4')`)
    await aReview(tx, { householdId: neighbours.id, dueOn: '2026-12-07' })
    const numbered = await tx.one<{ told: number; clock: number }>(
      sql`select (select id from told where piece_id = ${id}) as told, (select id from clocks where piece_id = ${id}) as clock`,
    )
    return { proposed, audit: ref, action: action.ref, voice: voice.ref, ...numbered }
  })
}
