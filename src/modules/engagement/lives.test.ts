import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addWorkingDays } from '#platform/dates/index.ts'
import { Refused } from '#platform/problems.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { answerWish, putRight, takeDown, writeNote } from './commands/notes.ts'
import { type Note, saidOf, stateOf } from './note.ts'
import { findNote } from './queries/notes.ts'
import { given } from './testing.ts'

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
const by = (who: string) => people[who]!
const as = <T>(who: string, work: Parameters<typeof database.asPerson<T>>[2]) =>
  database.asPerson(by(who), testNow, work)

const attempt = fc.record({
  does: fc.constantFrom('right', 'down', 'answer'),
  who: fc.constantFrom('iro-1', 'iro-1', 'qa-1', 'iro-2', 'iro-manager', 'tm-1'),
  wish: fc.constantFrom('', 'To swim', 'To see my brother'),
  share: fc.constantFrom('carers', 'iro_and_quality', 'ask_first'),
  isStale: fc.boolean(),
})
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never

async function live(first: Attempt['wish'], attempts: readonly Attempt[]) {
  const child = { id: household.childId, householdId: household.id }
  const today = Temporal.PlainDate.from('2026-11-17')
  const of = ({ wish, share }: Pick<Attempt, 'wish' | 'share'>) =>
    saidOf(given({ words: 'So it is.', share, wish, answers: wish === '' ? '' : 'officer' }))
  const key = await as('iro-1', (tx) => writeNote(tx, { child, said: of({ wish: first, share: 'ask_first' }), today }))
  const find = (): Promise<Note> => as('qa-1', (tx) => findNote(tx, key))
  for (const one of attempts) {
    const before = await find()
    const seen = one.isStale ? before.version - 1 : before.version
    const went = await as(one.who, async (tx) => {
      if (one.does === 'right') await putRight(tx, { key, seen, why: 'A slip', said: of(one), today })
      else if (one.does === 'down') await takeDown(tx, { key, seen, why: 'Wrong' })
      else await answerWish(tx, { key, seen, answer: 'You swim on Mondays.', on: today })
      return true
    }).catch(() => false)
    const then = await find()
    if (!went) {
      assert.deepEqual(then, before, `${one.does} by ${one.who} changes nothing`)
      continue
    }
    assert.ok(!one.isStale, 'what somebody else changed meanwhile is not written over')
    assert.ok(['iro-1', 'qa-1'].includes(one.who), `${one.who} writes nothing`)
    assert.equal(then.version, before.version + 1)
    assert.notEqual(stateOf(before), 'called_off', 'what is taken down stays so')
    if (before.toldOn) assert.equal(then.wish, before.wish, 'what the child was told is of this wish')
    if (then.wishBy) assert.equal(String(then.wishBy), String(addWorkingDays(then.on, 10)), 'its day is not moved')
    assert.equal(then.wishBy === null, then.wish === '')
    assert.equal(then.officerId, by('iro-1'))
  }
}

test('4.12 whoever tries whatever with a note: no wish is lost, no day is moved, and what is taken down stays so', async () => {
  const wishes = fc.constantFrom<Attempt['wish'][]>('', 'To swim')
  await fc.assert(fc.asyncProperty(wishes, fc.array(attempt, { minLength: 4, maxLength: 12 }), live), { numRuns: 25 })
})

test('4.12 of another’s child nobody writes a note, whatever they send', async () => {
  const child = { id: household.childId, householdId: household.id }
  const today = Temporal.PlainDate.from('2026-11-17')
  for (const who of ['iro-2', 'qa-1', 'iro-manager', 'sm-1'])
    await assert.rejects(
      as(who, (tx) => writeNote(tx, { child, said: saidOf(given()), today })),
      (problem) => !(problem instanceof Refused),
      who,
    )
})
