import { beginWritten, endWritten, letStand, quarterOf, sayNotKnown, sayOfSilence } from '#modules/matrix/index.ts'
import { type Day, dateOf, dayOf, workingDayFrom, workingDaysAfter } from '../days.ts'
import { type Learned, learned, notKnown, silences } from '../phrases/learned.ts'
import type { Step } from './live.ts'

/** What Quality Assurance and Partnerships wrote down of what Hearth does not hear itself, and of what is not known, by the commands that the pages call. */
export const stepsOfLearned = (today: Day): Step[] => [
  ...learned.flatMap((one) => written(one, today)),
  ...notKnown.flatMap((one) => gap(one, today)),
  ...silences.map(({ source, words, days }) =>
    step(workingDaysAfter(today, -6), 720, ({ tx, today: on }) =>
      sayOfSilence(tx, { source, words, againOn: on.add({ days }) }),
    ),
  ),
]

const step = (day: Day, minute: number, does: Step['does']): Step => ({ at: { day, minute }, by: 'qa-1', does })

function written({ ago, of, numbers, ended, isDraft, ...told }: Learned, now: Day): Step[] {
  const on = workingDayFrom(now - ago)
  let ref = ''
  const write = step(on, 700, async ({ tx, today }) => {
    const to = today.subtract({ days: 5 })
    const [counted = null, outOf = null] = numbers ?? []
    ref = await beginWritten(tx, { ...told, from: to.subtract({ days: of }), to, counted, outOf })
    if (!isDraft) await letStand(tx, ref, today)
  })
  return ended
    ? [write, step(workingDaysAfter(on, ended.after), 710, ({ tx }) => endWritten(tx, ref, ended.as, ended.why))]
    : [write]
}

/** Written in the first weeks of a quarter; known, later in it. */
function gap({ question, quarters, words, answer }: (typeof notKnown)[number], now: Day): Step[] {
  const quarter = quarterOf(dateOf(now).subtract({ months: 3 * quarters }))
  const say =
    (said: string, seen: number): Step['does'] =>
    ({ tx }) =>
      sayNotKnown(tx, { question, quarter, words: said, seen })
  const first = workingDaysAfter(dayOf(quarter), 9)
  // In the first days of a quarter nobody has written of it yet.
  return [
    step(first, 715, say(words, 0)),
    ...(answer === undefined ? [] : [step(workingDaysAfter(first, 30), 715, say(answer, 1))]),
  ]
}
