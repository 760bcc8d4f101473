import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anAction } from '#modules/actions/testing.ts'
import { anAudit } from '#modules/audits/testing.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { beginWritten, dropDraft, endWritten, letStand, rewriteWritten } from './commands/written.ts'
import { keepFigures } from './commands/figures.ts'
import { fillEvidence } from './commands/fill.ts'
import { sayNotKnown } from './commands/said.ts'
import { yearTo } from './chosen.ts'
import { countCells, listItems } from './queries/items.ts'
import { findWritten } from './queries/written.ts'
import { listEarlierGaps, listGaps } from './queries/said.ts'
import { aWrittenItem, whatThePanelSaid } from './testing.ts'

const database = await freshDatabase()
const service = await aSmallService(database)
const { people, household } = service
const as = <T>(key: string, work: (tx: Tx) => Promise<T>) => database.asPerson(people[key]!, testNow, work)
const today = Temporal.PlainDate.from('2026-11-19')
const draft = whatThePanelSaid()

describe('what the database asks of an item (3.5)', () => {
  const lacking = {
    'no question': sql`questions = '{}'`,
    'no sentence': sql`says = ''`,
    'no direction': sql`direction = null`,
    'no basis': sql`basis = null`,
    'no strength': sql`strength = null`,
    'no period': sql`period_to = null`,
    'no word of what it means for children': sql`impact = null`,
    'counted, without a number': sql`basis = 'counted'`,
    'no theme': sql`themes = '{}'`,
    'a worry of several, and nothing done': sql`strength = 'several'`,
  }
  for (const [what, set] of Object.entries(lacking))
    test(`with ${what} it is a draft, and does not count`, async () => {
      const ref = await aWrittenItem(database, people['qa-1']!, { counts: false })
      const stand = (tx: Tx) => tx.run(sql`update evidence_items set state = 'standing' where ref = ${ref}`)
      await as('qa-1', (tx) => tx.run(sql`update evidence_items set ${set} where ref = ${ref}`))
      await assert.rejects(as('qa-1', stand), /states_what/)
    })
})

describe('what is written of other sources', () => {
  test('counts once it is let, is not reworded then, and ends with a reason', async () => {
    const ref = await as('qa-1', (tx) => beginWritten(tx, { ...draft, says: '' }))
    await assert.rejects(
      as('qa-1', (tx) => letStand(tx, ref, today)),
      /Say what it tells us/,
    )
    await as('qa-1', (tx) => rewriteWritten(tx, ref, 1, draft))
    await assert.rejects(
      as('qa-1', (tx) => rewriteWritten(tx, ref, 1, draft)),
      /changed this meanwhile/,
    )
    await as('qa-1', (tx) => letStand(tx, ref, today))
    await assert.rejects(
      as('qa-1', (tx) => tx.run(sql`update evidence_items set says = 'Other words' where ref = ${ref}`)),
      /not reworded|permission/,
    )
    await as('qa-head', (tx) => endWritten(tx, ref, 'superseded', 'The panel looked again.'))
    const { state, endedWhy, endedBy } = await as('qa-1', (tx) => findWritten(tx, ref))
    assert.deepEqual([state, endedWhy, endedBy], ['superseded', 'The panel looked again.', 'Person qa-head'])
    const kinds = await as('qa-head', (tx) =>
      tx.many<{ kind: string }>(sql`select kind from trail where data ->> 'ref' = ${ref} order by id`),
    )
    assert.deepEqual(
      kinds.map(({ kind }) => kind),
      ['evidence begun', 'evidence counts', 'evidence replaced'],
    )
  })

  test('a draft is nobody’s but of those who keep it, and is thrown away', async () => {
    const ref = await as('qa-1', (tx) => beginWritten(tx, draft))
    await assert.rejects(as('sm-1', (tx) => findWritten(tx, ref)))
    await assert.rejects(as('sm-1', (tx) => beginWritten(tx, draft)))
    await as('qa-head', (tx) => dropDraft(tx, ref))
    await assert.rejects(as('qa-1', (tx) => findWritten(tx, ref)))
  })
})

test('3.6 what is not known yet is kept with who wrote it, and how it read before', async () => {
  const given = { question: 'cyp2', quarter: Temporal.PlainDate.from('2026-10-01') } as const
  await as('qa-1', (tx) => sayNotKnown(tx, { ...given, words: 'How they do at school.', seen: 0 }))
  await assert.rejects(
    as('qa-head', (tx) => sayNotKnown(tx, { ...given, words: 'x', seen: 0 })),
    /meanwhile/,
  )
  await as('qa-head', (tx) => sayNotKnown(tx, { ...given, words: 'How they do at college.', seen: 1 }))
  const [gap] = await as('sm-1', (tx) => listGaps(tx, given.quarter))
  assert.deepEqual([gap?.words, gap?.by, gap?.version], ['How they do at college.', 'Person qa-head', 2])
  const earlier = await as('sm-1', (tx) => listEarlierGaps(tx, given.question, given.quarter))
  assert.deepEqual(
    earlier.map(({ words, by }) => [words, by]),
    [['How they do at school.', 'Person qa-1']],
  )
  await assert.rejects(as('sm-1', (tx) => sayNotKnown(tx, { ...given, words: 'x', seen: 2 })))
})

