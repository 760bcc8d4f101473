import {
  type ActivityKey,
  answerChange,
  askAdded,
  askChange,
  drawYear,
  isQuiet,
  isShortNotice,
  moveYear,
  type Wanted,
  type YearMove,
} from '#modules/calendar/index.ts'
import { addWorkingDays } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import { type Day, dateOf, dayOf, workingDayFrom, workingDaysAfter } from '../days.ts'
import type { DayOfLeader } from '../leaders/plan.ts'
import { apart, type Visit } from '../observations/plan.ts'
import { people } from '../people.ts'
import * as words from '../phrases/calendar.ts'
import { excuses } from '../phrases/leaders.ts'
import type { Known } from './known.ts'
import type { Asked, Step } from './live.ts'

type Around = { known: Known; visits: readonly Visit[]; days: readonly DayOfLeader[]; today: Day }

/** Three years that both sides agreed, and the changes that each asked of the other, by the commands that the pages call. */
export function stepsOfCalendar(around: Around): Step[] {
  const begun = workingDaysAfter(workingDayFrom(around.today - 3 * 365), 3)
  const januaries = [0, 1, 2, 3].map((later) => dateOf(begun).with({ month: 1, day: 12 }).add({ years: later }))
  const later = januaries.map((day) => workingDayFrom(dayOf(day))).filter((day) => day > begun)
  // A year that begins in the last weeks of one is agreed together with the next.
  const soon = dateOf(begun).month < 3 && later[0]! > begun + 60 ? [workingDaysAfter(begun, 12)] : []
  const draws = [begun, ...soon, ...later]
  return [
    ...draws.flatMap((day, turn) => agreed(day, turn)),
    ...around.visits.flatMap((visit) => besides(visit, around)),
    ...around.days.flatMap((day) => excused(day, around)),
    ...asked(around),
    ...enteredFrom(begun, around.today),
  ]
}

const step = (by: string, day: Day, minute: number, does: Step['does']): Step => ({ at: { day, minute }, by, does })

/** Drawn, proposed, once given back with words, and signed by both sides. */
function agreed(drawn: Day, turn: number): Step[] {
  let year = 0
  const move = (by: string, after: number, minute: number, made: YearMove, said = '') =>
    step(by, workingDaysAfter(drawn, after), minute, async ({ tx, actor, now }) => {
      const { version } = await tx.one<{ version: number }>(sql`select version from calendar_years where id = ${year}`)
      await moveYear(tx, actor, year, { move: made, words: said, version }, now)
    })
  const again = [move('sm-1', 3, 610, 'give_back', words.givenBack), move('qa-1', 5, 620, 'propose')]
  return [
    step('qa-1', drawn, 600, async ({ tx, today }) => {
      year = await drawYear(tx, today)
      // Leaders come to fostering in spring and autumn; and who is above the teams watches practice less often than each month.
      await tx.run(sql`delete from slots where year_id = ${year} and (activity = 'leaders_programme' and extract(month from period_from) not in (4, 10) or activity = 'practice_observation'
        and extract(month from period_from)::int % case role when 'service_manager' then 2 when 'head_of_service' then 3
          when 'corporate_director' then 6 else 1 end <> case role when 'head_of_service' then 1 when 'corporate_director' then 5 else 0 end)`)
    }),
    move('qa-1', 1, 600, 'propose'),
    ...(turn === 2 ? again : []),
    move('sm-1', 8, 610, 'sign'),
    move('qa-head', 9, 620, 'sign'),
  ]
}

type Line = { id: number; dueOn: Temporal.PlainDate }

async function lineOf({ tx }: Asked, personId: number, activity: ActivityKey, day: Day): Promise<Line | undefined> {
  return tx.maybe<Line>(sql`
    select s.id, s.due_on as "dueOn" from slots s join calendar_years y on y.id = s.year_id and y.state = 'agreed'
    where s.person_id = ${personId} and s.activity = ${activity} and ${dateOf(day)}::date between s.period_from and s.period_to and s.settled is null
    order by s.id limit 1`)
}

type Change = {
  by: string
  on: Day
  of: { personId: number; activity: ActivityKey; month: Day }
  wants: (line: Line) => Omit<Wanted, 'toTell'>
  /** Nobody answers what was asked last. */
  answer?: { by: string; after: number; says: 'yes' | 'no'; words: string }
}

