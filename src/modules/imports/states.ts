import type { Move } from '#platform/workflow.ts'
import type { ImportState } from './import.ts'

/** What a decision about an import is judged by. */
export type ImportFacts = {
  /** Whether the person may bring data in; on the command line, whoever runs it may. */
  imports: boolean
  errors: number
  /** What was asked and nobody has answered. */
  questions: number
  /** Rows that are blank where the register is not, of which somebody may say that the blank counts. */
  kept: number
  /** They chose to bring in the rows without errors and leave the others out. */
  leavesOutErrors: boolean
  changes: number
}

export type ImportMove = 'answer' | 'commit' | 'discard' | 'takeBack' | 'lapse' | 'refuse'

const importer = {
  by: 'people who bring in data from other systems',
  may: (facts: ImportFacts) => facts.imports,
}

/** What happens by itself, whoever chose the files. */
const itself = { by: 'Hearth itself', may: () => true, needs: [], clause: '3.5' }

export const importMoves: Readonly<
  Record<Exclude<ImportMove, 'lapse' | 'refuse'>, Move<ImportState, ImportFacts>> &
    Record<'lapse' | 'refuse', Move<ImportState, unknown>>
> = {
  answer: {
    label: 'Save these answers',
    from: ['proposed'],
    to: 'proposed',
    ...importer,
    needs: [{ says: 'Nothing is asked about these files.', holds: ({ questions, kept }) => questions + kept > 0 }],
    clause: '3.5',
  },
  commit: {
    label: 'Bring in these changes',
    from: ['proposed'],
    to: 'committed',
    ...importer,
    needs: [
      {
        says: 'Something is asked about these files. Answer it first: until then nothing of them is brought in.',
        holds: ({ questions }) => questions === 0,
      },
      {
        says: 'Some rows have errors. Mend the files and choose them again, or leave those rows out.',
        holds: ({ errors, leavesOutErrors }) => errors === 0 || leavesOutErrors,
      },
      {
        says: 'There is nothing to bring in: no row that can be read would change the register.',
        holds: ({ errors, leavesOutErrors, changes }) => errors === 0 || !leavesOutErrors || changes > 0,
      },
    ],
    clause: '3.5',
  },
  discard: {
    label: 'Discard',
    from: ['proposed'],
    to: 'discarded',
    ...importer,
    needs: [],
    clause: '3.5',
  },
  takeBack: {
    label: 'Take this import back',
    from: ['committed'],
    to: 'taken_back',
    ...importer,
    needs: [],
    clause: '3.5',
  },
  lapse: { label: 'Lapses', from: ['proposed'], to: 'lapsed', ...itself },
  refuse: { label: 'Could not be read', from: ['proposed'], to: 'unreadable', ...itself },
}
