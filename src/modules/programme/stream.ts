import { leadersForm, type LeadersPart } from '#framework/a2-leaders-form/index.ts'
import { actionsOn } from '#modules/actions/index.ts'
import { clocksOfPractice, type FilledIn, plainStream, type PlainRequest } from '#modules/evidence/index.ts'
import { nothing } from '#platform/html/index.ts'
import { inFull, inWords, monthInWords, monthOf } from '#platform/dates/index.ts'
import { correctDay, excuse, giveDay, hold, unhold } from './commands/effects.ts'
import { areas, type Facts, kinds, type OpenVisit, type Visit, type Who } from './visit.ts'
import { arranges, countPromises, openColumns, pieces } from './queries/visits.ts'
import { hangsOnVisit } from './routes/hanging.ts'
import { type Days, programmeSettings } from './settings.ts'
import { type MoveKey, moves } from './states.ts'
import { steps } from './steps.ts'
import { awayLine, awaySection } from './pages/away.ts'
import { closed, mistakeIn, nothingToMove, writes } from './writers.ts'

type Of = {
  piece: Visit
  who: Who
  hears: 'companion'
  part: LeadersPart
  move: MoveKey
  facts: Facts
  row: OpenVisit
  days: Days
}
export type OfProgramme = FilledIn<Of>
export type ProgrammeMove = PlainRequest<Of>

const itsDay = {
  ...({ planned: 'plannedFor', held: 'heldOn', by: 'hold' } as const),
  says: (held: Temporal.PlainDate) => `It was held on ${inFull(held)}: give that day or a later one.`,
}
const clock = clocksOfPractice<Visit, MoveKey, keyof Days>({ source: '4.16', settings: programmeSettings, itsDay })

const raisers = ['lead_programme_slot'] as const

/** What is its own of the leaders' programme; what all streams have follows from it. */
export const programme = plainStream<Of>({
  ...{
    key: 'leader_visit',
    noun: 'leader’s day',
    recorded: 'leader visit',
    path: '/programme',
    clause: '4.16',
    begins: 'agreed',
  },
  ...{ pieces, steps, moves, settings: programmeSettings, form: leadersForm, asks: {}, writes, closed },
  ...{ keeper: 'leader', raisers, hangs: hangsOnVisit(actionsOn(raisers)), open: openColumns },
  // Nobody goes in a leader's place: whoever cannot come is excused.
  handing: { parts: {} },
  mistakeIn: (_piece, saving) => mistakeIn(saving),
  headed,
  called: ({ ref }) => `day in the leaders’ programme, ${ref}`,
  yours: ({ day }, today) => `your day of ${inWords(day, today)}`,
  hears: { companion: ({ withId }) => withId },
  leftOut: () => [],
  facts: async (tx, { piece, answers }) => ({
    arranges: await arranges(tx),
    nothingToMove: nothingToMove(answers),
    actions: await countPromises(tx, piece.id),
  }),
  effects: { hold, excuse, recall: unhold, change_day: giveDay, correct_day: correctDay },
  itsDay,
  clocks: [
    clock('clk.ldr_write', 'Written down', 'hold', ['write'], 'programme.write'),
    clock('clk.ldr_told', 'Staff told what came of it', 'hold', ['tell'], 'programme.tell'),
  ],
  reminds: { due: 'leader visit due', overdue: 'leader visit overdue' },
  kind: ({ kind }) => kinds[kind],
  says: (visit, today) => saysOf(visit, today),
  withheld,
  above: ({ key }) => (key === awaySection ? awayLine() : nothing),
  onPaper: ({ leader }) => leader,
})

const dayOf = ({ heldOn, plannedFor }: Visit): Temporal.PlainDate => heldOn ?? plannedFor

/** "A leader’s day, Tue 12 May, Team North"; of one on which practice is watched, most people read the month alone. */
function headed(visit: Visit, today: Temporal.PlainDate): string {
  const { knowsDay, place } = visit
  const on = knowsDay ? inWords(dayOf(visit), today) : monthInWords(monthOf(dayOf(visit)))
  return ['A leader’s day', on, ...(knowsDay && place ? [place] : [])].join(', ')
}

function saysOf(visit: Visit, today: Temporal.PlainDate): (readonly [string, string])[] {
  const { leader, companion, area, place, heldOn, knowsDay } = visit
  const on = heldOn ? 'Held' : 'Agreed for'
  if (!knowsDay)
    return [
      ['Leader', leader],
      ['Where', areas[area]],
      [on, monthInWords(monthOf(dayOf(visit)))],
    ]
  return [
    ['Leader', leader],
    ...(companion ? ([['Who goes along', companion]] as const) : []),
    ['Where', [place, areas[area]].filter(Boolean).join(': ')],
    [heldOn ? 'Held on' : on, inWords(dayOf(visit), today)],
  ]
}

/** Whose practice is watched stays between few, and each of these days would say it. */
function withheld({ knowsDay }: Visit): string | undefined {
  if (knowsDay) return undefined
  return 'Practice is watched on this day. Which day it is, where, and who goes along are for the leader, whoever goes along, those who agree such days, and whoever sees the observation: they would say whose practice it is.'
}
