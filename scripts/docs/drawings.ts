import { moves as actions } from '#modules/actions/states.ts'
import { moves as audits } from '#modules/audits/states.ts'
import { importMoves as imports } from '#modules/imports/states.ts'
import { moves as voices } from '#modules/voices/states.ts'
import { page, table } from './markdown.ts'

type Drawn = {
  label: string
  from: readonly string[]
  to: unknown
  reaches?: readonly string[]
  by: string
  needs: readonly { says: string }[]
  clause: string
}

export const auditsDrawing = () => drawing('The states of an audit', 'src/modules/audits/states.ts', audits)
export const actionsDrawing = () => drawing('The states of an action', 'src/modules/actions/states.ts', actions)
export const voicesDrawing = () => drawing('The states of a voice', 'src/modules/voices/states.ts', voices)
export const importsDrawing = () => drawing('The states of an import', 'src/modules/imports/states.ts', imports)

/** The moves as a drawing and as a table. The program itself asks the same moves. */
function drawing(title: string, from: string, given: Readonly<Record<string, Drawn>>): string {
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
function isMove(move: Drawn): boolean {
  return targetsOf(move).join() !== move.from.join()
}

function arrowsOf(move: Drawn): string[] {
  if (!isMove(move)) return []
  return move.from.flatMap((from) => targetsOf(move).map((to) => `  ${from} --> ${to}: ${move.label}`))
}

function targetsOf({ to, reaches }: Drawn): readonly string[] {
  return typeof to === 'string' ? [to] : (reaches ?? [])
}

function inWords(states: readonly string[]): string {
  return states.map((state) => state.replaceAll('_', ' ')).join(', ')
}
