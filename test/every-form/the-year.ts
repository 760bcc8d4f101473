import { aChangeAsked, anAgreedYear, aSlot } from '#modules/calendar/testing.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { type TestDatabase, testNow } from '#test/database.ts'

/** An agreed year with a line at each point, one that is proposed and one that is drawn: gives back the pages of each, by whose they are. */
export async function theYears(
  database: Pick<TestDatabase, 'asOwner'>,
  people: Readonly<Record<string, number>>,
): Promise<Record<string, string[]>> {
  return database.asOwner(async (client) => {
    const tx = asTx(client)
    const yearId = await anAgreedYear(tx, { quality: people['qa-head']!, fostering: people['sm-1']! })
    const line = (key: string, role: string, outside = false) =>
      aSlot(tx, { yearId, personId: people[key]!, role, outside })
    const asked = await line('tm-1', 'team_manager')
    await aChangeAsked(tx, { yearId, slotId: asked, askedBy: people['tm-1']! })
    const answered = await line('tm-1', 'team_manager')
    const change = await aChangeAsked(tx, { yearId, slotId: answered, askedBy: people['tm-1']! })
    await tx.run(
      sql`update slot_changes set answer = 'yes', answered_by = ${people['qa-head']}, answered_at = '2026-11-21T10:00:00Z' where id = ${change}`,
    )
    const [toHold, held] = [await line('lado-1', 'lado', true), await line('lado-1', 'lado', true)]
    const agreed = await line('qa-1', 'quality_assurance', true)
    await tx.run(sql`insert into slot_outside (slot_id, held_on, entered_by, agreed_by, agreed_at) values
      (${held}, '2026-11-18', ${people['lado-1']}, null, null), (${agreed}, '2026-11-18', ${people['qa-1']}, ${people['sm-1']}, '2026-11-18T10:00:00Z')`)
    await tx.run(
      sql`insert into calendar_feeds (person_id, token_hash, made_at) values (${people['tm-1']}, 'of an address that was made before', ${testNow})`,
    )
    const year = async (first: number, state: string) => {
      const { id } = await tx.one<{ id: number }>(
        sql`insert into calendar_years (first_day, last_day, state) values (${`${first}-04-01`}, ${`${first + 1}-03-31`}, ${state}) returning id`,
      )
      const days = { from: `${first}-05-01`, to: `${first}-05-31`, dueOn: `${first}-05-28` }
      return { id, slot: await aSlot(tx, { yearId: id, personId: people['tm-1']!, ...days }) }
    }
    const proposed = await year(2027, 'proposed')
    await tx.run(
      sql`insert into calendar_signatures (year_id, side, person_id, signed_at) values (${proposed.id}, 'fostering', ${people['sm-1']}, ${testNow})`,
    )
    const untouched = await year(2029, 'proposed')
    const drafted = await year(2028, 'drafted')
    const of = (id: number) => `/calendar/lines/${id}`
    const ofYear = ({ id }: { id: number }) => `/calendar/years/${id}`
    return {
      'tm-1': [of(asked)],
      'lado-1': [of(toHold), of(held)],
      'qa-1': [of(held), of(drafted.slot), ofYear(drafted), ofYear(untouched), `/calendar/lines/new?year=${yearId}`],
      'qa-head': [of(asked), of(answered), ofYear(proposed)],
      'sm-1': [of(agreed), ofYear(proposed), ofYear(untouched)],
    }
  })
}
