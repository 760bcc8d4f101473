import { listTeams } from '#modules/people/index.ts'
import { isBefore, isWorkingDay, monthOf } from '#platform/dates/index.ts'
import type { Job } from '#platform/jobs/index.ts'
import { sweep, type Task } from '#platform/jobs/sweep.ts'
import { drawForTeam } from './commands/draw-sample.ts'
import { firstOf, listDraws } from './queries/draws.ts'

export const jobs: readonly Job[] = [
  {
    name: 'draw audits of managers',
    does: 'Draws by lot what each team manager audits this month, on its first working day, or on the next on which Hearth runs; never once somebody has drawn for the team.',
    clause: '4.7',
    schedule: '40 5 * * *',
    handle: ({ database, today, now }) =>
      sweep({ database, now }, async (tx) => {
        if (isBefore(today, firstWorkingDay(today))) return []
        const drawn = new Set((await listDraws(tx, monthOf(today))).map(({ teamId }) => teamId))
        const teams = (await listTeams(tx)).filter(({ id }) => !drawn.has(id))
        return teams.map(
          (team): Task =>
            (own) =>
              drawForTeam(own, team, today),
        )
      }),
  },
]

export function firstWorkingDay(today: Temporal.PlainDate): Temporal.PlainDate {
  let day = firstOf(monthOf(today))
  while (!isWorkingDay(day)) day = day.add({ days: 1 })
  return day
}
