import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import { anAudit } from '#modules/audits/testing.ts'
import { beginPiece } from '#modules/evidence/index.ts'
import { aChild } from '#modules/register/testing.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { asTx, columnTypes, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService, type SmallService } from '#test/service.ts'

/*
 * Clauses 3.5 and 3.6: whatever happens to records, and in whichever order, what stands is what they say now, each
 * fact once; what became restricted leaves nothing; and each reader of the month counts the same.
 */

const database = await freshDatabase()
const client = new pg.Client({ ...database.connection, types: columnTypes })
const tx = asTx(client)
let service: SmallService

type World = { audits: number[]; visits: number[]; voices: number[]; children: number[] }
const grades = ['outstanding', 'good', 'requires_improvement', 'inadequate'] as const
const one = (most: number) => fc.nat({ max: most })

/** What may happen: each a few numbers that say to which of them. */
const happens = fc.oneof(
  fc.record({ does: fc.constant('grade' as const), of: one(1), child: one(2), grade: one(3), section: one(2) }),
  fc.record({ does: fc.constant('ungrade' as const), of: one(1), child: one(2), section: one(0) }),
  fc.record({ does: fc.constant('decide' as const), of: one(1), grade: one(4) }),
  fc.record({ does: fc.constant('cancel' as const), of: one(1), back: fc.boolean() }),
  fc.record({ does: fc.constant('period' as const), of: one(1), month: one(8) }),
  fc.record({
    does: fc.constant('voice' as const),
    of: one(3),
    state: fc.constantFrom('given', 'started', 'not_given'),
  }),
  fc.record({ does: fc.constant('answered' as const), of: one(3) }),
  fc.record({ does: fc.constant('learn' as const), words: fc.constantFrom('Visits are late.', 'Carers wait.', '') }),
  fc.record({ does: fc.constant('visit' as const), state: fc.constantFrom('seen', 'written', 'closed', 'cancelled') }),
  fc.record({ does: fc.constant('day' as const), month: one(1) }),
  fc.record({ does: fc.constant('say' as const), child: one(1) }),
  fc.record({ does: fc.constant('unsay' as const), child: one(1) }),
  fc.record({ does: fc.constant('restrict' as const), of: one(2), back: fc.boolean() }),
)
type Happens = typeof happens extends fc.Arbitrary<infer One> ? One : never

describe('what stands of evidence', () => {
  before(async () => {
    await client.connect()
    service = await aSmallService(database)
  })
  after(() => client.end())

  test('3.5 3.6: what stands is what the records say, each fact once, the same for every reader', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happens, { minLength: 4, maxLength: 24 }), async (all) => {
        await client.query('begin')
        try {
          await tx.run(sql`select set_config('hearth.now', ${String(testNow)}, true)`)
          const world = await arrange()
          for (const each of all) await happen(world, each)
          assert.deepEqual(await standing(), await saidByRecords(), JSON.stringify(all))
          const counts: string[] = []
          for (const key of ['sm-1', 'qa-1', 'hos-1', 'ed-1']) counts.push(await countedBy(key))
          assert.equal(new Set(counts).size, 1, String(counts))
          await nothingIsLeftOfRestricted()
        } finally {
          await client.query('rollback')
        }
      }),
      { numRuns: 150, seed: 20261126 },
    )
  })
})

async function arrange(): Promise<World> {
  const { people, household } = service
  const children = [household.childId, (await aChild(tx)).id]
  const audits = [
    (await anAudit(tx, { householdId: household.id, auditorId: people['tm-1']! })).id,
    (await anAudit(tx, { householdId: household.id, auditorId: people['tm-2']! })).id,
  ]
  // Decided from the start: most of what may happen then changes what they say.
  for (const audit of audits)
    for (const child of [null, ...children])
      await tx.run(sql`insert into answers (piece_id, section, question, child_id, value, saved_at)
        values (${audit}, 'cyp1', 'cyp1.grade', ${child}, '"good"', ${testNow})`)
  await tx.run(sql`update audits set final_grade = 'good' where id = any (${audits})`)
  const { formVersionId } = await tx.one<{ formVersionId: number }>(
    sql`select max(id) as "formVersionId" from form_versions where form = 'observation'`,
  )
  const piece = { householdId: household.id, formVersionId, state: 'seen', since: testNow, dueOn: null }
  const visit = await beginPiece(tx, { stream: 'observation', ...piece }, (id) =>
    tx.run(sql`insert into observations (id, kind, in_room, planned_for, seen_on, follows_up, supervises, graded, child_ids)
      values (${id}, 'home_visit', true, '2026-11-10', '2026-11-10', false, false, true, ${children})`),
  )
  const own = await aVoice(tx, { householdId: household.id, childId: children[0]!, pieceId: audits[0]! })
  const voices = [
    own.id,
    (await aVoice(tx, { householdId: household.id, kind: 'carer', pieceId: audits[1]! })).id,
    (await aVoice(tx, { householdId: household.id, kind: 'partner' })).id,
  ]
  const { id } = await tx.one<{
    id: number
  }>(sql`insert into voices (kind, form, household_id, piece_id, child_id, state, beside_id)
    values ('child', 'fq.yp.observed', ${household.id}, ${audits[0]!}, ${children[0]!}, 'to_ask', ${own.id}) returning id`)
  return { audits, visits: [visit.id], voices: [...voices, id], children }
}

