import { choicesOf, wayOf } from '#framework/forms/choices.ts'
import { childIdsOf, isAsked } from '#framework/forms/missing.ts'
import { byQuestion } from '#framework/forms/answered.ts'
import type { Question } from '#framework/forms/types.ts'
import { beginPiece, findVersionInForce, listAnswers, noteTold, saveAnswer } from '#modules/evidence/index.ts'
import {
  acknowledgeReturn,
  beginExemption,
  exemptions,
  type OfExemptions,
  signReturn,
} from '#modules/exemptions/index.ts'
import { findHouseholdById, listBeyond } from '#modules/register/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { type Day, dateOf, dayOf, workingDayFrom, workingDaysAfter } from '../days.ts'
import type { Facts } from '../generate.ts'
import { teams } from '../people.ts'
import * as words from '../phrases/exemptions.ts'
import type { Random } from '../random.ts'
import type { Known } from './known.ts'
import type { Asked, Step } from './live.ts'
import { at } from './moments.ts'
import { leaveTrail } from './trail.ts'

/* Temporary approvals, as the register has them; an exemption that is asked for; and the returns of a year. What is open is done by the commands that the
 * pages call. */

type Of = { facts: Facts; known: Known; random: Random }
const weeks16 = 112
const weeks24 = 168
const step = (by: string, day: Day, minute: number, does: Step['does']): Step => ({ at: { day, minute }, by, does })

/** Those who were approved for the time being in the years shown, with when that was decided, where it has been. */
const temporaryOf = ({ registered, shownFrom, today }: Facts) =>
  registered.flatMap(({ household, worker, status }) => {
    const { id, team, temporaryFrom: from, approvedOn, endedOn } = household
    if (from === undefined || from < shownFrom || from >= today - 1) return []
    const decided =
      status === 'TEMP_REG24' ? undefined : approvedOn !== undefined && approvedOn < today ? approvedOn : endedOn
    return [{ id, worker, from, decided, manager: teams.find(({ key }) => key === team)!.manager }]
  })

type Over = {
  householdId: number
  kind: 'exemption' | 'exception' | 'temporary'
  from: Day
  until: Day
  childIds: readonly number[]
  how: string
  people: Readonly<Record<'manager' | 'worker' | 'decider', number>>
}

/** What is over: temporary approvals that were decided, and homes beyond the usual as the register has them; in few statements each. What is not a month
 * old stays to be found. */
export async function loadOver(tx: Tx, of: Of): Promise<void> {
  const { facts, known, random } = of
  const { formVersionId } = await findVersionInForce(tx, 'exemption')
  const decider = known.person('sm-1')
  for (const { id, worker, from, decided, manager } of temporaryOf(facts)) {
    if (decided === undefined) continue
    const householdId = known.household(id)
    const there = await tx.many<{
      id: number
    }>(sql`select distinct child_id as id from placements where household_id = ${householdId}
      and started_on <= ${dateOf(from)} and coalesce(ended_on, 'infinity') > ${dateOf(from)} order by 1`)
    const people = { manager: known.person(manager), worker: known.person(worker), decider }
    const over = { householdId, kind: 'temporary', from, until: decided, how: 'approved', people } as const
    await writeOver(
      tx,
      { ...over, childIds: there.map((one) => one.id) },
      { formVersionId, learned: random.pick(words.learned) },
    )
  }
  const groups = new Map(facts.county.children.map(({ ref, group }) => [ref, group]))
  const found = await listBeyond(tx, { back: dateOf(facts.shownFrom), today: dateOf(facts.today), of: sql`true` })
  for (const one of found.filter(({ kind, now }) => kind !== 'temporary' && !now)) {
    const from = dayOf(one.since)
    const { teamManagerId: manager, workerId: worker } = await findHouseholdById(tx, one.householdId)
    const { until } = await tx.one<{
      until: Temporal.PlainDate | null
    }>(sql`select min(ended_on) as until from placements
      where household_id = ${one.householdId} and started_on <= ${one.since} and ended_on > ${one.since}`)
    if (from > facts.today - 30 || manager === null || worker === null || until === null) continue
    const refs = await tx.many<{ ref: string }>(
      sql`select source_id as ref from children where id = any (${one.childIds})`,
    )
    const people = { manager, worker, decider }
    if (one.kind === 'limit' && new Set(refs.map(({ ref }) => groups.get(Number(ref)))).size === 1)
      await tx.run(sql`insert into limit_answers (household_id, kind, since, because, words, answered_by, answered_at)
        values (${one.householdId}, 'limit', ${one.since}, 'siblings', '', ${manager}, ${at({ day: workingDaysAfter(from, 1), minute: 600 })})`)
    else {
      const kind = one.kind === 'limit' ? 'exemption' : 'exception'
      const how = kind === 'exemption' ? 'left' : dayOf(until) - from > 20 ? 'terms' : 'within'
      const over = { householdId: one.householdId, kind, from, until: dayOf(until), how, people } as const
      const childIds = kind === 'exemption' ? one.childIds : one.newIds
      await writeOver(tx, { ...over, childIds }, { formVersionId, learned: random.pick(words.learnedBeyond) })
    }
  }
  await leaveTrail(tx, 'exemption')
}

