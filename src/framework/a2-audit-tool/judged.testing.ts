import { auditTool } from './index.ts'
import { defaultThresholds } from './limiting-rules.ts'
import { workingDaysBetween } from '#platform/dates/index.ts'
import { type Answered, byQuestion } from '../forms/answered.ts'
import { type HouseholdFacts, type Judged, judgeOverall } from './overall.ts'

/** For tables of what answers come to: an audit of good work, and what is said otherwise. */

const judgedOn = Temporal.PlainDate.from('2026-11-20')
const household: HouseholdFacts = {
  ...{ childPlacedNow: true, judgedOn, workingDaysSince: (day) => workingDaysBetween(day, judgedOn) },
  approvedOn: Temporal.PlainDate.from('2019-03-01'),
  reviewDueOn: null,
  reviewHeldOn: null,
}

export type Said = readonly [question: string, value: string, childId?: number]

const answersOf = (said: readonly Said[]) =>
  byQuestion(
    said.map(
      ([question, value, childId]): Answered => ({
        section: question.split('.')[0]!,
        question,
        childId: childId ?? null,
        value,
        explanation: '',
        evidence: '',
        broughtForward: false,
      }),
    ),
  )

export type More = Partial<Parameters<typeof judgeOverall>[0]>

export const judged = (said: readonly Said[], more: More = {}): Judged =>
  judgeOverall({
    tool: auditTool,
    answers: answersOf(said),
    children: [
      { id: 7, initials: 'K.B.' },
      { id: 8, initials: 'A.M.' },
    ],
    household,
    observed: new Set(),
    decidedViews: {},
    alertCleared: false,
    dispensed: [],
    thresholds: defaultThresholds,
    ...more,
  })

export const good: readonly Said[] = [
  ['safe.grade', 'good'],
  ['wfc1.grade', 'good'],
  ['rec.grade', 'good'],
  ['cyp1.grade', 'good', 7],
  ['cyp1.grade', 'good', 8],
]
export const saying = (...said: Said[]): readonly Said[] => [
  ...good.filter(([key]) => !said.some(([other]) => other === key)),
  ...said,
]
