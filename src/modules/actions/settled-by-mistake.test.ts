import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { anAudit } from '#modules/audits/testing.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import type { Action } from './action.ts'
import { raiseAction } from './commands/raise.ts'
import { begin, changeDate, finish, recordNotDone, supersede, takeBack, unsettle, verify } from './commands/move.ts'
import { findAction } from './queries/actions.ts'

/* 7.9: an action that was verified, given up or replaced by mistake stands again where it stood; and whoever waits hears what was taken back. */

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
const today = Temporal.PlainDate.from('2026-11-19')
const inDecember = Temporal.Instant.from('2026-12-07T10:00:00Z')
const visits = { now: await openVisits(database), december: await openVisits(database, inDecember) }
after(() => Promise.all([visits.now.close(), visits.december.close()]))
const own = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.asSystem(testNow, work)

async function raised(pieceId: number | null = null): Promise<Action> {
  const about = {
    householdId: household.id,
    pieceId,
    ownerId: people['fsw-1']!,
    forWhom: 'child',
    priority: 'p3',
  } as const
  return database.asPerson(people['tm-1']!, testNow, (tx, actor) =>
    raiseAction(tx, actor, today, { ...about, says: 'Ask school about trips' }),
  )
}
const make = (key: string, move: typeof finish, { ref }: Action, words = 'So it was.', now = testNow) =>
  database.asPerson(people[key]!, now, async (tx, actor) => {
    const { version } = await findAction(tx, ref)
    const day = now.toZonedDateTimeISO('Europe/London').toPlainDate()
    return move({ tx, actor, today: day }, { ref, version, words })
  })
const stands = ({ ref }: Action) => own((tx) => findAction(tx, ref))
const toldOf = ({ ref }: Action, kind: string) =>
  own(async (tx) =>
    (
      await tx.many<{ to: number }>(
        sql`select to_id as to from messages where kind = ${kind} and path = ${`/actions/${ref}`} and not_sent is null order by to_id`,
      )
    ).map(({ to }) => to),
  )
const still = ({ state, dueOn, doneOn, doneBy, verifiedOn, verifiedBy, evidence, ownerId }: Action) =>
  [state, dueOn, doneOn, doneBy, verifiedOn, verifiedBy, evidence, ownerId].map(String)

