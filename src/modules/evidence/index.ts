export { beginPiece } from './commands/begin-piece.ts'
export { refOf, streams } from './piece.ts'
export { changePiece, movePiece } from './commands/change-piece.ts'
