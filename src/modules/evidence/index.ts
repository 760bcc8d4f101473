import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'

export { hearersOf } from './commands/announce.ts'
export { beginPiece } from './commands/begin-piece.ts'
export { changePiece } from './commands/change-piece.ts'
export { makeMove } from './commands/move.ts'
export { noteMove } from './commands/note-move.ts'
export { changePart, type PartTaken } from './commands/parts.ts'
export { dutyOf, type Hearing, personOf } from './hearers.ts'
export { refOf, streams } from './piece.ts'
export type { Effect, MoveRequest, Stream, StreamMove, Telling } from './stream.ts'

export const room: Room<Need> = { key: 'evidence' }
