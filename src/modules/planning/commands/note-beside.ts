import type { Audit } from '#modules/audits/index.ts'
import { noteMove } from '#modules/evidence/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { BesideName } from '../steps-beside.ts'

type Step = { move: BesideName; words: string; details: Readonly<Record<string, unknown>>; at?: Temporal.Instant }

/** Keeps among the moves of an audit what was done to its plan: each has its way back in `stepsBeside`. */
export async function noteBeside(tx: Tx, { id, state }: Pick<Audit, 'id' | 'state'>, step: Step): Promise<void> {
  await noteMove(tx, { pieceId: id, from: state, to: state, ...step })
}
