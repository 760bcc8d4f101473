import { beginPiece, findVersionInForce, type Sight, type StreamKey, streams } from '#modules/evidence/index.ts'
import { escalationAt } from '#modules/escalations/testing.ts'
import { anExemptionAt } from '#modules/exemptions/testing.ts'
import { anAudit } from '#modules/audits/testing.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { type TestDatabase, testNow } from '#test/database.ts'
import type { SmallService } from '#test/service.ts'

/** How a piece of each stream comes to be, on a household of team North. A stream without its line does not compile. */
const begun: Record<StreamKey, (tx: Tx, service: SmallService) => Promise<{ id: number; ref: string }>> = {
  audit: async (tx, { household, people }) => {
    const audit = await anAudit(tx, {
      ...{ householdId: household.id, auditorId: people['tm-2']!, moderatorId: people['iro-2']! },
    })
    // Of the child whose Independent Reviewing Officer reads what is said under it in any other audit.
    await tx.run(sql`insert into audit_children (audit_id, child_id) values (${audit.id}, ${household.childId})`)
    await tx.run(sql`insert into answers (piece_id, section, question, child_id, value, saved_at)
      values (${audit.id}, 'cyp4', 'cyp4.iro_view', ${household.childId}, '"a matter"', ${testNow})`)
    return audit
  },
  observation: async (tx, { household, people }) => {
    const { formVersionId } = await findVersionInForce(tx, 'observation')
    const begun = await beginPiece(
      tx,
      {
        ...{ stream: 'observation', householdId: household.id, formVersionId, state: 'written', dueOn: '2026-11-24' },
        people: [
          { part: 'observer', personId: people['tm-2']! },
          { part: 'worker', personId: people['fsw-1']! },
        ],
      },
      (id) =>
        tx.run(sql`insert into observations (id, kind, in_room, planned_for, seen_on, follows_up, supervises, graded, child_ids)
        values (${id}, 'home_visit', true, '2026-11-17', '2026-11-17', false, false, true, array[${household.childId}]::int[])`),
    )
    await tx.run(sql`insert into answers (piece_id, section, question, child_id, value, saved_at)
      values (${begun.id}, 'child', 'obs.child_view', ${household.childId}, '"a matter"', ${testNow}), (${begun.id}, 'child', 'obs.child_share', ${household.childId}, '"carers"', ${testNow})`)
    return begun
  },
  complaint: async (tx, { household, people }) => {
    const { formVersionId } = await findVersionInForce(tx, 'complaint')
    return beginPiece(
      tx,
      {
        ...{ stream: 'complaint', householdId: household.id, formVersionId, state: 'stage_1', dueOn: '2026-11-24' },
        people: [
          { part: 'officer', personId: people['tm-2']! },
          { part: 'manager', personId: people['om-1']! },
        ],
      },
      (id) => tx.run(sql`insert into complaints (id, complainant, received_on) values (${id}, 'carer', '2026-11-17')`),
    )
  },
  escalation: (tx, { household, people }) =>
    escalationAt(tx, {
      ...{ householdId: household.id, childId: household.childId, state: 'informal' },
      ...{ officerId: people['tm-2']!, managerId: people['om-1']! },
    }),
  // What a leader saw, once more people than everybody's may not know of it.
  leader_visit: async (tx, { people }) => {
    const { formVersionId } = await findVersionInForce(tx, 'leader_visit')
    return beginPiece(
      tx,
      {
        ...{ stream: 'leader_visit', householdId: null, formVersionId, state: 'written', dueOn: '2026-11-24' },
        people: [{ part: 'leader', personId: people['tm-2']! }],
      },
      (id) =>
        tx.run(sql`insert into leader_visits (id, kind, area, place, planned_for, held_on)
          values (${id}, 'team', 'fostering', 'North', '2026-11-17', '2026-11-17')`),
    )
  },
  exemption: async (tx, { household, people }) => {
    const named = { managerId: people['tm-2']!, workerId: people['fsw-1']!, deciderId: people['sm-1']! }
    const on = Temporal.PlainDate.from('2026-11-17')
    const about = {
      householdId: household.id,
      childIds: [household.childId],
      kind: 'exemption',
      state: 'running',
    } as const
    return anExemptionAt(tx, { ...named, ...about, on })
  },
  // Of the class of its stream from the first: whoever had a part in it and is on no list sees nothing of it.
  allegation: async (tx, { household, people }) => {
    const { formVersionId } = await findVersionInForce(tx, 'allegation')
    return beginPiece(
      tx,
      {
        ...{ stream: 'allegation', householdId: household.id, formVersionId, state: 'in_process', dueOn: '2026-11-24' },
        people: [
          { part: 'manager', personId: people['tm-2']! },
          { part: 'officer', personId: people['lado-1']! },
          { part: 'lead', personId: people['cd-1']! },
        ],
      },
      (id) =>
        tx.run(sql`insert into allegations (id, kind, learned_at, learned_on, child_ids)
          values (${id}, 'allegation', '2026-11-17T09:00:00Z', '2026-11-17', array[${household.childId}]::int[])`),
    )
  },
}

