import { questionOf } from '#framework/a2-audit-tool/index.ts'
import { originOf, type Rooms } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'

/** The words of the question that an action comes from: as that audit asked it, else as the tool was shipped. */
export async function wordsOfQuestion(tx: Tx, rooms: Rooms, audit: string | null, key: string): Promise<string | null> {
  const asked = audit === null ? undefined : await originOf(rooms, audit).findWordsAsked(tx, audit, key)
  return asked ?? questionOf(key)?.text ?? null
}
