import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withClient } from '#platform/sql/connect.ts'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import { migrate, migrateUpTo } from '#platform/sql/migrate.ts'
import { emptyDatabase } from '#test/database.ts'

/* A database of the version before, brought up to date: what nobody had said is taken back, what somebody confirmed stays. */

type Row = { id: number; ref: string }
const { connection, ask } = await emptyDatabase()
const rows: Record<'open' | 'closed' | 'ahead', Row> = {} as never
const voices: Record<string, Row> = {}
await migrateUpTo(connection, '0010')
await withClient(connection, async (client) => arrange(asTx(client)))
await migrate(connection)

async function arrange(tx: Tx): Promise<void> {
  const one = (statement: Parameters<Tx['one']>[0]) => tx.one<Row>(statement)
  await tx.run(sql`insert into templates (version, content, published_at) values (1, '{}', now())`)
  const household = await one(sql`insert into households (source_id, carer_type, status, first_approved_on)
    values ('h', 'mainstream', 'approved', '2019-01-01') returning id, ref`)
  const carers = await tx.many<Row>(sql`insert into carers (household_id, source_id, position, born_on)
    select ${household.id}, 'c' || n, n, '1975-01-01' from generate_series(1, 2) n returning id`)
  const children = await tx.many<Row>(sql`insert into children (source_id, initials, born_on)
    values ('stays', 'ST', '2016-01-01'), ('left', 'LE', '2016-01-01'), ('came', 'CA', '2016-01-01'), ('adult', 'AD', '2007-06-01'), ('grown', 'GR', '2008-01-19') returning id, ref`)
  const [stays, left, came, adult, grown] = children as [Row, Row, Row, Row, Row]
  const placed = async (child: Row, from: string, until: string | null) =>
    tx.run(sql`insert into placements (child_id, household_id, started_on, ended_on, place)
      values (${child.id}, ${household.id}, ${from}, ${until}, 'U6')`)
  await placed(stays, '2024-01-01', null)
  await placed(left, '2024-01-01', '2025-12-24')
  await placed(adult, '2024-01-01', '2025-12-24')
  await placed(came, '2026-11-25', null)
  await placed(grown, '2024-01-01', null)
  const audit = (state: string, heldOn: string | null) =>
    one(sql`insert into audits (kind, household_id, template_id, state, state_since, scheduled_for, period_from, period_to, meeting_on, made_at)
      values (${heldOn ? 'review_linked' : 'thematic'}, ${household.id}, 1, ${state}, now(), '2027-01-19', '2026-01-19', '2027-01-19', ${heldOn}, now())
      returning id, ref`)
  rows.open = await audit('in_audit', null)
  rows.closed = await audit('closed', null)
  rows.ahead = await audit('review_held', '2026-11-20')
  for (const about of [rows.open, rows.closed]) {
    await answer(tx, about, 'cyp1.permanence', stays.id, 'no', true)
    await answer(tx, about, 'cyp3.disruption', stays.id, 'yes', true)
    await answer(tx, about, 'wfc3.asked', null, 'yes', true)
    await answer(tx, about, 'wfc3.support_scale', null, 5, true)
    await answer(tx, about, 'cyp4.asked', stays.id, 'no', true)
    await answer(tx, about, 'cyp4.asked', left.id, 'yes', true)
    await answer(tx, about, 'wfc1.unannounced_date', null, '2026-06-02', true)
    await answer(tx, about, 'cyp1.permanence', left.id, 'no', false)
    await voice(tx, about, { kind: 'carer', form: 'fq.fc', carer: carers[0]!.id, state: 'given' })
    await voice(tx, about, { kind: 'carer', form: 'fq.fc', carer: carers[1]!.id, state: 'to_ask' })
    await voice(tx, about, { kind: 'child', form: 'fq.yp2', child: stays.id, state: 'not_given', reason: 'declined' })
  }
  for (const child of [stays, came])
    await tx.run(sql`insert into audit_children (audit_id, child_id) values (${rows.ahead.id}, ${child.id})`)
  for (const child of [stays, grown])
    await tx.run(sql`insert into audit_children (audit_id, child_id) values (${rows.open.id}, ${child.id})`)
  voices['grown'] = await voice(tx, rows.open, { kind: 'child', form: 'fq.yp3', child: grown.id, state: 'asked' })
  voices['came'] = await voice(tx, rows.ahead, { kind: 'child', form: 'fq.yp2', child: came.id, state: 'to_ask' })
  voices['young'] = await voice(tx, rows.open, { kind: 'child', form: 'fq.yp1', child: left.id, state: 'given' })
  voices['chose'] = await voice(tx, rows.open, { kind: 'child', form: 'fq.yp2', child: left.id, state: 'given' })
  voices['blank'] = await voice(tx, rows.open, { kind: 'child', form: 'fq.yp2', child: left.id, state: 'given' })
  await tx.run(sql`insert into voice_answers (voice_id, question, value, saved_at)
    values (${voices['chose'].id}, 'fq.yp2.share', '"iro_and_quality"', now()), (${voices['blank'].id}, 'fq.yp2.share', null, now())`)

  async function voice(
    tx: Tx,
    about: Row,
    given: { kind: string; form: string; child?: number; carer?: number; state: string; reason?: string },
  ): Promise<Row> {
    return tx.one<Row>(sql`insert into voices (kind, form, household_id, audit_id, child_id, carer_id, state, reason)
      values (${given.kind}, ${given.form}, ${household.id}, ${about.id}, ${given.child ?? null}, ${given.carer ?? null},
        ${given.state}, ${given.reason ?? null}) returning id, ref`)
  }
}

