import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { NotAllowed, NotFound, Refused } from '#platform/problems.ts'
import { londonDate } from '#platform/dates/index.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { asksFor, otherSide, sideOf } from './change.ts'
import { answerChange, askChange, takeAnswerBack, withdrawChange } from './commands/change.ts'
import { agreeHeld, enterHeld, takeHeldOut } from './commands/held.ts'
import { type SlotDone, slotsOf } from './queries/slots.ts'
import { standings } from './standing.ts'
import { tallyOf } from './tally.ts'
import { anAgreedYear, aSlot } from './testing.ts'

const today = londonDate(testNow)
const database = await freshDatabase()
const { people } = await aSmallService(database)
const actors = ['tm-1', 'tm-2', 'sm-1', 'qa-head', 'qa-1', 'lado-1', 'fsw-1'] as const

const act = fc.record({
  who: fc.constantFrom(...actors),
  what: fc.constantFrom(
    'moved',
    'given',
    'excused',
    'not_needed',
    'yes',
    'yes',
    'no',
    'withdraw',
    'take back',
    'held',
    'held out',
    'agree',
    'past the room',
  ),
  line: fc.nat({ max: 4 }),
  days: fc.integer({ min: 1, max: 60 }),
  to: fc.constantFrom(...actors),
})

test('3.4, as a property: no line changes without both sides, the first day never moves, and every line is counted once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 25 }), async (acts) => {
      const undo = new Error('undone')
      const setUp = await database.asOwner(async (client) => {
        const tx = asTx(client)
        await tx.run(
          sql`truncate calendar_years, calendar_signatures, calendar_moves, slots, slot_changes, slot_outside`,
        )
        const yearId = await anAgreedYear(tx, { quality: people['qa-head']!, fostering: people['sm-1']! })
        const of = (key: string | null, role: string, outside = false) =>
          aSlot(tx, { yearId, personId: key === null ? null : people[key]!, role, outside })
        return {
          yearId,
          ids: [
            ...[
              await of('tm-1', 'team_manager'),
              await of('sm-1', 'service_manager'),
              await of('qa-1', 'quality_assurance', true),
            ],
            ...[await of('lado-1', 'lado', true), await of(null, 'team_manager')],
          ],
        }
      })
      const read = () => database.asPerson(people['qa-1']!, testNow, (tx) => slotsOf(tx, setUp.yearId))
      const first = new Map((await read()).map((slot) => [slot.id, slot]))
      for (const { who, what, line, days, to } of acts) {
        const slotId = setUp.ids[line]!
        const why = { reason: 'other', words: 'So it is.', toTell: '' } as const
        const latest = () =>
          database.asOwner(
            async (client) =>
              (
                await asTx(client).maybe<{ id: number }>(
                  sql`select id from slot_changes where slot_id = ${slotId} order by id desc limit 1`,
                )
              )?.id ?? 0,
          )
        const change = await latest()
        await database
          .asPerson(people[who]!, testNow, async (tx, actor) => {
            if (what === 'yes' || what === 'no') await answerChange(tx, actor, change, what, '')
            else if (what === 'withdraw') await withdrawChange(tx, actor, change)
            else if (what === 'take back') await takeAnswerBack(tx, actor, change)
            else if (what === 'held') await enterHeld(tx, actor, slotId, { heldOn: today, place: '', byWhom: '' })
            else if (what === 'held out') await takeHeldOut(tx, actor, slotId)
            else if (what === 'agree') await agreeHeld(tx, actor, slotId, true)
            else if (what === 'past the room') {
              // Whoever came past the page’s code: the database itself refuses.
              await tx.run(sql`update slots set settled = 'excused' where id = ${slotId}`)
              throw undo
            } else {
              const asked = {
                kind: what,
                toDueOn: what === 'moved' ? today.add({ days }) : null,
                toPersonId: what === 'given' ? people[to]! : null,
                ...why,
              } as const
              await askChange(tx, actor, slotId, asked, today)
            }
          })
          .catch((problem: unknown) => {
            assert.notEqual(problem, undo, 'a line was changed past the room')
            const refused = problem instanceof Refused || problem instanceof NotAllowed || problem instanceof NotFound
            assert.ok(refused || /permission denied|row-level security/.test(String(problem)), String(problem))
          })
      }
      const now = await read()
      for (const slot of now) await holds(slot, first.get(slot.id)!)
      const { agreed, ...counted } = tallyOf(now, today)
      assert.equal(
        Object.values(counted).reduce((sum, one) => sum + one, 0),
        agreed,
      )
      assert.deepEqual(Object.keys(counted).toSorted(), Object.keys(standings).toSorted())
    }),
    { numRuns: 40 },
  )
})

type Yes = { kind: string; askedBy: number; answeredBy: number; askedSide: 'quality' | 'fostering' }

async function holds(slot: SlotDone, was: SlotDone): Promise<void> {
  assert.ok(slot.firstDueOn.equals(was.firstDueOn))
  const yes = await database.asOwner((client) =>
    asTx(client).many<Yes>(
      sql`select kind, asked_by as "askedBy", answered_by as "answeredBy", asked_side as "askedSide" from slot_changes where slot_id = ${slot.id} and answer = 'yes'`,
    ),
  )
  const kinds = yes.map(({ kind }) => kind)
  assert.equal(!slot.dueOn.equals(was.dueOn) || slot.moved > 0, kinds.includes('moved'))
  if (slot.personId !== was.personId) assert.ok(kinds.includes('given'))
  if (slot.settled) assert.ok(kinds.includes(slot.settled))
  else assert.ok(!kinds.includes('excused') && !kinds.includes('not_needed'))
  for (const { askedBy, answeredBy, askedSide } of yes) {
    assert.notEqual(askedBy, answeredBy)
    assert.equal(answeredBy, people[otherSide(askedSide) === 'quality' ? 'qa-head' : 'sm-1'])
  }
  assert.equal(sideOf('lado'), 'fostering')
  assert.equal(asksFor(slot, { id: -1, duties: new Set(), actsFor: [] }, false), undefined)
}

test('two who answer at once: one is taken, the other is told', async () => {
  const { yearId, slotId, change } = await database.asOwner(async (client) => {
    const tx = asTx(client)
    await tx.run(sql`truncate calendar_years, calendar_signatures, calendar_moves, slots, slot_changes, slot_outside`)
    const year = await anAgreedYear(tx, { quality: people['qa-head']!, fostering: people['sm-1']! })
    const slot = await aSlot(tx, { yearId: year, personId: people['tm-1']! })
    return { yearId: year, slotId: slot, change: 0 }
  })
  assert.equal(change, 0)
  await database.asPerson(people['tm-1']!, testNow, (tx, actor) =>
    askChange(
      tx,
      actor,
      slotId,
      { kind: 'excused', toDueOn: null, toPersonId: null, reason: 'absence', words: 'Away.', toTell: '' },
      today,
    ),
  )
  const { id } = await database.asOwner((client) =>
    asTx(client).one<{ id: number }>(sql`select max(id) as id from slot_changes`),
  )
  const answers = await Promise.allSettled(
    (['yes', 'no'] as const).map((answer) =>
      database.asPerson(people['qa-head']!, testNow, (tx, actor) => answerChange(tx, actor, id, answer, '')),
    ),
  )
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  const rejected = answers.find((one) => one.status === 'rejected')
  assert.match(String(rejected?.reason), /answered already/)
  const [slot] = await database.asPerson(people['qa-1']!, testNow, (tx) => slotsOf(tx, yearId))
  assert.equal(slot!.settled === 'excused', answers[0]!.status === 'fulfilled')
})
