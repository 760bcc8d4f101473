import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import fc from 'fast-check'
import { raise } from '#modules/alerts/index.ts'
import { anAudit } from '#modules/audits/testing.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits, type Visitor, withoutKeys } from '#test/visitor.ts'

/*
 * Nothing of an audit goes out while it is not finished, while an alert is open on its household, or while something is that few may know of.
 * Whoever asks reads one and the same page, whichever it is and however many: a page that differed would say that there is such a matter.
 */

const addresses = [
  '',
  '/audit.docx',
  '/audit.pdf',
  '/summary.docx',
  '/letter.pdf?child=C',
  '/summary',
  '/letter?child=C',
] as const
const readers = ['qa-1', 'fsw-1', 'fro-1', 'tm-1', 'sm-1'] as const

describe('What keeps the papers of an audit waiting', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const visitors = new Map<string, Visitor>()
  for (const key of readers) visitors.set(key, await visits.as(key))
  const { id, ref } = await database.asSystem(testNow, async (tx) => {
    const audit = await anAudit(tx, {
      householdId: household.id,
      state: 'closed',
      auditorId: people['fro-1']!,
      workerId: people['fsw-1']!,
    })
    await tx.run(sql`insert into audit_children (audit_id, child_id) values (${audit.id}, ${household.childId})`)
    await tx.run(sql`update placements set started_on = '2026-01-05' where household_id = ${household.id}`)
    return audit
  })
  const setTo = (state: string) => (tx: Tx) => tx.run(sql`update pieces set state = ${state} where id = ${id}`)
  const apart = async (sight: 'restricted' | 'sealed'): Promise<string> => {
    const { id: matter } = await database.asSystem(testNow, (tx) =>
      anAudit(tx, { householdId: household.id, auditorId: people['tm-2']! }),
    )
    return database.asOwner(async (client) => {
      await client.query('select take_class($1, $2, gen_random_uuid())', [matter, sight])
      return `select id from pieces where sight = '${sight}'`
    })
  }
  for (const sight of ['restricted', 'sealed'] as const) await apart(sight)
  const other = await database.asSystem(testNow, (tx) =>
    anAudit(tx, { householdId: household.id, auditorId: people['fro-2']! }),
  )
  await database.asOwner((client) => client.query(`update pieces set state = 'closed' where id <> $1`, [id]))

  const alert = (circle: number[]) => ({
    begin: (tx: Tx) =>
      raise(
        tx,
        {
          householdId: household.id,
          source: 'household',
          pieceId: null,
          childIds: [household.childId],
          what: 'He is afraid.',
          about: circle,
          circleSaid: true,
          byId: people['tm-2']!,
        },
        testNow,
      ),
    end: (tx: Tx) =>
      tx.run(sql`update alerts set decided_at = ${testNow}, ended_as = 'mistake' where decided_at is null`),
  })
  const piece = (where: ReturnType<typeof sql>, state: string) => ({
    begin: (tx: Tx) => tx.run(sql`update pieces set state = ${state} where ${where}`),
    end: (tx: Tx) => tx.run(sql`update pieces set state = 'closed' where ${where}`),
  })
  const moved = (day: string) => (tx: Tx) =>
    tx.run(sql`update placements set started_on = ${day} where household_id = ${household.id}`)
  const reasons: Record<string, { begin: (tx: Tx) => Promise<unknown>; end: (tx: Tx) => Promise<unknown> }> = {
    'it is being moderated': { begin: setTo('in_moderation'), end: setTo('closed') },
    'it was cancelled': { begin: setTo('cancelled'), end: setTo('closed') },
    'an alert is open': alert([]),
    'an alert is open that must not reach its worker': alert([people['fsw-1']!]),
    'a matter is open that few may know of': piece(sql`sight = 'restricted'`, 'scheduled'),
    'a sealed matter is open': piece(sql`sight = 'sealed'`, 'scheduled'),
    'another audit is under way': piece(sql`id = ${other.id}`, 'in_audit'),
    'a child came last week': { begin: moved('2026-11-12'), end: moved('2026-01-05') },
    'something is being put right': {
      begin: (tx) =>
        tx.run(sql`insert into corrections (id, kind, of_ref, subject_id, household_id, what, asked_by, asked_at)
          values (nextval('corrections_id_seq'), 'voice', 'V-1', 1, ${household.id}, 'Another’s', ${people['iro-1']}, ${testNow})`),
      end: (tx) =>
        tx.run(
          sql`update corrections set state = 'right', decided_by = ${people['qa-head']}, decided_at = ${testNow} where decided_at is null`,
        ),
    },
  }
  const asOwner = (work: (tx: Tx) => Promise<unknown>) => database.asSystem(testNow, work)
  const fetched = async () => {
    const pages: string[] = []
    for (const key of readers)
      for (const path of addresses) {
        const { status, text, headers } = await visitors
          .get(key)!
          .get(`/audits/${ref}/papers${path.replace(/C$/, household.childRef)}`)
        pages.push([key, path, status, headers['content-type'], withoutKeys(text)].join(' '))
      }
    return pages
  }

  test('is not told by any page, to anybody', async () => {
    assert.match(
      (await visitors.get('qa-1')!.get(`/audits/${ref}/papers`)).text,
      /Papers for the carers and the children/,
    )
    await asOwner(setTo('in_audit'))
    const unfinished = await fetched()
    assert.ok(unfinished.every((one) => one.includes('Not yet') || one.includes(' 403 ')))
    await asOwner(setTo('closed'))
    await fc.assert(
      fc.asyncProperty(fc.subarray(Object.keys(reasons), { minLength: 1 }), async (chosen) => {
        for (const one of chosen) await asOwner(reasons[one]!.begin)
        try {
          assert.deepEqual(await fetched(), unfinished)
        } finally {
          for (const one of chosen) await asOwner(reasons[one]!.end)
        }
      }),
      { numRuns: 12, examples: Object.keys(reasons).map((one) => [[one]]) },
    )
    assert.deepEqual(visits.problems, [])
  })

  test('keeps nothing either: the database refuses an edition that slipped past the page', async () => {
    const keep = (tx: Tx) =>
      tx.run(sql`insert into papers (piece_id, kind, edition, of_edition, words) values (${id}, 'summary', 1, 1, '{}')`)
    await asOwner(reasons['a matter is open that few may know of']!.begin)
    await assert.rejects(database.asPerson(people['qa-1']!, testNow, keep), /row-level security/)
    await asOwner(reasons['a matter is open that few may know of']!.end)
    await assert.rejects(database.asPerson(people['sm-1']!, testNow, keep), /row-level security/)
    await database.asPerson(people['qa-1']!, testNow, keep)
  })
})
