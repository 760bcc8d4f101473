import { beginPlan, rewritePlan, type TypedPlan } from '#modules/matrix/index.ts'
import { type Day, workingDayFrom } from '../days.ts'
import { type Planned, planned } from '../phrases/plans.ts'
import type { Known } from './known.ts'
import type { Step } from './live.ts'

/** What the service wants to make better, and what came of it, by the commands that the pages call. */
export const stepsOfPlans = (today: Day, known: Known): Step[] => planned.flatMap((one) => lived(one, today, known))

function lived({ ago, days, ended, ledBy, ...said }: Planned, now: Day, known: Known): Step[] {
  const on = workingDayFrom(now - ago)
  let [key, plan] = ['', undefined as TypedPlan | undefined]
  const begin: Step = {
    ...{ at: { day: on, minute: 690 }, by: 'qa-1' },
    does: async ({ tx, today }) => {
      const from = today
      plan = {
        ...said,
        from,
        by: from.add({ days }),
        ledBy: known.person(ledBy),
        stands: 'open',
        worked: '',
        cameOf: '',
      }
      key = await beginPlan(tx, plan)
    },
  }
  if (!ended) return [begin]
  const { after, ...became } = ended
  const end: Step['does'] = ({ tx, today }) => rewritePlan(tx, { key, seen: 1, today }, { ...plan!, ...became })
  return [begin, { at: { day: workingDayFrom(on + after), minute: 695 }, by: ledBy, does: end }]
}
