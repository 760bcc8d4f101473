import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eraseSealed, openSealed } from '#modules/corrections/commands/sealed.ts'
import { findContents, findCorrection } from '#modules/corrections/queries/corrections.ts'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { letGoOn } from './commands/go-on.ts'
import { correctableWords } from './commands/put-right.ts'
import { today, words, wordsOfTheSister } from './put-right.testing.ts'
import { findVoice } from './queries/voices.ts'

/* B02: words on the wrong child are moved or sealed, and what hangs on them follows. */

describe('B02: words that stand with the wrong child', () => {
  test('are moved to the right child’s voice in the same audit, with their earlier versions; the wrong one is to be asked', async () => {
    const { home, voice, hers, as, ask, decide, wordsAs } = await wordsOfTheSister()
    await decide(await ask(), {})
    assert.deepEqual(await wordsAs('iro'), [], 'who asked the wrong child reads them no more')
    assert.deepEqual(await wordsAs('otherIro'), [{ voiceId: hers!.id, words: `${words}!` }])
    assert.deepEqual(await wordsAs('fro'), [], 'nobody else until the right child has chosen')
    const earlier = (key: 'iro' | 'otherIro') =>
      as(key, (tx) =>
        tx.many<{ of: number }>(
          sql`select (was ->> 'voice_id')::int as of from history where table_name = 'voice_answers'`,
        ),
      )
    assert.deepEqual(await earlier('otherIro'), [{ of: hers!.id }])
    assert.deepEqual(await earlier('iro'), [])
    const [mine, sisters] = await as('qa', async (tx) => [
      await findVoice(tx, voice.ref),
      await findVoice(tx, hers!.ref),
    ])
    assert.equal(mine!.state, 'to_ask')
    assert.deepEqual(
      [sisters!.state, sisters!.share, sisters!.shareChosen, sisters!.childId],
      ['given', 'iro_and_quality', false, home.sister.id],
    )
  })

  test('take the open alert with them: the right child’s officer is told by the road of alerts, the wrong one’s reads it no more', async () => {
    const { home, hers, as, ask, decide, told } = await wordsOfTheSister()
    assert.ok(!(await told('safety alert raised')).includes(home.people.otherIro))
    await decide(await ask(), {})
    assert.ok((await told('safety alert raised')).includes(home.people.otherIro))
    const entries = (key: 'iro' | 'otherIro') =>
      as(key, (tx) =>
        tx.many<{ voice: number; children: number[] }>(
          sql`select voice_id as voice, child_ids as children from alert_entries`,
        ),
      )
    assert.deepEqual(await entries('iro'), [])
    assert.deepEqual(await entries('otherIro'), [{ voice: hers!.id, children: [home.sister.id] }])
  })

  test('go to the household in which the right child lives, and the alert becomes that household’s', async () => {
    const { home, there, as, ask, decide, told } = await wordsOfTheSister({ elsewhere: true })
    await decide(await ask(), {})
    const alerts = await as('qa', (tx) =>
      tx.many<{ of: number; open: boolean }>(
        sql`select household_id as of, decided_at is null as open from alerts order by id`,
      ),
    )
    assert.deepEqual(alerts, [
      { of: home.household.id, open: false },
      { of: there.id, open: true },
    ])
    assert.deepEqual(
      await as('qa', (tx) =>
        tx.many(
          sql`select household_id as of, piece_id as piece from voices where child_id = ${home.sister.id} and state = 'given'`,
        ),
      ),
      [{ of: there.id, piece: null }],
    )
    assert.ok((await told('safety alert raised')).includes(home.people.otherIro))
  })

  test('RV-8: that were to be gone on with are so at the right child’s voice too, and its moves say how it came there', async () => {
    const { voice, hers, as, ask, decide } = await wordsOfTheSister()
    await as('iro', (tx, actor) => letGoOn(tx, voice.ref, actor, { now: testNow, today, byLink: false }))
    await decide(await ask(), {})
    const { state } = await as('qa', (tx) => findVoice(tx, hers!.ref))
    const made = await as('qa', (tx) =>
      tx.many<{ move: string; to: string }>(
        sql`select move, to_state as to from voice_moves where voice_id = ${hers!.id} order by id`,
      ),
    )
    assert.equal(state, 'started')
    assert.deepEqual(made, [
      { move: 'go_on', to: 'started' },
      { move: 'moved_here', to: 'started' },
    ])
  })

  test('are told to both children’s readers and to whoever asked, never with the words, and the trail has none', async () => {
    const { database, home, ask, decide, told } = await wordsOfTheSister()
    await decide(await ask(), {})
    assert.deepEqual(await told('correction wanted'), [home.people.qa, home.people.head])
    assert.deepEqual(await told('correction decided'), [home.people.iro])
    assert.deepEqual(await told('put right'), [home.people.otherIro, home.people.head])
    const said = await database.asSystem(testNow, (tx) =>
      tx.many(
        sql`select from trail where data::text like ${`%${words}%`} union all select from messages m where m::text like ${`%${words}%`}`,
      ),
    )
    assert.deepEqual(said, [])
  })

  test('are put right by somebody else of the quality team than whoever asked, and never by one whom the alert is about', async () => {
    const { database, home, ask, decide, as } = await wordsOfTheSister()
    const id = await ask('qa')
    await assert.rejects(decide(id, {}), /Somebody else/)
    await assert.rejects(decide(id, {}, 'iro'), /nothing at this address/)
    await database.asOwner((client) => client.query('update alerts set circle = $1', [[home.people.head]]))
    await assert.rejects(decide(id, {}, 'head'), /nothing at this address/)
    await assert.rejects(as('head', (tx) => tx.one(sql`select move_words(${id}, 1, 2, true)`)))
  })

  test('that are right as they are stay, and whoever asked hears why', async () => {
    const { voice, as, ask, decide, wordsAs } = await wordsOfTheSister()
    const id = await ask()
    await decide(id, { outcome: 'right', why: 'She said so herself' })
    assert.equal((await wordsAs('iro'))[0]?.voiceId, voice.id)
    assert.equal((await as('iro', (tx) => findCorrection(tx, String(id)))).why, 'She said so herself')
  })
})

