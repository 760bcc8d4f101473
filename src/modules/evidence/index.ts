import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'

export { beginPiece } from './commands/begin-piece.ts'
export { refOf, streams } from './piece.ts'
export { changePiece, movePiece } from './commands/change-piece.ts'

export const room: Room<Need> = { key: 'evidence' }