/** No stream has pieces of these classes yet: one that has no more than every piece has, of a stream that goes by the person too. */
async function aBarePiece(tx: Tx, { people }: SmallService): Promise<{ id: number; ref: string }> {
  const { formVersionId } = await findVersionInForce(tx, 'observation')
  return beginPiece(
    tx,
    {
      ...{ stream: 'observation', householdId: null, formVersionId, state: 'written', dueOn: '2026-11-24' },
      people: [{ part: 'observer', personId: people['tm-2']! }],
    },
    async () => {},
  )
}

const isOfNoStream = (sight: Apart): boolean => sight === 'child_words' || sight === 'anonymous'

export const streamKeys = Object.keys(streams) as StreamKey[]

/** The classes of which others may not know, and the one that every household has. */
export type Apart = Exclude<Sight, 'open'>

export const isOnAList = (sight: Apart): boolean => sight === 'restricted' || sight === 'sealed'

/** The numbers that a piece of each stream, and what hangs on one, takes on its way to a class. What is on a list gives away none of them,
 * but what it was before it was raised took a number like any other. */
export const numbersOf = (sight: Apart): string =>
  isOnAList(sight)
    ? `select next_piece(sight) from streams union all select next_piece('household')
        union all select nextval('told_id_seq')::int + nextval('clocks_id_seq')::int from streams where sight in ('open', 'household')`
    : `select next_piece(sight), case when sight <> '${sight}' then next_piece('${sight}') end,
        nextval('voices_id_seq'), ${sight === 'worker' ? `nextval('childs_words_id_seq'),` : ''} nextval(pg_get_serial_sequence('actions', 'id')) from streams
        where key = any ('{${streamsIn(sight).join()}}')`

/** A piece is of the class of its stream, is raised to a list, or of a stream that goes by the person to another class that does. */
const streamsIn = (sight: Apart): StreamKey[] =>
  streamKeys.filter((key) => {
    const own: Sight = streams[key].sight
    return (
      isOnAList(sight) ||
      (sight === 'household' ? own === sight : own !== 'household' && own !== 'open' && !isOnAList(own as Apart))
    )
  })

/** An audit of a household that nobody has audited, by somebody with little to do: who is drawn and who is asked next does not hang on it. */
export async function anotherOnAList(database: TestDatabase, { people, sameTeam }: SmallService, sight: Apart) {
  const { id } = await database.asSystem(testNow, (tx) =>
    anAudit(tx, { householdId: sameTeam.id, auditorId: people['fro-2']! }),
  )
  await database.asSystem(testNow, (tx) => tx.run(sql`update audits set scheduled_for = '2026-11-02' where id = ${id}`))
  await database.asOwner((client) => client.query(`select take_class($1, $2, gen_random_uuid())`, [id, sight]))
}

/** A piece of each stream, in the class, with everything that hangs on one; and where it is now, and was before. */
export async function aPieceOfEach(database: TestDatabase, service: SmallService, sight: Apart): Promise<string[]> {
  const refs: string[] = []
  for (const stream of streamsIn(sight)) {
    const { id, ref } = await database.asSystem(testNow, async (tx) => {
      const piece = await (isOfNoStream(sight) ? aBarePiece : begun[stream])(tx, service)
      await hang(tx, piece.id, service)
      return piece
    })
    const now =
      sight === streams[stream].sight
        ? ref
        : await database.asOwner(async (client) => {
            const matter = isOnAList(sight) ? 'gen_random_uuid()' : 'null'
            const { rows } = await client.query<{ ref: string }>(`select take_class($1, $2, ${matter}) as ref`, [
              id,
              sight,
            ])
            return rows[0]!.ref
          })
    await database.asSystem(testNow, (tx) =>
      isOnAList(sight) ? hangMore(tx, now, service) : hangOpenly(tx, now, service),
    )
    // Put right once it was decided: by nobody of these, as they have not that duty.
    if (isOnAList(sight))
      await database.asOwner((client) =>
        client.query(
          `insert into corrected_readings (piece_id, what, was, becomes, reason, by_id, at)
            select id, 'final_grade', '"good"', '"inadequate"', 'a matter', $2, $3 from pieces where ref = $1`,
          [now, service.people['cd-1'], String(testNow)],
        ),
      )
    refs.push(now, ref)
  }
  return refs
}