async function happen(world: World, it: Happens): Promise<void> {
  const { audits, visits, voices, children } = world
  const visit = visits[0]!
  switch (it.does) {
    case 'grade': {
      const [section, child] = [['cyp1', 'cyp4', 'wfc3'][it.section]!, [null, ...children][it.child] ?? null]
      return void (await tx.run(sql`insert into answers (piece_id, section, question, child_id, value, saved_at)
        values (${audits[it.of]!}, ${section}, ${`${section}.grade`}, ${child}, ${JSON.stringify(grades[it.grade])}, ${testNow})
        on conflict (piece_id, question, child_id) do update set value = excluded.value`))
    }
    case 'ungrade': {
      const [section, child] = [['cyp1', 'cyp4', 'wfc3'][it.section]!, [null, ...children][it.child] ?? null]
      return void (await tx.run(
        sql`delete from answers where piece_id = ${audits[it.of]!} and question = ${`${section}.grade`} and child_id is not distinct from ${child}::int`,
      ))
    }
    case 'decide':
      return void (await tx.run(
        sql`update audits set final_grade = ${grades[it.grade] ?? null} where id = ${audits[it.of]!}`,
      ))
    case 'cancel':
      return void (await tx.run(
        sql`update pieces set state = ${it.back ? 'with_team_manager' : 'cancelled'} where id = ${audits[it.of]!}`,
      ))
    case 'period':
      return void (await tx.run(
        sql`update audits set period_to = ${`2026-0${it.month + 1}-28`}, period_from = '2025-06-01' where id = ${audits[it.of]!}`,
      ))
    case 'voice':
      return void (await tx.run(sql`update voices set state = ${it.state}, given_at = case when ${it.state} = 'given' then ${testNow}::timestamptz end,
        reason = case when ${it.state} = 'not_given' then 'declined' end where id = ${voices[it.of]!}`))
    case 'answered':
      return void (await tx.run(sql`update voices set told_at = ${testNow} where id = ${voices[it.of]!}`))
    case 'learn':
      return void (await tx.run(sql`insert into answers (piece_id, section, question, value, saved_at)
        values (${visit}, 'learned', 'obs.observer_learned', ${JSON.stringify(it.words)}, ${testNow})
        on conflict (piece_id, question, child_id) do update set value = excluded.value`))
    case 'visit':
      return void (await tx.run(sql`update pieces set state = ${it.state} where id = ${visit}`))
    case 'day':
      return void (await tx.run(sql`update observations set seen_on = ${`2026-1${it.month}-10`} where id = ${visit}`))
    case 'say':
      return void (await tx.run(sql`insert into childs_words (id, piece_id, child_id, question, handed_on_at)
        values (nextval('childs_words_id_seq'), ${visit}, ${children[it.child]!}, 'obs.child_view', ${testNow}) on conflict do nothing`))
    case 'unsay':
      return void (await tx.run(
        sql`delete from childs_words where piece_id = ${visit} and child_id = ${children[it.child]!}`,
      ))
    case 'restrict': {
      const [list, at] = it.of === 2 ? [visits, 0] : [audits, it.of]
      const was = list[at]!
      if (it.back === was < 1_000_000_000) return
      const to = it.back ? (it.of === 2 ? 'worker' : 'household') : 'restricted'
      await tx.run(sql`select take_class(${was}, ${to}, case when ${it.back} then null else gen_random_uuid() end)`)
      list[at] = (await tx.one<{ id: number }>(sql`select id from pieces order by version desc, id limit 1`)).id
      return void (await tx.run(sql`update pieces set version = 1`))
    }
  }
}

/** As the database keeps it. */
const standing = async () =>
  sorted(
    await tx.many<Said>(
      sql`select source, questions, says, direction, basis, period_to::text as until from evidence_items where state = 'standing'`,
    ),
  )

