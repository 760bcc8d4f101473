import { sql, type Tx } from '#platform/sql/index.ts'
import type { Voice } from '../voice.ts'

/** A foster carer of the same home, asked for the same piece. */
export type OtherCarer = { id: number; ref: string; initials: string }

const columns = sql`o.id, o.ref, coalesce((select c.initials from carers c where c.id = o.carer_id), '') as initials`

/** With whom they are asked in one conversation, or were. */
export async function findTogether(tx: Tx, { togetherWith }: Pick<Voice, 'togetherWith'>): Promise<OtherCarer | null> {
  if (togetherWith === null) return null
  return (await tx.maybe<OtherCarer>(sql`select ${columns} from voices o where o.id = ${togetherWith}`)) ?? null
}

/** Carers with whom they could be asked in one conversation: of the same piece, and nobody has asked them yet. */
export async function listWhoMayJoin(tx: Tx, voice: Voice): Promise<OtherCarer[]> {
  if (voice.kind !== 'carer' || voice.togetherWith !== null || voice.pieceId === null) return []
  return tx.many<OtherCarer>(sql`select ${columns} from voices o
    where o.piece_id = ${voice.pieceId} and o.kind = 'carer' and o.id <> ${voice.id} and o.together_with is null
      and o.carer_id is distinct from ${voice.carerId}::int
      and o.state in ('to_ask', 'asked') and not exists (select from voice_answers a where a.voice_id = o.id) order by o.id`)
}
