import { signSheet, writeNote } from '#modules/engagement/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { type Day, dateOf, dayOf, iso, workingDaysAfter } from '../days.ts'
import type { Facts } from '../generate.ts'
import { askedOfService, toldToOfficers } from '../phrases/engagement.ts'
import type { Random } from '../random.ts'
import { insertAll, insertMany } from './bulk.ts'
import type { Step } from './live.ts'
import { at } from './moments.ts'

/* What children told their reviewing officers in three years, each child some three times a year; the last notes and the sheets by the commands
 * that the pages call. */

type Stay = {
  childId: number
  householdId: number
  officerId: number
  officer: string
  from: Temporal.PlainDate
  to: Temporal.PlainDate | null
}
type Of = { facts: Facts; random: Random }

const staysOf = (tx: Tx): Promise<Stay[]> =>
  tx.many<Stay>(sql`select c.id as "childId", s.household_id as "householdId", i.id as "officerId", i.source_id as officer, s.started_on as "from", s.ended_on as "to"
    from placements s join children c on c.id = s.child_id and c.born_on < s.started_on - 365 * 4 join people i on i.id = c.iro_id
    where s.household_id is not null order by c.id, s.started_on`)

/** What is over, in few statements; and the steps of what was done lately. */
export async function loadEngagement(tx: Tx, { facts, random }: Of): Promise<Step[]> {
  const stays = await staysOf(tx)
  const notes = stays.flatMap((stay) => notesOf(stay, { facts, random }))
  const rows = notes.map(({ stay, day, told, alone, toldOn }) => ({
    ...{
      child_id: stay.childId,
      household_id: stay.householdId,
      officer_id: stay.officerId,
      spoken_on: iso(day),
      alone,
    },
    ...{
      how: random.pick(['met', 'met', 'call', 'message']),
      themes: told.themes,
      to_act: false,
      told_on: toldOn && iso(toldOn),
    },
    ...{
      share: random.pick(['carers', 'iro_and_quality', 'iro_and_quality', 'ask_first']),
      quotable: random.chance(0.2),
    },
    ...{
      wish_by: told.wish ? iso(workingDaysAfter(day, 10)) : null,
      written_at: at({ day, minute: 1020 }),
      saved_at: at({ day: toldOn ?? day, minute: 1020 }),
    },
  }))
  const ids = await insertMany(
    tx,
    'engagement_notes',
    {
      ...{
        child_id: 'int',
        household_id: 'int',
        officer_id: 'int',
        spoken_on: 'date',
        how: 'text',
        alone: 'boolean',
        themes: 'jsonb',
        to_act: 'boolean',
      },
      ...{
        share: 'text',
        quotable: 'boolean',
        wish_by: 'date',
        told_on: 'date',
        written_at: 'timestamptz',
        saved_at: 'timestamptz',
      },
    },
    rows,
  )
  await insertAll(
    tx,
    'engagement_words',
    { id: 'int', words: 'text', wish: 'text', answers: 'text', answer: 'text' },
    notes.map(({ told: { words, wish = '', answer = '' }, toldOn }, nth) => ({
      ...{ id: ids[nth], words, wish, answers: wish === '' ? '' : 'worker', answer: toldOn ? answer : '' },
    })),
  )
  return [...stepsOfNotes(stays, facts.today), ...stepsOfSheets(facts.today, random)]
}

type Written = { stay: Stay; day: Day; told: (typeof toldToOfficers)[number]; alone: boolean; toldOn: Day | null }

/** Of one stay: some three a year. A wish is mostly answered in time. */
function notesOf(stay: Stay, { facts, random }: Of): Written[] {
  const first = Math.max(dayOf(stay.from) + 14, facts.shownFrom)
  const last = Math.min(stay.to ? dayOf(stay.to) : facts.today, facts.today - 8)
  const made: Written[] = []
  for (let day = first + random.whole(0, 120); day < last; day += random.whole(70, 170)) {
    const told = random.pick(toldToOfficers)
    const answered = workingDaysAfter(day, random.chance(0.85) ? random.whole(2, 9) : random.whole(11, 20))
    const toldOn = told.wish && answered < facts.today ? answered : null
    made.push({ stay, day: workingDaysAfter(day - 1, 1), told, alone: random.chance(0.8), toldOn })
  }
  return made
}

/** The last ones, with a wish that waits and without. */
function stepsOfNotes(stays: readonly Stay[], today: Day): Step[] {
  const living = [...new Map(stays.filter(({ to }) => to === null).map((stay) => [stay.officer, stay])).values()]
  return living.map((stay, nth) => {
    const day = workingDaysAfter(today, -2 - nth)
    const { themes, words, wish = '' } = toldToOfficers[nth + 2]!
    const said = {
      ...({
        on: dateOf(day),
        way: 'call',
        alone: 'yes',
        toAct: 'no',
        themes,
        words,
        share: 'iro_and_quality',
        quotable: false,
      } as const),
      ...({ wish, answers: wish === '' ? '' : 'worker' } as const),
    }
    const child = { id: stay.childId, householdId: stay.householdId }
    return {
      at: { day, minute: 990 },
      by: stay.officer,
      does: ({ tx, today: on }) => writeNote(tx, { child, said, today: on }),
    }
  })
}

/** Each of the last twelve months, in time but for one. */
const stepsOfSheets = (today: Day, random: Random): Step[] =>
  Array.from({ length: 12 }, (_, back) => {
    const month = dateOf(today)
      .toPlainYearMonth()
      .subtract({ months: back + 1 })
    const end = dayOf(month.toPlainDate({ day: month.daysInMonth }))
    const asks = random.pick(askedOfService)
    return {
      ...{ at: { day: workingDaysAfter(end, back === 4 ? 8 : random.whole(2, 5)), minute: 640 }, by: 'iro-manager' },
      does: ({ tx }) => signSheet(tx, { month, asks, quoted: [] }),
    }
  })
