import { randomUUID } from 'node:crypto'
import { concernForm } from '#framework/a2-concern-form/index.ts'
import { concernClocks, leftOutOfConcern, owedOfConcern } from '#modules/allegations/index.ts'
import { dueAtOf, findVersionInForce, refOf } from '#modules/evidence/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { type Course, courseOf } from '../concerns/course.ts'
import type { ConcernPlan } from '../concerns/plan.ts'
import { saidOf } from '../concerns/said.ts'
import { iso } from '../days.ts'
import { insertAll } from './bulk.ts'
import type { Known } from './known.ts'
import { at } from './moments.ts'

/* Allegations and concerns that are over, in few statements for all of them; those that are open are lived by commands. */

type Of = { known: Known; today: number }
type Over = ConcernPlan & {
  course: Course
  id: number
  matter: string
  people: Readonly<Record<'manager' | 'officer' | 'lead', number>>
  home: number
  childIds: readonly number[]
}

/** Those that are over by today. */
export const isOver = (plan: ConcernPlan, today: number): boolean => courseOf(plan).legs.at(-1)!.day < today - 1

export async function loadConcerns(tx: Tx, plans: readonly ConcernPlan[], of: Of): Promise<void> {
  const over = await begun(
    tx,
    plans.filter((plan) => isOver(plan, of.today)),
    of,
  )
  await lists(tx, over, of)
  await courses(tx, over)
  await told(tx, over, await irosOf(tx))
  await insertAll(
    tx,
    'answers',
    answerColumns,
    over.flatMap((one) => answersOf(one, of.known)),
  )
  await leaveTrail(tx, over)
}

const pieceColumns = {
  ...{ id: 'int', stream: 'text', ref: 'text', household_id: 'int', form_version_id: 'int', sight: 'text' },
  ...{ matter: 'uuid', begun_by: 'int', state: 'text', state_since: 'timestamptz' },
}

async function begun(tx: Tx, plans: readonly ConcernPlan[], { known }: Of): Promise<Over[]> {
  const { formVersionId } = await findVersionInForce(tx, 'allegation')
  const numbers = await tx.many<{ id: number }>(
    sql`select next_piece('restricted') as id from generate_series(1, ${plans.length})`,
  )
  const [officer, lead] = [known.person('lado-1'), known.person('sm-1')]
  const over = plans.map((plan, index) => ({
    ...{ ...plan, course: courseOf(plan), id: numbers[index]!.id, matter: randomUUID() },
    people: { manager: known.person(plan.manager), officer, lead },
    ...{ home: known.household(plan.household), childIds: plan.children.map(known.child) },
  }))
  const pieces = over.map(({ id, matter, home, people, course }) => ({
    ...{ id, stream: 'allegation', ref: refOf('allegation', id), household_id: home, form_version_id: formVersionId },
    ...{ sight: 'restricted', matter, begun_by: people.manager, state: 'closed' },
    state_since: at({ day: course.legs.at(-1)!.day, minute: 600 }),
  }))
  await insertAll(tx, 'pieces', pieceColumns, pieces)
  const own = over.map(({ id, kind, learned, childIds, course }) => ({
    ...{ id, kind, learned_at: at(learned), learned_on: iso(learned.day), child_ids: childIds },
    concluded_on: course.legs.filter(({ move }) => move === 'conclude').map(({ day }) => iso(day))[0] ?? null,
  }))
  const columns = { id: 'int', kind: 'text', learned_at: 'timestamptz', learned_on: 'date', concluded_on: 'date' }
  await insertAll(tx, 'allegations', { ...columns, child_ids: 'int[]' }, own)
  const parts = over.flatMap(({ id, people }) =>
    Object.entries(people).map(([part, person_id]) => ({ piece_id: id, part, person_id })),
  )
  await insertAll(tx, 'piece_people', { piece_id: 'int', part: 'text', person_id: 'int' }, parts)
  return over
}

/** Who knew of each; once it was over, the manager alone, with those who know of every one. */
async function lists(tx: Tx, over: readonly Over[], { known }: Of): Promise<void> {
  const iros = await irosOf(tx)
  const rows = over.flatMap((one) => {
    const { people, worker, childIds, learned, course, matter } = one
    const until_at = at({ day: course.legs.at(-1)!.day, minute: 600 })
    const row = { matter, from_at: at(learned), given_by: people.manager, holds: false }
    const others = new Set([known.person(worker), ...childIds.flatMap((id) => iros.get(id) ?? [])])
    others.delete(people.manager)
    return [
      { ...row, person_id: people.manager, why: 'They wrote it down.', holds: true, until_at: null },
      ...[...others].map((person_id) => ({
        ...{ ...row, person_id, until_at },
        why:
          person_id === known.person(worker)
            ? 'They support the home.'
            : 'They review the care of a child who lives there.',
      })),
    ]
  })
  const columns = { matter: 'uuid', person_id: 'int', from_at: 'timestamptz', until_at: 'timestamptz', why: 'text' }
  await insertAll(tx, 'need_to_know', { ...columns, given_by: 'int', holds: 'bool' }, rows)
}

const irosOf = async (tx: Tx): Promise<ReadonlyMap<number, number>> =>
  new Map(
    (
      await tx.many<{ id: number; iro: number }>(sql`select id, iro_id as iro from children where iro_id is not null`)
    ).map(({ id, iro }) => [id, iro] as const),
  )

