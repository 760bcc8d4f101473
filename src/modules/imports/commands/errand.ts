import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { GivenFile } from '../file.ts'
import type { Answer } from '../same-reference.ts'
import { commit } from './commit.ts'
import { refusedRows } from './refused.ts'
import { answerQuestions, propose } from './propose.ts'
import { previewTakingBack, takeBack } from './take-back.ts'
import { type Preview, previewOf } from '../preview.ts'
import { findSealedRows } from '../queries/touched.ts'

/** What reads or brings in whole files, asked of a thread: a file of many thousand rows is minutes of work at worst. */
export type ImportErrand =
  | { do: 'propose'; files: readonly GivenFile[]; today: string }
  | { do: 'answer'; importId: number; answers: readonly (readonly [string, Answer])[]; today: string }
  | { do: 'commit'; importId: number; leavesOutErrors: boolean; today: string }
  | { do: 'take back'; importId: number; because: string }
  | { do: 'preview'; importId: number }
  | { do: 'refused'; importId: number; fileId: number }

export const errand = new URL(import.meta.url)

/** The number of the import; of one that may be taken back, what would become of its rows; the rows of a file that have errors. */
export async function run(
  tx: Tx,
  actor: Actor,
  given: ImportErrand,
): Promise<number | Preview | { text: string; rows: number }> {
  const by = actor.id
  switch (given.do) {
    case 'propose':
      return (await propose(tx, { files: given.files, by, today: Temporal.PlainDate.from(given.today) })).importId
    case 'answer': {
      const { importId, answers, today } = given
      await answerQuestions(tx, { importId, answers: new Map(answers), by, today: Temporal.PlainDate.from(today) })
      return importId
    }
    case 'commit': {
      const { importId, leavesOutErrors, today } = given
      await commit(tx, { importId, by, leavesOutErrors, today: Temporal.PlainDate.from(today) })
      return importId
    }
    case 'take back':
      await takeBack(tx, { importId: given.importId, by, because: given.because })
      return given.importId
    case 'refused':
      return refusedRows(tx, given.importId, given.fileId)
    case 'preview':
      return previewOf(await previewTakingBack(tx, given.importId), await findSealedRows(tx, given.importId))
  }
}