/** What hung on it before it was restricted. */
async function hang(tx: Tx, id: number, { people }: SmallService): Promise<void> {
  await tx.run(
    sql`insert into answers (piece_id, section, question, value, saved_at) values (${id}, 'safe', 'safe.told_who_when', '"a matter"', ${testNow})`,
  )
  await tx.run(
    sql`insert into moves (piece_id, move, from_state, to_state, at, words) values (${id}, 'gather', 'scheduled', 'gathering', ${testNow}, 'a matter')`,
  )
  await tx.run(
    sql`insert into presence (piece_id, person_id, section, seen_at) values (${id}, ${people['tm-2']!}, 'safe', ${testNow})`,
  )
  await tx.run(sql`insert into clocks (piece_id, key, started_at, unit, length, due_at, severity, source)
    values (${id}, 'clk.written', ${testNow}, 'days', 1, ${testNow.add({ hours: 24 })}, 'practice', '4.4')`)
  await tx.run(
    sql`insert into told (piece_id, whom, due_at, written_at) values (${id}, 'a matter', ${testNow}, ${testNow})`,
  )
  await tx.run(
    sql`insert into trail (at, kind, household_id, piece_id, data) select ${testNow}, 'audit moved', household_id, id, '{"move": "gather"}' from pieces where id = ${id}`,
  )
  await tx.run(sql`update pieces set version = version + 1 where id = ${id}`)
}

/** What came to it afterwards: somebody asked, and something to be done by somebody who knows of it. */
async function hangMore(tx: Tx, ref: string, { people, household }: SmallService): Promise<void> {
  const { id, matter } = await tx.one<{ id: number; matter: string }>(
    sql`select id, matter from pieces where ref = ${ref}`,
  )
  await tx.run(sql`select hand_on_childs_words(${id})`)
  await tx.run(
    sql`insert into need_to_know (matter, person_id, from_at, why, holds) values (${matter}::uuid, ${people['cd-1']!}, ${testNow}, 'to decide', true)`,
  )
  // Sent too soon, and taken back.
  await tx.run(sql`insert into moves (piece_id, move, from_state, to_state, by_id, at, words, details)
    values (${id}, 'recall', 'gathering', 'scheduled', ${people['cd-1']!}, ${testNow}, 'a matter', '{"recalls": "gather"}')`)
  await record(tx, { kind: 'audit looked at', householdId: household.id, pieceId: id, data: { ref } })
  await tx.run(sql`insert into voices (kind, form, household_id, piece_id, child_id, gatherer_id, state, given_at)
    values ('child', 'fq.yp2', ${household.id}, ${id}, ${household.childId}, ${people['cd-1']!}, 'given', ${testNow})`)
  const { number } = await tx.one<{ number: number }>(sql`select confidential_number() as number`)
  await tx.run(sql`insert into confidential_actions (action_id, piece_id, says) values (${number}, ${id}, 'a matter')`)
  await tx.run(sql`insert into actions (id, sight, says, for_whom, owner_id, priority, due_on, raised_at)
    overriding system value values (${number}, (select sight from pieces where id = ${id}), neutral_title(), 'carer', ${people['cd-1']!}, 'p3', '2026-11-25', ${testNow})`)
}

/** The same beside what is on no list: an action of the same class, by its piece. */
async function hangOpenly(tx: Tx, ref: string, { people, household }: SmallService): Promise<void> {
  const { id } = await tx.one<{ id: number }>(sql`select id from pieces where ref = ${ref}`)
  await tx.run(sql`select hand_on_childs_words(${id})`)
  await record(tx, { kind: 'audit looked at', pieceId: id, data: { ref } })
  await tx.run(sql`insert into voices (kind, form, household_id, piece_id, child_id, gatherer_id, state, given_at)
    values ('child', 'fq.yp2', ${household.id}, ${id}, ${household.childId}, ${people['tm-2']!}, 'given', ${testNow})`)
  await tx.run(sql`insert into actions (sight, says, household_id, piece_id, for_whom, owner_id, priority, due_on, raised_at)
    select p.sight, 'of the piece', case when p.sight = 'household' then p.household_id end, p.id, 'worker', ${people['tm-2']!}, 'p3', '2026-12-31', ${testNow}
    from pieces p where p.id = ${id}`)
}