const moveColumns = {
  ...{ piece_id: 'int', move: 'text', from_state: 'text', to_state: 'text', by_id: 'int', at: 'timestamptz' },
  ...{ words: 'text', details: 'jsonb' },
}
const clockColumns = {
  ...{ piece_id: 'int', key: 'text', started_at: 'timestamptz', started_by: 'int', unit: 'text', length: 'int' },
  ...{ due_at: 'timestamptz', stopped_at: 'timestamptz', stopped_by: 'int', state: 'text', severity: 'text' },
  source: 'text',
}

async function courses(tx: Tx, over: readonly Over[]): Promise<void> {
  const moves = over.flatMap(({ id, course, people }) =>
    course.legs.flatMap((leg, nth) =>
      leg.move === undefined
        ? []
        : {
            ...{ piece_id: id, move: leg.move, from_state: leg.from, to_state: leg.to, words: leg.words ?? '' },
            ...{ by_id: people[leg.by ?? leg.who], at: at({ day: leg.day, minute: 961 + nth }) },
            details: leg.details ?? {},
          },
    ),
  )
  await insertAll(tx, 'moves', moveColumns, moves)
  const clocks = over.flatMap(({ id, course, learned, people }) =>
    Object.entries(course.clocks).map(([key, [from, to]]) => {
      const { unit, length, severity, source } = concernClocks.find((one) => one.key === key)!
      const size = typeof length === 'number' ? length : length.default
      const [started, stopped] = [
        from === learned.day ? at(learned) : at({ day: from, minute: 962 }),
        at({ day: to, minute: 963 }),
      ]
      const due = dueAtOf(Temporal.Instant.from(started), unit, size)
      const isLate = Temporal.Instant.compare(due, Temporal.Instant.from(stopped)) < 0
      return {
        ...{ piece_id: id, key, started_at: started, started_by: people.manager, unit, length: size },
        ...{ due_at: String(due), stopped_at: stopped, stopped_by: people.manager, state: isLate ? 'late' : 'met' },
        ...{ severity, source },
      }
    }),
  )
  await insertAll(tx, 'clocks', clockColumns, clocks)
}

/** How much those are told of whom the form says so. */
export const levelOf = (whom: string) => (whom.endsWith('no more') ? 'headline' : 'full')

const toldColumns = {
  ...{ piece_id: 'int', whom: 'text', person_id: 'int', due_at: 'timestamptz', at: 'timestamptz', how: 'text' },
  ...{ level: 'text', by_id: 'int', written_at: 'timestamptz' },
}

async function told(tx: Tx, over: readonly Over[], iros: ReadonlyMap<number, number>): Promise<void> {
  const rows = over.flatMap(({ id, kind, learned, course, people, childIds }) => {
    const written = at({ day: course.told, minute: 960 })
    const iroIds = [...new Set(childIds.flatMap((child) => iros.get(child) ?? []))]
    const about = {
      kind: kind === 'standard_of_care' ? kind : ('allegation' as const),
      ...{ isSealed: false, learnedAt: Temporal.Instant.from(at(learned)), children: childIds.length, iroIds },
      ...{ officerId: people.officer, leadId: people.lead },
    }
    return owedOfConcern(about).map(({ whom, personId, dueAt }) => ({
      ...{ piece_id: id, whom, person_id: personId, due_at: String(dueAt), at: written, how: 'phone' },
      ...{ level: levelOf(whom), by_id: people.manager, written_at: written },
    }))
  })
  await insertAll(tx, 'told', toldColumns, rows)
}

const answerColumns = {
  ...{ piece_id: 'int', section: 'text', question: 'text', child_id: 'int', value: 'jsonb', explanation: 'text' },
  ...{ saved_by: 'int', saved_at: 'timestamptz' },
}

function answersOf({ course, id, people, ...plan }: Over, known: Known): object[] {
  const left = new Set(leftOutOfConcern({ kind: plan.kind, ladoToldAt: null }))
  const parts = new Map(course.legs.flatMap((leg) => leg.parts.map((part) => [part, leg] as const)))
  return concernForm.sections.flatMap((section) => {
    const leg = parts.get(section.part!)
    if (!leg) return []
    return (section.perChild ? plan.children : [null]).flatMap((child) => {
      const saved = {
        piece_id: id,
        section: section.key,
        saved_by: people[leg.who],
        saved_at: at({ day: leg.day, minute: 950 }),
      }
      return section.questions.flatMap((question) => {
        if (left.has(question.key)) return []
        const said = saidOf(plan, course, question, child)
        return said
          ? { ...saved, ...said, question: question.key, child_id: child === null ? null : known.child(child) }
          : []
      })
    })
  })
}

/** The trail as it would have been left: under the matter alone, and by everybody only their own lines of it. */
async function leaveTrail(tx: Tx, over: readonly Over[]): Promise<void> {
  const ids = over.map(({ id }) => id)
  await tx.run(sql`select set_config('hearth.own_duties', '{hold_restricted}', true)`)
  for (const actor of new Set(over.flatMap(({ people }) => Object.values(people)))) {
    await tx.run(sql`select set_config('hearth.actor', ${String(actor)}, true)`)
    await tx.run(sql`insert into trail (at, actor_id, kind, matter)
      select a.learned_at, p.begun_by, 'matter begun', p.matter from pieces p join allegations a on a.id = p.id where p.id = any (${ids}) and p.begun_by = ${actor}
      union all select m.at, m.by_id, 'matter moved', p.matter from moves m join pieces p on p.id = m.piece_id where p.id = any (${ids}) and m.by_id = ${actor}`)
  }
  await tx.run(sql`select set_config('hearth.actor', '', true), set_config('hearth.own_duties', '{}', true)`)
}
