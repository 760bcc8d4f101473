import type { Drawing } from '#platform/room.ts'
import { type ImportState, stateNames } from './import.ts'
import { type ImportMove, importMoves } from './states.ts'

const due: Readonly<Record<ImportState, string>> = {
  proposed: 'after the files were chosen (`imports.lapse`)',
  committed: '',
  discarded: '',
  taken_back: '',
  unreadable: '',
  lapsed: '',
}
const tells: Readonly<Record<ImportMove, string>> = {
  answer: '',
  commit: '',
  discard: '',
  takeBack: '',
  lapse: '',
  refuse: '',
}

export const drawing: Drawing = { of: 'an import', states: stateNames, due, moves: importMoves, tells }