describe('B02: words that are sealed', () => {
  test('are nowhere any more, also not as they were before, and their alert stays open', async () => {
    const { database, ask, decide, wordsAs } = await wordsOfTheSister()
    await decide(await ask(), { outcome: 'sealed', whose: '' })
    for (const key of ['iro', 'qa', 'head', 'sm'] as const) assert.deepEqual(await wordsAs(key), [])
    const left = await database.asSystem(testNow, (tx) =>
      tx.one<{
        history: number
        open: number
      }>(sql`select (select count(*)::int from history where was::text like ${`%${words}%`}) as history,
        (select count(*)::int from alerts where decided_at is null) as open`),
    )
    assert.deepEqual(left, { history: 0, open: 1 })
  })

  test('are opened by the Head alone, with a reason, for a quarter of an hour', async () => {
    const { database, home, as, ask, decide } = await wordsOfTheSister()
    const id = await ask()
    await decide(id, { outcome: 'sealed', whose: '' })
    const opened = (key: 'head' | 'qa' | 'iro') => as(key, (tx) => findContents(tx, id))
    assert.equal(await opened('head'), undefined)
    await assert.rejects(
      as('qa', (tx, actor) => openSealed(tx, id, 'I want to', actor)),
      /Head of Quality Assurance/,
    )
    await assert.rejects(
      as('qa', (tx) =>
        tx.run(
          sql`insert into sealed_openings (correction_id, by_id, at, reason) values (${id}, actor(), request_now(), 'so')`,
        ),
      ),
    )
    await as('head', (tx, actor) => openSealed(tx, id, 'The court asks', actor))
    assert.match(JSON.stringify(correctableWords.inWords((await opened('head'))!)), new RegExp(words))
    assert.equal(await opened('qa'), undefined)
    const later = await database.asPerson(home.people.head, testNow.add({ minutes: 16 }), (tx) => findContents(tx, id))
    assert.equal(later, undefined)
    const lines = await as('head', (tx) =>
      tx.many(sql`select actor_id as by from trail where kind = 'sealed record opened'`),
    )
    assert.deepEqual(lines, [{ by: home.people.head }])
  })

  test('are erased by the Head under a law that is named, and then nobody has them', async () => {
    const { database, home, as, ask, decide } = await wordsOfTheSister()
    const id = await ask()
    await decide(id, { outcome: 'sealed', whose: '' })
    const given = { law: 'unlawful', why: 'It was never about this service', until: today.add({ days: 30 }) } as const
    await assert.rejects(
      as('qa', (tx, actor) => eraseSealed(tx, id, given, actor)),
      /Head of Quality Assurance/,
    )
    const tries = () => as('head', (tx, actor) => eraseSealed(tx, id, given, actor))
    // What Hearth knows of is no tick of a form: also the function itself refuses.
    await assert.rejects(
      tries,
      /safety alert that came of it is open.*piece of evidence in which it stood is still open/,
    )
    await assert.rejects(
      as('head', (tx) => tx.one(sql`select erase_sealed(${id}, 'unlawful', 'So', ${given.until})`)),
      /nothing of it is outstanding/,
    )
    await database.asOwner((client) => client.query('update alerts set decided_at = $1', [testNow.toString()]))
    await assert.rejects(tries, /: The piece of evidence/)
    await database.asOwner((client) => client.query(`update pieces set state = 'closed'`))
    const again = await ask()
    await assert.rejects(tries, /asked about the same once more/)
    await decide(again, { outcome: 'right' })
    await tries()
    const left = await database.asSystem(testNow, (tx) =>
      tx.one(sql`select state, decided_by as by from corrections where id = ${id}`),
    )
    assert.deepEqual(left, { state: 'erased', by: home.people.qa })
    assert.deepEqual(
      await database.asOwner(async (client) => (await client.query('select contents, law from sealed_records')).rows),
      [{ contents: null, law: 'unlawful' }],
    )
  })
})