const moveOf = { exemption: ['grant', 'end'], exception: ['run', 'settle'], temporary: ['run', 'decide'] } as const

async function writeOver(
  tx: Tx,
  { householdId, kind, from, until, childIds, how, people }: Over,
  { formVersionId, learned }: { formVersionId: number; learned: string },
): Promise<void> {
  const [begun, ended] = [
    at({ day: workingDayFrom(from), minute: 600 }),
    at({ day: workingDayFrom(until), minute: 610 }),
  ]
  const { id } = await beginPiece(
    tx,
    {
      ...{ stream: 'exemption', householdId, formVersionId, state: 'closed', dueOn: null, since: ended },
      people: Object.entries(people).map(([part, personId]) => ({ part, personId })),
    },
    (own) =>
      tx.run(sql`insert into exemptions (id, kind, child_ids, from_on, began_on, ended_on, terms_then, fostered_then)
        values (${own}, ${kind}, ${[...childIds]}, ${dateOf(from)}, ${dateOf(from)}, ${dateOf(until)}, '', ${childIds.length})`),
  )
  const [begins, ends] = moveOf[kind]
  const longer = kind === 'temporary' && until > from + weeks16
  await tx.run(sql`insert into answers (piece_id, section, question, value, saved_by, saved_at)
    values (${id}, 'safe', 'exm.learned', ${JSON.stringify(learned)}::jsonb, ${people.manager}, ${ended})`)
  await tx.run(sql`insert into moves (piece_id, move, from_state, to_state, by_id, at, details)
    values (${id}, ${begins}, 'asked', 'running', ${kind === 'exemption' ? people.decider : people.manager}, ${begun}, '{}'),
      (${id}, ${ends}, ${longer ? 'extended' : 'running'}, 'closed', ${people.manager}, ${ended}, ${JSON.stringify({ how })}::jsonb)`)
  await tx.run(sql`insert into told (piece_id, whom, due_at, at, how, level, by_id, written_at)
    select ${id}, w, ${at({ day: workingDayFrom(from) + 1, minute: 0 })}::timestamptz, ${begun}::timestamptz, 'phone', 'full', ${people.manager}, ${begun}::timestamptz
    from unnest(array['The Service Manager', 'The Corporate Director', 'The Executive Director']) w`)
  if (kind === 'exemption') return
  const days = kind === 'exception' ? workingDaysAfter(from, 6) - from : longer ? weeks24 : weeks16
  const key = kind === 'exception' ? 'clk.exc_six' : 'clk.tmp_16w'
  await tx.run(sql`insert into clocks (piece_id, key, started_at, unit, length, due_at, stopped_at, state, severity, source)
    values (${id}, ${key}, ${at({ day: from, minute: 0 })}, ${kind === 'exception' ? 'working days' : 'days'}, ${kind === 'exception' ? 6 : days},
      ${at({ day: from + days + 1, minute: 0 })}, ${at({ day: until, minute: 0 })}, ${until > from + days ? 'late' : 'met'}, 'law', ${kind === 'exception' ? 'CPR 23' : 'CPR 24'})`)
}

/** What is open, and the returns, by the commands that the pages call. */
export function stepsOfExemptions(of: Of): Step[] {
  const { facts, known } = of
  const open = temporaryOf(facts).filter(({ decided }) => decided === undefined)
  const full = facts.registered.find(
    ({ household, status }) =>
      status === 'APPROVED' && household.type === 'MAINSTREAM' && household.children.size === 3,
  )
  return [
    ...open.flatMap((one) => temporarySteps(one, known, facts.today)),
    ...(full ? askedSteps({ ...full, today: facts.today }, known) : []),
    ...returnSteps(of),
  ]
}

type Open = ReturnType<typeof temporaryOf>[number]
function temporarySteps({ id, worker, from, manager }: Open, known: Known, today: Day): Step[] {
  let ref = ''
  const begun = workingDayFrom(from)
  const answers = (part: string) => (asked: Asked) => answer(asked, ref, part)
  const longerOn = from + weeks16 - 8
  return [
    step(manager, begun, 600, async (asked) => {
      ref = await begin(asked, known.household(id), 'temporary', from)
      await tellEverybody(asked, ref)
    }),
    step(worker, workingDaysAfter(begun, 3), 620, answers('asked')),
    step(worker, workingDaysAfter(begun, 20), 630, answers('kept')),
    ...(longerOn < today
      ? [
          step(manager, workingDayFrom(longerOn), 640, answers('extension')),
          step('sm-1', workingDaysAfter(workingDayFrom(longerOn), 1), 650, ({ tx, actor, now }) =>
            exemptions.makeMove(tx, actor, ref, { move: 'extend' }, now),
          ),
        ]
      : []),
  ]
}

