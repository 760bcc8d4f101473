import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { Given } from '../midway.ts'
import type { Asked, Midway } from '../queries/midways.ts'

const isHeld = ({ held }: Given) => held === 'yes'

/** What stands in the row of one that was held, or of one that was not. */
function rowOf(given: Given) {
  const held = isHeld(given)
  const said = (text: string) => (held ? text : '')
  return {
    ...{ on: held ? given.on! : null, how: said(given.how), decisions: JSON.stringify(held ? given.decisions : []) },
    ...{ contact: said(given.contact), carer: held ? given.carer === 'yes' : null, home: said(given.home) },
    ...{ homeWhy: said(given.homeWhy), meetingOn: held ? given.meetingOn : null, next: said(given.next) },
    ...{ notHeld: held ? '' : given.notHeld, words: held ? '' : given.notHeldWords },
  }
}

/** Keeps that one was held, and what was found; or why it was not. */
export async function keepMidway(
  tx: Tx,
  asked: Pick<Asked, 'childId' | 'householdId' | 'dueOn'>,
  given: Given,
): Promise<void> {
  const row = rowOf(given)
  const done = await tx.run(sql`
    insert into midways (child_id, household_id, officer_id, due_on, held_on, how, decisions, child_contact, carer_heard, home, home_why, meeting_on, next, not_held, not_held_words)
    values (${asked.childId}, ${asked.householdId}, actor(), ${asked.dueOn}, ${row.on}, ${row.how}, ${row.decisions}::jsonb, ${row.contact}, ${row.carer}, ${row.home},
      ${row.homeWhy}, ${row.meetingOn}, ${row.next}, ${row.notHeld}, ${row.words}) on conflict do nothing`)
  if (done === 0) throw new Refused('This midway review is written down already.')
  await record(tx, { kind: 'midway review kept', householdId: asked.householdId, data: { held: given.held } })
}

/** Writes at one that is kept. `seen`: the version that was shown. How it read before stays. */
export async function changeMidway(
  tx: Tx,
  kept: Pick<Midway, 'id' | 'householdId'>,
  seen: number,
  given: Given,
): Promise<void> {
  const row = rowOf(given)
  const done = await tx.run(sql`
    update midways set held_on = ${row.on}, how = ${row.how}, decisions = ${row.decisions}::jsonb, child_contact = ${row.contact}, carer_heard = ${row.carer}, home = ${row.home},
      home_why = ${row.homeWhy}, meeting_on = ${row.meetingOn}, next = ${row.next}, not_held = ${row.notHeld}, not_held_words = ${row.words},
      version = version + 1, saved_at = request_now() where id = ${kept.id} and version = ${seen}`)
  if (done === 0) throw new Refused('This was changed meanwhile. Look at what stands there now.')
  await record(tx, { kind: 'midway review put right', householdId: kept.householdId, data: { held: given.held } })
}
