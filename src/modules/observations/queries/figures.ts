import type { Share } from '#modules/evidence/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'

/** The month’s observations, and what those of the year that ends with it showed. Numbers alone: who reads them sees none of them. */
export type Figures = { done: number; planned: number; calledOff: number; byOthers: readonly ByOthers[] } & Record<
  'observed' | 'child_seen' | 'alone' | 'said_no' | 'told' | 'fair' | 'verified',
  Share
>

/** Of how many visits of a team in a year somebody else than the worker’s manager was the observer. Nothing of a team with fewer than five. */
export type ByOthers = { team: string; part: number; whole: number }

export const figuresOf = ({ from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate }) =>
  part<{ figures: Figures }>(sql`select observation_figures(${from}, ${to}) as figures`, {})

export function listByOthers(tx: Tx, on: Temporal.PlainDate): Promise<ByOthers[]> {
  return tx.many<ByOthers>(sql`select team, part::int, whole::int from observed_by_others(${on}) order by team`)
}