function askedSteps({ household, worker, today }: Facts['registered'][number] & { today: Day }, known: Known): Step[] {
  let ref = ''
  const manager = teams.find(({ key }) => key === household.team)!.manager
  const on = workingDaysAfter(today, -2)
  return [
    step(manager, on, 600, async (asked) => {
      ref = await begin(asked, known.household(household.id), 'exemption', today + 6)
      await tellEverybody(asked, ref)
    }),
    step(worker, workingDaysAfter(today, -1), 640, (asked) => answer(asked, ref, 'asked')),
  ]
}

/** Twelve months, also where nothing is new: each signed in time but for one, and read by those whom clause 4.9 names. */
function returnSteps({ facts: { today }, known, random }: Of): Step[] {
  const months = Array.from({ length: 12 }, (_, back) =>
    dateOf(today)
      .toPlainYearMonth()
      .subtract({ months: back + 1 }),
  )
  return months.flatMap((month, back) =>
    teams.flatMap(({ key, manager }, nth) => {
      const end = dayOf(month.toPlainDate({ day: month.daysInMonth }))
      const signed = workingDaysAfter(end, back === 4 && nth === 1 ? 8 : random.whole(2, 5))
      const of = { teamId: known.team(key), month }
      const said = { worry: random.pick(words.worries), because: words.notTold }
      const reads = ['sm-1', 'cd-1', 'ed-1'].map((who, after) =>
        step(who, workingDaysAfter(signed, 1 + after), 690 + nth, ({ tx }) => acknowledgeReturn(tx, of)),
      )
      return [
        step(manager, signed, 680, ({ tx, actor, today: day }) =>
          signReturn(tx, actor.id, { ...of, ...said, today: day }),
        ),
        ...(workingDaysAfter(signed, 4) < today ? reads : []),
      ]
    }),
  )
}

async function begin(
  { tx, actor, now }: Asked,
  householdId: number,
  kind: 'exemption' | 'temporary',
  from: Day,
): Promise<string> {
  const household = await findHouseholdById(tx, householdId)
  const begun = await beginExemption(tx, actor, { household, kind, on: dateOf(from) }, now)
  if ('mistakes' in begun) throw new Error(`${household.ref}: ${JSON.stringify(begun.mistakes)}`)
  return begun.ref
}

async function tellEverybody({ tx, now }: Asked, ref: string): Promise<void> {
  const { id } = await exemptions.find(tx, ref)
  const owed = await tx.many<{ id: number; whom: string }>(
    sql`select id, whom from told where piece_id = ${id} and at is null order by id`,
  )
  for (const one of owed) await noteTold(tx, id, { ...one, at: now, how: 'phone', level: 'full', datedBackBecause: '' })
}

async function answer(asked: Asked, ref: string, part: string): Promise<void> {
  const { tx, actor, today } = asked
  const piece = await exemptions.find(tx, ref)
  const { form, children } = await exemptions.filling.view(asked, ref)
  for (const section of form.sections.filter((one) => one.part === part))
    for (const childId of childIdsOf(section, { children }))
      for (const question of section.questions) {
        const value = sayingOf(question, today)
        const said = byQuestion(await listAnswers(tx, piece.id))
        if (value === undefined || !isAsked(question, childId, said, section.questions)) continue
        const given = {
          question: question.key,
          childId,
          value,
          explanation: explains(question),
          evidence: '',
          version: 0,
        }
        const saved = await saveAnswer<OfExemptions>(tx, actor, exemptions.filling, piece, given, today)
        if (saved.kind !== 'saved') throw new Error(`${question.key}: ${JSON.stringify(saved)}`)
      }
}

const topicOf = ({ key }: Question): string => key.slice('exm.'.length)
const explains = (question: Question): string => (question.explainWhen ? words.longer.explanation : '')

function sayingOf(question: Question, today: Temporal.PlainDate): string | string[] | undefined {
  const said: Readonly<Record<string, string>> = { ...words.why, ...words.ofChild, ...words.longer }
  const own = said[topicOf(question)]
  if (!question.required) return own
  if (question.type === 'date') return String(today)
  const way = wayOf(question)
  const first = choicesOf(question)[0]?.value ?? ''
  return way === 'several' ? [first] : way === 'one' ? first : (own ?? 'Agreed with the carers, and written down.')
}
