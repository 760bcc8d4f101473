import { askAboutRecords, isConcerned } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed, Refused } from '#platform/problems.ts'
import type { Mergeable, TwoRecords, When } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { rebuildPlacements } from '../intake/rebuild-placements.ts'
import { againstInWords } from '../merging.ts'
import { findMergedRecords, findStanding, type Found, listAgainst, listConcerned } from '../queries/merging.ts'

/** How two records of one child are made one: where they lived is worked out anew, as after an import. */
export const mergeables = {
  child: {
    noun: 'child',
    judge: async (tx, { endsId, staysId }) => {
      const because = await whyNotOne(tx, 'child', await refsOf(tx, { endsId, staysId }))
      if (because.length > 0) throw new Refused(because.join(' '))
    },
    follow: async (tx, { endsId, staysId }) => {
      const numbers = await tx.many<{ number: string }>(sql`select c.source_id as number from children c
        where c.id = ${staysId} or (c.id = ${endsId} and not exists (
          select from merges m where m.kind = 'child' and m.ends_id = c.id and m.parted_at is null))`)
      await rebuildPlacements(
        tx,
        numbers.map(({ number }) => number),
      )
    },
  },
} satisfies Record<string, Mergeable>

export type RecordKind = keyof typeof mergeables

async function refsOf(tx: Tx, { endsId, staysId }: TwoRecords): Promise<{ ends: Found; stays: Found }> {
  const found = (id: number) => tx.one<Found>(sql`select id, ref from children where id = ${id}`)
  return { ends: await found(endsId), stays: await found(staysId) }
}

/** Why these two cannot be one record now; nothing when they can. */
export async function whyNotOne(
  tx: Tx,
  kind: RecordKind,
  { ends, stays }: { ends: Found; stays: Found },
): Promise<string[]> {
  if (ends.id === stays.id) return ['These are one record already: name two.']
  const two = { endsId: ends.id, staysId: stays.id }
  const { endsLeads, endsIsLedTo, staysLeads } = await findStanding(tx, kind, two)
  if (endsLeads) return [`${ends.ref} leads to another record already.`]
  if (staysLeads) return [`${stays.ref} leads to another record: name that one.`]
  if (endsIsLedTo) return [`Another record leads to ${ends.ref}: part those first.`]
  return (await listAgainst(tx, kind, two)).map((one) => againstInWords(one, { ends: ends.ref, stays: stays.ref }))
}

/** Asks that one record ends and leads to the other. Waits for a second person. Gives back the number of what waits. */
export async function askToMergeRecords(
  tx: Tx,
  kind: RecordKind,
  { ends, stays }: { ends: Found; stays: Found },
  who: Actor,
  when: When,
): Promise<number> {
  const because = await whyNotOne(tx, kind, { ends, stays })
  if (because.length > 0) throw new Refused(because.join(' '))
  return ask(tx, 'records merged', { kind, ends, stays }, who, when)
}

/** Asks that two records that are one are two again. */
export async function askToPartRecords(tx: Tx, mergeId: number, who: Actor, when: When): Promise<number> {
  const { kind, endsId, ends, staysId, stays, partedAt } = await findMergedRecords(tx, mergeId)
  if (partedAt) throw new Refused('These are two records again: there is nothing to part.')
  const two = { kind: kind as RecordKind, ends: { id: endsId, ref: ends }, stays: { id: staysId, ref: stays } }
  return ask(tx, 'records parted', two, who, when)
}

async function ask(
  tx: Tx,
  what: 'records merged' | 'records parted',
  { kind, ends, stays }: { kind: RecordKind; ends: Found; stays: Found },
  who: Actor,
  when: When,
): Promise<number> {
  const concerned = await listConcerned(tx, kind, ends.id, stays.id)
  if (isConcerned(who, concerned))
    throw new NotAllowed(
      'This is about a case of yours, or of somebody for whom you cover: another administrator asks.',
    )
  const names = { record: kind, noun: mergeables[kind].noun, ends: ends.ref, stays: stays.ref }
  return askAboutRecords(tx, what, { ...names, endsId: ends.id, staysId: stays.id, concerned }, when)
}
