import { NotFound, Refused } from '#platform/problems.ts'
import type { Database } from '#platform/sql/database.ts'
import { commit } from './commit.ts'
import { answerQuestions } from './propose.ts'
import { takeBack } from './take-back.ts'
import { kindNamed } from '../kinds/index.ts'
import type { Answers } from '../same-reference.ts'
import type { Plan } from '../taking-back.ts'

type BringingIn = { skipErrors: boolean; answers: Answers; today: Temporal.PlainDate; now: Temporal.Instant }

/** `hearth import bring-in NUMBER`: what was proposed before, once what is asked about it is answered. The sentence that refuses it, or null. */
export function bringInProposed(
  database: Database,
  importId: number,
  { skipErrors, answers, today, now }: BringingIn,
): Promise<string | null> {
  return database
    .asSystem(now, async (tx) => {
      if (answers.size > 0) await answerQuestions(tx, { importId, answers, by: null, today })
      await commit(tx, { importId, by: null, leavesOutErrors: skipErrors, today })
    })
    .then(() => null, reasonRefused)
}

/** `hearth import take-back NUMBER`: says how many rows went back, and each that stayed. */
export async function takeBackBrought(
  database: Database,
  { importId, because, now }: { importId: number; because: string; now: Temporal.Instant },
): Promise<{ refused: boolean; inWords: string }> {
  const done = await database.asSystem(now, (tx) => takeBack(tx, { importId, by: null, because })).catch(reasonRefused)
  if (typeof done === 'string') return { refused: true, inWords: `Nothing was taken back. ${done}` }
  return { refused: false, inWords: planInWords(importId, done) }
}

const shown = 20

function planInWords(importId: number, { goesBack, stays }: Plan): string {
  const head = `Import ${importId} was taken back: ${rows(goesBack.length)} went back, ${rows(stays.length)} stayed.`
  const said = stays.slice(0, shown).map(({ kind, key, because }) => `  ${kindNamed(kind).noun[0]} ${key}: ${because}`)
  const more = stays.length > shown ? [`  and ${stays.length - shown} more; the browser lists them all`] : []
  return [head, ...said, ...more].join('\n')
}

const rows = (count: number): string => `${count.toLocaleString('en-GB')} ${count === 1 ? 'row' : 'rows'}`

/** Why nothing was done, where somebody can mend it. */
export function reasonRefused(problem: unknown): string {
  if (problem instanceof NotFound) return 'There is no import with this number.'
  if (problem instanceof Refused) return problem.message
  throw problem
}
