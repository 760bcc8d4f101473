import type { DrawnMove, Rooms } from '#platform/room.ts'
import { page, table } from './markdown.ts'

/** A page for each room whose things go through states: its name, and what it says. */
export function drawings(rooms: Rooms): { name: string; text: string }[] {
  return rooms.flatMap(({ key, moves }) =>
    moves
      ? [{ name: key, text: drawing(`The states of ${moves.of}`, `src/modules/${key}/states.ts`, moves.moves) }]
      : [],
  )
}

/** The moves as a drawing and as a table. The program itself asks the same moves. */
function drawing(title: string, from: string, given: Readonly<Record<string, DrawnMove>>): string {
  const moves = Object.values(given)
  const arrows = moves.flatMap((move) => arrowsOf(move))
  const rows = moves.map((move) => [
    move.label,
    inWords(move.from),
    isMove(move) ? inWords(targetsOf(move)) : 'stays',
    move.by,
    move.needs.map(({ says }) => says).join(' ') || 'nothing more',
    move.clause,
  ])
  return page(
    title,
    `\`${from}\``,
    ['```mermaid', 'stateDiagram-v2', ...arrows, '```'].join('\n'),
    table(['Move', 'From', 'To', 'By', 'Needs', 'Clause'], rows),
  )
}

/** A move that leaves things in the state in which they were is in the table only. */
function isMove(move: DrawnMove): boolean {
  return targetsOf(move).join() !== move.from.join()
}

function arrowsOf(move: DrawnMove): string[] {
  if (!isMove(move)) return []
  return move.from.flatMap((from) => targetsOf(move).map((to) => `  ${from} --> ${to}: ${move.label}`))
}

function targetsOf({ to, reaches }: DrawnMove): readonly string[] {
  return typeof to === 'string' ? [to] : (reaches ?? [])
}

function inWords(states: readonly string[]): string {
  return states.map((state) => state.replaceAll('_', ' ')).join(', ')
}
