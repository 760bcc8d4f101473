import type { Share } from '#modules/evidence/index.ts'
import type { ByOthers } from '#modules/observations/index.ts'
import { sql } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'

/** The month’s observations, and what those of the year that ends with it showed. Numbers alone: who reads them sees none of them. */
export type ObservationFigures = {
  done: number
  planned: number
  calledOff: number
  /** Of how many the day was put right since the month ended. */
  corrected: number
  byOthers: readonly ByOthers[]
} & Record<'observed' | 'child_seen' | 'alone' | 'said_no' | 'told' | 'fair' | 'verified', Share>

export const observationsOf = ({ from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate }) =>
  part<{ figures: ObservationFigures }>(sql`select observation_figures(${from}, ${to}) as figures`, {})
