import { originOf, originsOf, type Rooms } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'

/** The words of the question that an action comes from, by the form of its piece; of no piece, as the form that asks it was shipped. */
export async function wordsOfQuestion(tx: Tx, rooms: Rooms, ref: string | null, key: string): Promise<string | null> {
  for (const origin of ref === null ? originsOf(rooms) : [originOf(rooms, ref)]) {
    const words = await origin.findWordsAsked(tx, ref, key)
    if (words !== undefined) return words
  }
  return null
}
