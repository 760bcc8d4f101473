import type { Drawing } from '#platform/room.ts'
import { type ImportState, stateNames } from './import.ts'
import { type ImportMove, importMoves } from './states.ts'

const due: Readonly<Record<ImportState, string>> = { proposed: '', committed: '', discarded: '', taken_back: '' }
const tells: Readonly<Record<ImportMove, string>> = { answer: '', commit: '', discard: '', takeBack: '' }

export const drawing: Drawing = { of: 'an import', states: stateNames, due, moves: importMoves, tells }
