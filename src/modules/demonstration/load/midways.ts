import { sql, type Tx } from '#platform/sql/index.ts'
import { type Day, dateOf, dayOf, iso, workingDaysAfter } from '../days.ts'
import type { Facts } from '../generate.ts'
import { decided, strains } from '../phrases/midways.ts'
import type { Random } from '../random.ts'
import { insertAll } from './bulk.ts'
import { at } from './moments.ts'

type Due = { childId: number; householdId: number; officerId: number; dueOn: Temporal.PlainDate }

/** The midway reviews that were due in three years, by the register: some six in ten were held. Of the last ones some still wait. */
export async function loadMidways(tx: Tx, { facts, random }: { facts: Facts; random: Random }): Promise<void> {
  const due =
    await tx.many<Due>(sql`select d.child_id as "childId", d.household_id as "householdId", c.iro_id as "officerId", d.due_on as "dueOn"
    from midways_due(${dateOf(facts.shownFrom)}, ${dateOf(facts.today)}, false) d join children c on c.id = d.child_id where c.iro_id is not null order by d.due_on, d.child_id`)
  const rows = due.flatMap(({ childId, householdId, officerId, dueOn }) => {
    const day = dayOf(dueOn)
    const heldOn = random.chance(0.62) ? workingDaysAfter(day, random.whole(-8, 8)) : null
    const isOver = workingDaysAfter(day, 20) < facts.today
    if (heldOn === null ? !isOver : heldOn >= facts.today) return []
    const base = {
      child_id: childId,
      household_id: householdId,
      officer_id: officerId,
      due_on: iso(day),
      saved_at: at({ day: heldOn ?? day, minute: 990 }),
    }
    return [{ ...base, ...(heldOn === null ? notHeld(random) : held(random, heldOn)) }]
  })
  await insertAll(
    tx,
    'midways',
    {
      ...{
        child_id: 'int',
        household_id: 'int',
        officer_id: 'int',
        due_on: 'date',
        held_on: 'date',
        how: 'text',
        decisions: 'jsonb',
        child_contact: 'text',
      },
      ...{
        carer_heard: 'boolean',
        home: 'text',
        home_why: 'text',
        meeting_on: 'date',
        next: 'text',
        not_held: 'text',
        not_held_words: 'text',
        saved_at: 'timestamptz',
      },
    },
    rows,
  )
}

const notHeld = (random: Random) => ({
  ...{
    held_on: null,
    how: '',
    decisions: [],
    child_contact: '',
    carer_heard: null,
    home: '',
    home_why: '',
    meeting_on: null,
    next: '',
  },
  ...{ not_held: random.pick(['reviewed_earlier', 'officer_away', 'officer_away', 'new_officer']), not_held_words: '' },
})

function held(random: Random, day: Day) {
  const home = random.weighted([
    ['settled', 8],
    ['strained', 2],
    ['at_risk', 0.3],
  ] as const)
  return {
    ...{
      held_on: iso(day),
      how: random.pick(['worker', 'worker', 'manager', 'records']),
      decisions: random.shuffled(decided).slice(0, random.whole(1, 3)),
    },
    ...{ child_contact: random.pick(['alone', 'spoke', 'message', 'not_now']), carer_heard: random.chance(0.8), home },
    ...{
      home_why: home === 'settled' ? '' : random.pick(strains),
      meeting_on: home === 'at_risk' ? iso(workingDaysAfter(day, 6)) : null,
    },
    ...{
      next:
        home === 'settled'
          ? random.pick(['nothing', 'nothing', 'remind'])
          : random.pick(['informal', 'earlier_review', 'remind']),
    },
    ...{ not_held: '', not_held_words: '' },
  }
}
