import { beginPiece, findVersionInForce } from '#modules/evidence/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { type Day, dateOf, workingDaysAfter, workingDaysBetween } from '../days.ts'
import type { Facts } from '../generate.ts'
import { escalated, type Told, wellDone } from '../phrases/escalations.ts'
import type { Random } from '../random.ts'
import { insertAll } from './bulk.ts'
import type { Known } from './known.ts'
import type { Step } from './live.ts'
import { at } from './moments.ts'
import { type Stay, stepsOfEscalations } from './open-escalations.ts'
import { leaveTrail } from './trail.ts'

/* What reviewing officers escalated in three years about care from our carers or support to them, thirty a year, and the good practice that they noted; what
 * is open is done by the commands that the pages call. */

type Of = { facts: Facts; known: Known; random: Random }
const inAYear = 40

const staysOn = (tx: Tx, day: Day): Promise<Stay[]> =>
  tx.many<Stay>(sql`select p.household_id as "householdId", c.id as "childId", c.ref as child, i.id as "iroId", i.source_id as iro, m.id as "managerId", m.source_id as manager
    from placements p join children c on c.id = p.child_id join people i on i.id = c.iro_id join households h on h.id = p.household_id
      join teams t on t.id = h.team_id join people m on m.id = t.manager_id
    where p.started_on <= ${dateOf(day)} and coalesce(p.ended_on, 'infinity') > ${dateOf(day)} and c.born_on > ${dateOf(day)}::date - 365 * 17 order by c.id`)

/** What is over, in few statements each; and the steps of what is open. */
export async function loadEscalations(tx: Tx, of: Of): Promise<Step[]> {
  const { facts, random } = of
  const { formVersionId } = await findVersionInForce(tx, 'escalation')
  const every = Math.floor(365 / inAYear)
  for (let day = facts.shownFrom + 5, nth = 0; day < facts.today - 60; day += every, nth += 1)
    await writePast(
      tx,
      of,
      { stay: random.pick(await staysOn(tx, day)), noticed: workingDaysAfter(day, 1), nth },
      formVersionId,
    )
  await leaveTrail(tx, 'escalation')
  return stepsOfEscalations(random.shuffled(await staysOn(tx, facts.today)), facts.today)
}

type Past = { stay: Stay; noticed: Day; nth: number }

async function writePast(
  tx: Tx,
  { known, random }: Of,
  { stay, noticed, nth }: Past,
  formVersionId: number,
): Promise<void> {
  const isGood = nth % 4 === 3
  const stage = isGood ? 0 : ([0, 0, 1, 0, 0, 2, 0, 1, 0][nth % 9] as 0 | 1 | 2)
  const told: Partial<Told> & Pick<Told, 'theme' | 'care' | 'effect' | 'says'> = random.pick<
    Told | (typeof wellDone)[number]
  >(isGood ? wellDone : escalated)
  const raised = workingDaysAfter(noticed, 1)
  const formal = workingDaysAfter(raised, 5)
  const answered = workingDaysAfter(stage === 0 ? raised : formal, stage * 4 + random.whole(2, 4))
  const checked = workingDaysAfter(answered, random.whole(8, 18))
  const ended = isGood ? workingDaysAfter(raised, 3) : workingDaysAfter(checked, 1)
  const above = stage === 2 ? known.person('sm-1') : stay.managerId
  const on = (day: Day, minute = 600) => at({ day, minute })
  const better = random.weighted([
    ['better', 7],
    ['same', 2],
    ['worse', 0.3],
  ])
  const { id } = await beginPiece(
    tx,
    {
      ...{ stream: 'escalation', householdId: stay.householdId, formVersionId, state: 'closed', dueOn: null },
      since: on(ended),
      people: [
        { part: 'officer', personId: stay.iroId },
        { part: 'manager', personId: above },
      ],
    },
    (own) =>
      tx.run(sql`insert into escalations (id, child_id, kind, stage, noticed_on, formal_on, ended_as, better) values (${own}, ${stay.childId},
        ${isGood ? 'good_practice' : 'concern'}, ${stage}, ${dateOf(noticed)}, ${stage > 0 ? dateOf(formal) : null}, 'closed', ${isGood ? null : better})`),
  )
  const answers: [string, string, unknown, Day][] = [
    ['noticed', 'effect', told.effect, noticed],
    ['noticed', 'theme', [told.theme], noticed],
    ['noticed', 'care', told.care, noticed],
    ['noticed', 'says', told.says, noticed],
    ...(isGood
      ? []
      : ([
          ['noticed', 'asked', told.asked, noticed],
          ['changed', 'result', told.result, checked],
          ['changed', 'better', better, checked],
        ] as [string, string, unknown, Day][])),
  ]
  await insertAll(
    tx,
    'answers',
    { piece_id: 'int', section: 'text', question: 'text', value: 'jsonb', saved_by: 'int', saved_at: 'timestamptz' },
    answers.map(([section, topic, value, day]) => ({
      ...{ piece_id: id, section, question: `esc.${topic}`, value, saved_by: stay.iroId, saved_at: on(day, 590) },
    })),
  )
  const way: [string, string, string, number, Day, object][] = isGood
    ? [
        ['note', 'noticed', 'noted', stay.iroId, raised, {}],
        ['seen', 'noted', 'closed', stay.managerId, ended, {}],
      ]
    : [
        ['raise', 'noticed', 'informal', stay.iroId, raised, {}],
        ...(stage === 0
          ? []
          : [
              ['formal', 'informal', 'formal_1', stay.iroId, formal, { stage: '1' }] as [
                string,
                string,
                string,
                number,
                Day,
                object,
              ],
            ]),
        ...(stage === 2
          ? [
              ['go_on', 'formal_1', 'formal_2', stay.iroId, workingDaysAfter(formal, 5), { stage: '2' }] as [
                string,
                string,
                string,
                number,
                Day,
                object,
              ],
            ]
          : []),
        ['answer', stage === 0 ? 'informal' : `formal_${stage}`, 'answered', above, answered, {}],
        ['accept', 'answered', 'agreed', stay.iroId, workingDaysAfter(answered, 1), {}],
        ['check', 'agreed', 'checked', stay.iroId, checked, { outcome: better === 'better' ? 'full' : 'part' }],
        ['close', 'checked', 'closed', stay.iroId, ended, {}],
      ]
  await insertAll(
    tx,
    'moves',
    {
      piece_id: 'int',
      move: 'text',
      from_state: 'text',
      to_state: 'text',
      by_id: 'int',
      at: 'timestamptz',
      details: 'jsonb',
      words: 'text',
    },
    way.map(([move, from_state, to_state, by_id, day, details]) => ({
      ...{
        piece_id: id,
        move,
        from_state,
        to_state,
        by_id,
        at: on(day),
        details,
        words: move === 'answer' ? told.answer : '',
      },
    })),
  )
  if (stage === 0) return
  const agreed = workingDaysAfter(answered, 1)
  await tx.run(sql`insert into clocks (piece_id, key, started_at, unit, length, due_at, stopped_at, state, severity, source)
    values (${id}, 'clk.esc_whole', ${on(formal, 0)}, 'working days', 20, ${on(workingDaysAfter(formal, 20) + 1, 0)}, ${on(agreed)},
      ${workingDaysBetween(formal, agreed) > 20 ? 'late' : 'met'}, 'law', 'IRO Handbook')`)
}