const toTell = (days: readonly (Temporal.PlainDate | null)[], { today }: Asked): string =>
  days.some((day) => day && isShortNotice(day, today)) ? words.rung : ''

function change({ by, on, of, wants, answer }: Change): Step[] {
  let line: Line | undefined
  const ask = step(by, on, 800, async (asked) => {
    line = await lineOf(asked, of.personId, of.activity, of.month)
    const wanted = line && wants(line)
    if (line && wanted)
      await askChange(
        asked.tx,
        asked.actor,
        line.id,
        { ...wanted, toTell: toTell([line.dueOn, wanted.toDueOn], asked) },
        asked.today,
      )
  })
  if (!answer) return [ask]
  const reply = step(answer.by, workingDaysAfter(on, answer.after), 805, async ({ tx, actor }) => {
    const open =
      line &&
      (await tx.maybe<{ id: number }>(sql`select id from slot_changes where slot_id = ${line.id} and answer is null`))
    if (open) await answerChange(tx, actor, open.id, answer.says, answer.words)
  })
  return [ask, reply]
}

/** A family that says no excuses the month, and watching the panel or a group takes the place of a visit: unless another one was seen in it. */
function besides(visit: Visit, { known, visits }: Around): Step[] {
  const { observer, day, becomes, kind } = visit
  const month = dateOf(day).toPlainYearMonth()
  const isSame = (one: Visit) => one.observer === observer && dateOf(one.day).toPlainYearMonth().equals(month)
  const isOff = becomes === 'called off'
  const isApart = becomes === 'seen' && kind in apart
  if (!(isOff || isApart) || visits.some((one) => one !== visit && isSame(one))) return []
  return change({
    ...{ by: observer, on: isOff ? day : workingDaysAfter(day, -5) },
    of: { personId: known.person(observer), activity: 'practice_observation', month: day },
    wants: () => ({
      ...(isOff
        ? { kind: 'excused', reason: 'family_said_no', words: words.familySaidNo }
        : { kind: 'not_needed', reason: 'merged', words: words.watchedApart }),
      ...{ toDueOn: null, toPersonId: null },
    }),
    answer: { by: 'qa-head', after: 2, says: 'yes', words: '' },
  })
}

/** A leader who cannot come in spring or autumn asks to be excused in the year, too. */
function excused({ leader, day, becomes, area, why }: DayOfLeader, { known }: Around): Step[] {
  if (becomes !== 'excused' || area !== 'fostering') return []
  return change({
    ...{ by: leader, on: workingDaysAfter(day, -5) },
    of: { personId: known.person(leader), activity: 'leaders_programme', month: day },
    wants: () => ({ kind: 'excused', reason: why, words: excuses[why], toDueOn: null, toPersonId: null }),
    answer: { by: 'qa-head', after: 2, says: 'yes', words: '' },
  })
}

/** The page takes no new day in August or around Christmas. */
function asTheyMayAsk(day: Temporal.PlainDate): Temporal.PlainDate {
  let on = day
  while (isQuiet(on)) on = addWorkingDays(on, 1)
  return on
}

/** What else either side asked: the oldest long ago, the newest unanswered, one with each side. */
function asked({ known, today }: Around): Step[] {
  const back = (days: number) => workingDayFrom(today - days)
  const of = (key: string, activity: ActivityKey, month: Day) => ({ personId: known.person(key), activity, month })
  const later: Change['wants'] = ({ dueOn }) => ({
    ...{
      kind: 'moved',
      reason: 'absence',
      words: words.moved,
      toDueOn: asTheyMayAsk(addWorkingDays(dueOn, 6)),
      toPersonId: null,
    },
  })
  const notNeeded: Change['wants'] = () => ({
    ...{ kind: 'not_needed', reason: 'merged', words: words.merged, toDueOn: null, toPersonId: null },
  })
  const moved = [930, 790, 640, 520, 390, 250, 120].map(
    (days, turn): Change => ({
      ...{ by: `tm-${1 + (turn % 3)}`, on: back(days), wants: later },
      of: of(`tm-${1 + (turn % 3)}`, 'record_authorisation', back(days) + 20),
      answer: { by: 'qa-head', after: 3, says: turn % 3 === 2 ? 'no' : 'yes', words: turn % 3 === 2 ? words.no : '' },
    }),
  )
  const merged = [700, 330].map(
    (days): Change => ({
      ...{ by: 'qa-1', on: back(days), of: of('tm-2', 'concern_notification', back(days)), wants: notNeeded },
      answer: { by: 'sm-1', after: 4, says: 'yes', words: '' },
    }),
  )
  const open: Change[] = [
    { by: 'tm-1', on: workingDaysAfter(today, -2), of: of('tm-1', 'managers_audit', today + 30), wants: later },
    { by: 'qa-1', on: workingDaysAfter(today, -1), of: of('tm-3', 'concern_notification', today), wants: notNeeded },
  ]
  return [
    ...[...moved, ...merged, ...open].flatMap(change),
    ...[820, 440].flatMap((days) => studyGroup(back(days), known)),
  ]
}