describe('what was decided about an action by mistake', () => {
  const ways: [string, (one: Action) => Promise<unknown>, typeof verify][] = [
    ['verified', (one) => make('fsw-1', finish, one, 'A letter.'), verify],
    ['given up, not begun', async () => {}, recordNotDone],
    ['given up, begun', (one) => make('fsw-1', begin, one), recordNotDone],
    ['given up, waiting for a check', (one) => make('fsw-1', finish, one, 'A letter.'), recordNotDone],
    ['replaced', (one) => make('fsw-1', begin, one), supersede],
  ]
  for (const [what, until, decide] of ways)
    test(`is taken back by whoever decided it, exactly to where it stood: ${what}`, async () => {
      const one = await raised()
      await until(one)
      const before = still(await stands(one))
      await make('tm-1', decide, one)
      await make('tm-1', unsettle, one, 'I meant the other one.')
      assert.deepEqual(still(await stands(one)), before)
      const page = (await (await visits.now.as('fsw-1')).get(`/actions/${one.ref}`)).text
      assert.match(page, /What was decided was taken back[\s\S]*I meant the other one\./)
      assert.deepEqual(await toldOf(one, 'action unsettled'), [people['fsw-1']])
    })

  test('is taken back by those whom they answer to and by the Head of Quality Assurance, by nobody else, and never without a reason', async () => {
    for (const [key, may] of Object.entries({
      'sm-1': true,
      'qa-head': true,
      'tm-2': false,
      'fsw-1': false,
      'qa-1': false,
    })) {
      const one = await raised()
      await make('tm-1', recordNotDone, one)
      const page = key === 'tm-2' ? '' : (await (await visits.now.as(key)).get(`/actions/${one.ref}`)).text
      assert.equal(/That was a mistake: take it back/.test(page), may, key)
      if (!may && page) assert.match(page, /Whoever decided it, those whom they answer to/)
      await assert.rejects(make(key, unsettle, one, ' '))
      if (may) await make(key, unsettle, one, 'A slip.')
      else await assert.rejects(make(key, unsettle, one, 'A slip.'))
      assert.equal((await stands(one)).state, may ? 'open' : 'not_done')
      if (may) assert.deepEqual(await toldOf(one, 'action unsettled'), [people['fsw-1'], people['tm-1']].toSorted())
    }
  })

  test('stays while the audit that it comes from is over, and says what comes first', async () => {
    const parts = { householdId: household.id, auditorId: people['fro-1']!, state: 'actions_open' } as const
    const { id } = await own((tx) => anAudit(tx, parts))
    const one = await raised(id)
    await make('tm-1', recordNotDone, one)
    await own((tx) => tx.run(sql`update pieces set state = 'closed' where id = ${id}`))
    await assert.rejects(make('tm-1', unsettle, one), /opens that again first/)
    assert.match(
      (await (await visits.now.as('tm-1')).get(`/actions/${one.ref}`)).text,
      /Was this a mistake\?[^.]*over\. [^.]*opens that again first/,
    )
  })

  test('a day that passed while it lay there is given anew; one that had passed before is as late as it was', async () => {
    const [passed, late] = [await raised(), await raised()]
    const dueOn = (day: string) => ({ dueOn: Temporal.PlainDate.from(day) })
    const setDay = (one: Action, day: string) =>
      database.asPerson(people['tm-1']!, testNow, async (tx, actor) => {
        const { version } = await findAction(tx, one.ref)
        return changeDate({ tx, actor, today }, { ref: one.ref, version, words: 'So', ...dueOn(day) })
      })
    await setDay(passed, '2026-11-30')
    await setDay(late, '2026-11-10')
    for (const one of [passed, late]) {
      await make('tm-1', recordNotDone, one)
      await make('tm-1', unsettle, one, 'A slip.', inDecember)
    }
    assert.ok(Temporal.PlainDate.compare((await stands(passed)).dueOn, Temporal.PlainDate.from('2026-12-07')) > 0)
    assert.equal(String((await stands(late)).dueOn), '2026-11-10')
  })

  test('a month that is over counts it as it stood then, and says that it was taken back since', async () => {
    const reader = await visits.december.as('hos-1')
    const closed = async (month: string) =>
      Number(/which=closed">(\d+)</.exec((await reader.get(`/month?month=${month}`)).text)?.[1] ?? '0')
    const [before, december] = [await closed('2026-11'), await closed('2026-12')]
    const one = await raised()
    await make('fsw-1', finish, one, 'A letter.')
    await make('tm-1', verify, one)
    await make('tm-1', unsettle, one, 'It was not.', inDecember)
    assert.equal(await closed('2026-11'), before + 1)
    const { text } = await reader.get('/month?month=2026-11')
    assert.match(text, /That an action was verified, which is counted here, was taken back/)
    await make('tm-1', verify, one, '', inDecember)
    assert.equal(await closed('2026-12'), december + 1)
    assert.equal(await closed('2026-11'), before + 1)
  })
})

describe('an action that is taken back by its owner', () => {
  test('is told to whoever was told that it waits for their check; where no letter has gone, none goes', async () => {
    const [unsent, sent] = [await raised(), await raised()]
    await make('fsw-1', finish, unsent, 'A letter.')
    await make('fsw-1', takeBack, unsent)
    assert.deepEqual([await toldOf(unsent, 'action done'), await toldOf(unsent, 'action taken back')], [[], []])
    await make('fsw-1', finish, sent, 'A letter.')
    await own((tx) => tx.run(sql`update messages set sent_at = ${testNow} where kind = 'action done'`))
    await make('fsw-1', takeBack, sent)
    assert.deepEqual(await toldOf(sent, 'action taken back'), [people['tm-1']])
  })
})