type Said = { source: string; questions: string[]; says: string; direction: string; basis: string; until: string }
const sorted = (all: readonly Said[]): string[] =>
  all.map((it) => [it.source, it.questions, it.says, it.direction, it.basis, it.until].join(' | ')).toSorted()

/** The same read from the records, in another way. */
async function saidByRecords(): Promise<string[]> {
  const graded = await tx.many<{ piece: number; section: string; grade: string; until: string }>(sql`
    select a.id as piece, n.section, n.value #>> '{}' as grade, a.period_to::text as until from audits a join pieces p on p.id = a.id
      join answers n on n.piece_id = a.id and n.question = n.section || '.grade'
    where a.final_grade is not null and p.state <> 'cancelled' and p.sight = 'household'`)
  const sections = Object.values(Object.groupBy(graded, ({ piece, section }) => `${piece} ${section}`)).map((rows) => {
    const all = [...new Set(rows!.map(({ grade }) => grade))]
    const { section, until } = rows![0]!
    const [says, direction] = all.length > 1 ? ['that this was not the same for each child', 'mixed'] : found[all[0]!]!
    const sentence: string = `An audit of one household found ${says}.`
    return {
      source: 'audits',
      questions: [section],
      says: sentence,
      direction: String(direction),
      basis: 'records',
      until,
    }
  })
  const voices = await tx.many<{ id: number; kind: string; beside: number | null }>(sql`
    select v.id, v.kind, v.beside_id as beside from voices v left join pieces p on p.id = v.piece_id
    where v.state = 'given' and coalesce(p.sight, 'household') not in ('restricted', 'sealed')`)
  const heard = voices
    .filter(({ beside }) => beside === null || !voices.some(({ id }) => id === beside))
    .map(({ kind, beside }) => ({
      ...said[kind]!,
      direction: 'neutral',
      basis: beside ? 'seen' : said[kind]!.basis,
      until: '2026-11-19',
    }))
  const learned = await tx.many<{
    says: string
    until: string
  }>(sql`select n.value #>> '{}' as says, case extract(month from o.seen_on) when 10 then '2026-10-31' else '2026-11-30' end as until
    from answers n join pieces p on p.id = n.piece_id join observations o on o.id = p.id
    where n.question = 'obs.observer_learned' and n.value <> '""' and p.sight = 'worker' and p.state in ('written', 'closed')`)
  const words = await tx.many(
    sql`select from childs_words w join pieces p on p.id = w.piece_id where p.sight = 'worker'`,
  )
  const onVisit = { direction: 'neutral', until: '2026-11-30' }
  return sorted([
    ...sections,
    ...heard,
    ...learned.map((one) => ({
      ...{ source: 'practice_observations', questions: ['cyp3', 'cyp4', 'wfc1'], basis: 'seen', ...onVisit, ...one },
    })),
    ...words.map(() => ({ ...said['child']!, ...onVisit })),
  ])
}

const found: Record<string, [string, string]> = {
  outstanding: ['this outstanding', 'strength'],
  good: ['this good', 'strength'],
  requires_improvement: ['this in need of improvement', 'mixed'],
  inadequate: ['this inadequate', 'worry'],
}
const said: Record<string, { source: string; questions: string[]; says: string; basis: string }> = {
  child: { source: 'voices', questions: ['cyp4'], says: 'A child told us how it is for them.', basis: 'child' },
  carer: { source: 'voices', questions: ['wfc3'], says: 'A foster carer told us what they think.', basis: 'carer' },
  partner: {
    ...{ source: 'partners', questions: ['cyp1', 'cyp2'], basis: 'partner' },
    says: 'Somebody who works with a child told us what they think.',
  },
}

/** How many a reader of the month counts, as the database shows them to that person. */
async function countedBy(key: string): Promise<string> {
  await client.query('savepoint reader')
  await client.query('set local role hearth_web')
  await tx.run(sql`select * from open_request_as(${service.people[key]!}, ${testNow})`)
  const rows = await tx.many(sql`select source, state, count(*)::int from evidence_items group by 1, 2 order by 1, 2`)
  await client.query('rollback to reader')
  return JSON.stringify(rows)
}

async function nothingIsLeftOfRestricted(): Promise<void> {
  const left = await tx.many(sql`select i.says from evidence_items i left join evidence_records r on r.item_id = i.id
    left join voices v on v.id = r.voice_id where (r.item_id is null and i.state = 'standing') or greatest(r.piece_id, v.piece_id) >= 1000000000`)
  assert.deepEqual(left, [])
}
