import type { Drawing, DrawnMove, Rooms } from '#platform/room.ts'
import { code, page, table } from './markdown.ts'

/** A page for each room whose things go through states: its name, and what it says. */
export function drawings(rooms: Rooms): { name: string; text: string }[] {
  return rooms.flatMap(({ key, moves }) => (moves ? [{ name: key, text: drawingPage(key, moves) }] : []))
}

/** The states and moves as a drawing and as tables, in the words of the screen. The program itself asks the same moves. */
function drawingPage(key: string, { of, states, due, moves, tells }: Drawing): string {
  const named = (keys: readonly string[]) => keys.map((one) => states[one] ?? one).join(', ')
  const words = Object.entries(states).map(([state, name]) => `  state "${name}" as ${state}`)
  const arrows = Object.values(moves).flatMap((move) => arrowsOf(move))
  const rows = Object.entries(moves).map(([name, move]) => [
    move.label,
    named(move.from),
    isMove(move) ? named(targetsOf(move)) : 'stays',
    move.by,
    move.needs.map(({ says }) => says).join(' ') || 'nothing more',
    tells[name] || 'nobody',
    backInWords(moves, move.back),
    move.clause,
  ])
  return page(
    `The states of ${of}`,
    `\`src/modules/${key}/states.ts\` and \`drawn.ts\` beside it`,
    ['```mermaid', 'stateDiagram-v2', ...words, ...arrows, '```'].join('\n'),
    table(
      ['On the screen', 'In code', 'To be left by'],
      Object.entries(states).map(([state, name]) => [name, code(state), due[state] || 'no day']),
    ),
    table(['Move', 'From', 'To', 'By', 'Needs', 'Tells', 'Way back', 'Clause'], rows),
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

/** By which moves it is undone; or why there is none. */
function backInWords(moves: Drawing['moves'], back: DrawnMove['back']): string {
  if (back === undefined) return ''
  return 'none' in back ? `None. ${back.none}` : back.by.map((way) => moves[way]?.label ?? way).join('; ')
}

function targetsOf({ to, reaches }: DrawnMove): readonly string[] {
  return typeof to === 'string' ? [to] : (reaches ?? [])
}