async function answer(tx: Tx, about: Row, question: string, child: number | null, value: unknown, brought: boolean) {
  await tx.run(sql`insert into answers (audit_id, section, question, child_id, value, brought_forward, saved_at)
    values (${about.id}, ${question.split('.')[0]}, ${question}, ${child}, ${JSON.stringify(value)}, ${brought}, now())`)
}

const answersOf = async (about: Row) =>
  (
    (await ask(`select n.question || coalesce(' ' || c.initials, '') as what from answers n
      left join children c on c.id = n.child_id where n.piece_id = ${about.id} order by 1`)) as { what: string }[]
  ).map(({ what }) => what)

test('UA-S4: an audit under way gives back what was filled in falsely and nobody confirmed', async () => {
  assert.deepEqual(await answersOf(rows.open), ['cyp1.permanence LE', 'cyp4.asked LE', 'wfc1.unannounced_date'])
  const kept = await ask(`select count(*)::int as count from history where table_name = 'answers'
    and was ->> 'audit_id' = '${rows.open.id}' and was ->> 'question' = 'cyp1.permanence'`)
  assert.deepEqual(kept, [{ count: 1 }], 'the line stands in the history')
})

test('UA-S4: an audit that is over stays as it was', async () => {
  assert.equal((await answersOf(rows.closed)).length, 8)
})

test('UA-S4 e: a choice is theirs where it was made, and nobody’s where none was asked or made', async () => {
  const chosen = (await ask(`select ref from voices where share_chosen`)) as { ref: string }[]
  assert.deepEqual(
    chosen.map(({ ref }) => ref),
    [voices['chose']!.ref],
  )
})

test('UA-D22: an audit being written after its review looks back from it, and its children follow', async () => {
  const [period] = await ask(
    `select period_from::text as "from", period_to::text as "to" from audits where id = ${rows.ahead.id}`,
  )
  assert.deepEqual(period, { from: '2025-11-20', to: '2026-11-20' })
  const children = (await ask(`select c.initials from audit_children ac join children c on c.id = ac.child_id
    where ac.audit_id = ${rows.ahead.id} order by 1`)) as { initials: string }[]
  assert.deepEqual(
    children.map(({ initials }) => initials),
    ['LE', 'ST'],
    'who turned 18 before the days that were added is no child of them',
  )
  assert.deepEqual(await ask(`select state, reason from voices where id = ${voices['came']!.id}`), [
    { state: 'not_given', reason: 'other' },
  ])
  const [open] = await ask(`select period_to::text as "to" from audits where id = ${rows.open.id}`)
  assert.deepEqual(open, { to: '2027-01-19' }, 'one without a review stays')
})

test('B11: an adult who had turned 18 before the period is taken out of an audit that is not yet sent', async () => {
  const children =
    await ask(`select c.initials, a.no_child_placed as none from audit_children ac join children c on c.id = ac.child_id
    join audits a on a.id = ac.audit_id where a.id = ${rows.open.id}`)
  assert.deepEqual(children, [{ initials: 'ST', none: false }])
  assert.deepEqual(await ask(`select state, reason_words as why from voices where id = ${voices['grown']!.id}`), [
    { state: 'not_given', why: 'They had turned 18 before the time that the audit looks at.' },
  ])
  const [line] = await ask(`select data -> 'takenOut' ->> 0 as "takenOut" from trail where piece_id = ${rows.open.id}`)
  assert.match(String((line as { takenOut: string }).takenOut), /^C-\d+$/)
})
