import { signReport } from '#modules/allegations/index.ts'
import { type Day, dateOf, dayOf, workingDaysAfter } from '../days.ts'
import { asked, children, learned, numbers } from '../phrases/reports.ts'
import type { Random } from '../random.ts'
import type { Step } from './live.ts'

/** What the Local Authority Designated Officer signed of each of the last twelve months, by the command that the page calls: each in time but for one. */
export function stepsOfReports(today: Day, random: Random): Step[] {
  return Array.from({ length: 12 }, (_, back) => {
    const month = dateOf(today)
      .toPlainYearMonth()
      .subtract({ months: back + 1 })
    const end = dayOf(month.toPlainDate({ day: month.daysInMonth }))
    const day = workingDaysAfter(end, back === 7 ? 9 : random.whole(2, 5))
    const words = {
      ...{ children: random.pick(children), numbers: random.pick(numbers) },
      ...{ learning: random.pick(learned), decide: random.pick(asked) },
    }
    return {
      ...{ at: { day, minute: 660 }, by: 'lado-1' },
      does: ({ tx, actor, today: on }) => signReport(tx, actor.id, { month, today: on, words }),
    }
  })
}