describe('Hearth’s own figures', () => {
  const figures = () =>
    as('sm-1', (tx) =>
      tx.many<{ state: string; counted: number; of: number }>(
        sql`select state, counted, out_of as of from evidence_items where measure = 'actions_in_time' order by ended_at nulls last`,
      ),
    )
  const count = () => database.asSystem(testNow, (tx) => keepFigures(tx, Temporal.PlainYearMonth.from('2026-10')))

  test('are a number of a number, none of fewer than five; one that changed takes the place of the one before', async () => {
    const due = (dueOn: string) =>
      database.asSystem(testNow, (tx) => anAction(tx, { ownerId: people['fsw-1']!, dueOn, householdId: household.id }))
    for (let at = 0; at < 4; at += 1) await due('2026-10-10')
    await count()
    assert.deepEqual(await figures(), [])
    const { id } = await due('2026-10-31')
    await due('2026-11-01')
    await count()
    await count()
    assert.deepEqual(await figures(), [{ state: 'standing', counted: 0, of: 5 }])
    await database.asSystem(testNow, (tx) =>
      tx.run(
        sql`update actions set state = 'verified', verified_on = '2026-10-31', verified_by = ${people['tm-1']!} where id = ${id}`,
      ),
    )
    await count()
    assert.deepEqual(await figures(), [
      { state: 'superseded', counted: 0, of: 5 },
      { state: 'standing', counted: 1, of: 5 },
    ])
  })

  test('are counted of no month that goes on, and by nobody who asks', async () => {
    const november = Temporal.PlainYearMonth.from('2026-11')
    await database.asSystem(testNow, (tx) => keepFigures(tx, november))
    const rows = await as('sm-1', (tx) =>
      tx.many(sql`select from evidence_items where period_from >= '2026-11-01' and measure is not null`),
    )
    assert.equal(rows.length, 0)
    await as('qa-1', (tx) => keepFigures(tx, november.subtract({ months: 2 })))
  })
})

test('3.5 an audit says how big the difference was, and which actions came of it', async () => {
  const auditId = await database.asSystem(testNow, async (tx) => {
    const audit = await anAudit(tx, { householdId: household.id, auditorId: people['tm-1']! })
    await tx.run(sql`insert into answers (piece_id, section, question, value, saved_at) values
      (${audit.id}, 'cyp2', 'cyp2.grade', '"inadequate"', ${testNow}), (${audit.id}, 'ovr', 'ovr.impact_scale', '3', ${testNow})`)
    await tx.run(sql`update audits set final_grade = 'inadequate' where id = ${audit.id}`)
    await anAction(tx, { ownerId: people['fsw-1']!, householdId: household.id, pieceId: audit.id } as Parameters<
      typeof anAction
    >[1])
    return audit.id
  })
  const item = await as('sm-1', (tx) =>
    tx.one<{
      id: number
      impact: string
      direction: string
    }>(sql`select i.id, i.impact, i.direction from evidence_items i
      join evidence_records r on r.item_id = i.id where r.piece_id = ${auditId}`),
  )
  assert.deepEqual([item.direction, item.impact], ['worry', 'Things became worse for the children.'])
  const [came] = await as('sm-1', (tx) =>
    tx.many(sql`select raised, verified from actions_of_items(${[item.id]}::int[])`),
  )
  assert.deepEqual(came, { raised: 1, verified: 0 })
})

test('3.2 3.5 number and list agree, and are the same for every reader of the month; the way to the record is not', async () => {
  const period = yearTo(Temporal.PlainYearMonth.from('2026-11'))
  await database.asSystem(testNow, async (tx) => {
    for (let at = 0; at < 3; at += 1)
      await aVoice(tx, { householdId: household.id, state: 'given', givenAt: '2026-11-10T10:00:00Z' })
  })
  await aWrittenItem(database, people['qa-1']!)
  const read = (key: string) =>
    as(key, async (tx) => {
      const { cells } = await countCells(tx, period)
      for (const { source, question, count } of cells)
        assert.equal(
          (await listItems(tx, { period, source, question }, { page: 1 })).count,
          count,
          `${source} ${question}`,
        )
      return cells.map(({ source, question, count }) => `${source} ${question} ${count}`).toSorted()
    })
  const [first, ...others] = await Promise.all(['sm-1', 'qa-1', 'qa-head', 'om-1', 'hos-1', 'cd-1', 'ed-1'].map(read))
  assert.ok(first!.includes('voices cyp4 3') && first!.includes('panel wfc1 1'), String(first))
  for (const other of others) assert.deepEqual(other, first)
  assert.deepEqual(await read('fsw-1'), [])
})

test('what counts from before is kept once after each change of the database’s files', async () => {
  const kept = () => tx.many(sql`select id from evidence_items where source = 'voices'`)
  let tx!: Tx
  await database.asOwner(async (client) => {
    tx = asTx(client)
    await tx.run(sql`alter table voices disable trigger evidence_new`)
    await aVoice(tx, { householdId: household.id, state: 'given', givenAt: '2026-11-11T10:00:00Z' })
    await tx.run(sql`alter table voices enable trigger evidence_new`)
    const before = (await kept()).length
    await fillEvidence(tx)
    assert.equal((await kept()).length, before, 'it was done when these files came')
    await tx.run(sql`update schema_migrations set sha256 = 'another' where name = 'policies and reporting'`)
    await fillEvidence(tx)
    assert.equal((await kept()).length, before + 1)
  })
})
