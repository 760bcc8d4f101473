import { sql } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'

/** So many of so many; null when it would speak of fewer than five. */
export type Share = { part: number; whole: number } | null

/** The month’s observations, and what those of the year that ends with it showed. Numbers alone: who reads them sees none of them. */
export type Figures = { done: number; planned: number; calledOff: number } & Record<
  'observed' | 'child_seen' | 'alone' | 'said_no' | 'told' | 'fair',
  Share
>

export const figuresOf = ({ from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate }) =>
  part<{ figures: Figures }>(sql`select observation_figures(${from}, ${to}) as figures`, {})
