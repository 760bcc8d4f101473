import type { TestDatabase } from '#test/database.ts'
import type { Server } from './asking.ts'
import { alone as askedAlone, crowd, peopleAtWork } from './crowd.ts'
import { timeRows } from './import.ts'
import { sendManyLetters } from './letters.ts'
import type { Line } from './line.ts'
import { timeStarts } from './starting.ts'

type Grown = { few: { database: TestDatabase }; many: { database: TestDatabase }; alone: Server; crowded: Server }

/** What 300 and 2,000 people, 4,000 letters and 20,000 rows take, against one, the first and the few. */
export async function whatManyDo({ few, many, alone, crowded }: Grown): Promise<Line[]> {
  const lines: Line[] = []
  const within = (what: string, measured: number, most: number, unit: string) =>
    void lines.push({
      what,
      measured: `${measured.toFixed(2)} ${unit}`,
      promise: `at most ${most}`,
      kept: measured <= most,
    })
  const workers = await peopleAtWork(crowded)
  for (const [people, most] of [
    [300, { reads: 40, saves: 25, health: 25 }],
    [2000, undefined],
  ] as const) {
    const lone = await askedAlone(crowded, workers)
    const many = await crowd(crowded, workers, people, 30)
    const named = `${people.toLocaleString('en-GB')} people at work`
    const times = { reads: many.reads / lone.reads, saves: many.saves / lone.saves, health: many.health / lone.health }
    if (most)
      for (const kind of ['reads', 'saves', 'health'] as const)
        within(
          `${named}: the 95th of a hundred ${kind}, against the middle of one alone`,
          times[kind],
          most[kind],
          'times',
        )
    else
      lines.push({
        what: `${named}: /health goes before saves, and saves before reads`,
        measured: `the 95th of a hundred: ${many.health.toFixed(0)}, ${many.saves.toFixed(0)} and ${many.reads.toFixed(0)} ms; ${many.answered} answered`,
        promise: 'in this order',
        kept: many.health <= many.saves && many.saves <= many.reads,
      })
    within(`${named}: told to come back, or answered with a failure`, many.failed, 0, 'requests')
    within(`${named}: memory of the web process`, many.memory / 2 ** 20, 260, 'MB')
  }
  const { between, slower } = await sendManyLetters()
  within('Letters of a digest of 4,000 that leave before an alert raised in it', between, 1, 'letters')
  within('The last thousand letters of it, against the first', slower, 1.3, 'times')
  const { longFile, oldService } = await timeRows(few.database, many.database)
  within('A row of 20,000 episodes, against one of 2,000', longFile, 1.3, 'times as long')
  within('A row of 2,000 episodes in a hundred times the years', oldService, 1.3, 'times as long')
  const start = await timeStarts(alone.database, crowded.database)
  within('A start again with ten times the neighbours', start, 1.3, 'times as long')
  return lines
}