/** A study group that was commissioned: its dates come into the year. */
function studyGroup(on: Day, known: Known): Step[] {
  const ask = async ({ tx, actor, today }: Asked) => {
    const { id: yearId } = await tx.one<{ id: number }>(
      sql`select id from calendar_years where state = 'agreed' and ${today} between first_day and last_day`,
    )
    await askAdded(
      tx,
      actor,
      {
        ...{
          yearId,
          activity: 'study_group_audit',
          role: 'head_of_service',
          outside: true,
          reason: 'other',
          words: words.studyGroup,
        },
        ...{ toDueOn: asTheyMayAsk(addWorkingDays(today, 30)), toPersonId: known.person('hos-1'), toTell: '' },
      },
      today,
    )
  }
  const yes = async ({ tx, actor }: Asked) => {
    const { id } = await tx.one<{ id: number }>(
      sql`select id from slot_changes where kind = 'added' and answer is null order by id desc limit 1`,
    )
    await answerChange(tx, actor, id, 'yes', '')
  }
  return [step('qa-1', on, 600, ask), step('sm-1', workingDaysAfter(on, 3), 600, yes)]
}

/** What was held outside Hearth is entered by whoever held it, each quarter, and agreed by the other side: in bulk, as their commands would
 * have written it one by one. The last month still waits for that. */
function enteredFrom(begun: Day, today: Day): Step[] {
  const days: Day[] = []
  for (let day = begun + 110; day < today - 45; day += 91) days.push(workingDayFrom(day))
  const roles = [
    'team_manager',
    'service_manager',
    'head_of_service',
    'corporate_director',
    'operational_manager',
    'panel_chair',
    'panel_adviser',
    'lado',
    'iro_manager',
  ]
  const holders = people.filter(({ role }) =>
    [...roles, 'head_of_quality_assurance', 'quality_assurance', 'fostering_reviewing_officer'].includes(role),
  )
  return [...days, workingDaysAfter(today, -4)].flatMap((on) => [
    ...holders.map(({ key }) => step(key, on, 900, enter)),
    ...['qa-1', 'sm-1'].map((key) => step(key, workingDaysAfter(on, 2), 905, agree)),
  ])
}

const enter = ({ tx, today }: Asked): Promise<unknown> =>
  tx.run(sql`
    with entered as (
      insert into slot_outside (slot_id, held_on, place, by_whom, entered_by)
      select s.id, s.due_on - case when s.activity = 'pqa_attendance' or extract(isodow from s.due_on) < 3 then 0 else s.id % 3 end,
        case s.activity when 'pqa_attendance' then ${words.meetingRoom} else '' end, '', actor()
      from slots s join calendar_years y on y.id = s.year_id and y.state = 'agreed'
      where s.person_id = actor() and s.outside and s.settled is null and s.due_on < ${today.subtract({ days: 3 })} and s.id % 23 <> 7
        and not exists (select from slot_outside o where o.slot_id = s.id)
      returning slot_id)
    insert into trail (at, actor_id, kind, data)
      select request_now(), actor(), 'held outside Hearth', jsonb_build_object('line', slot_id) from entered`)

const agree = ({ tx, actor, today }: Asked): Promise<unknown> =>
  tx.run(sql`
    with agreed as (
      update slot_outside o set agreed_by = actor(), agreed_at = request_now() from slots s
      where s.id = o.slot_id and o.agreed_by is null and o.entered_by <> actor() and s.due_on < ${today.subtract({ days: 35 })}
        and (s.role in ('head_of_quality_assurance', 'quality_assurance')) = ${actor.duties.has('agree_calendar_fostering')}
      returning o.slot_id)
    insert into trail (at, actor_id, kind, data)
      select request_now(), actor(), 'held outside Hearth agreed', jsonb_build_object('line', slot_id) from agreed`)
