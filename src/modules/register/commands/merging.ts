import { askAboutRecords, isConcerned } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed, Refused } from '#platform/problems.ts'
import type { Mergeable, TwoRecords, When } from '#platform/room.ts'
import { raw, sql, type Tx } from '#platform/sql/index.ts'
import { rebuildPlacements } from '../intake/rebuild-placements.ts'
import { againstInWords, type RecordKind } from '../merging.ts'
import {
  findMergedRecords,
  findRecord,
  findStanding,
  type Found,
  listAgainst,
  listAgainstParting,
  listConcerned,
  type Named,
} from '../queries/merging.ts'

/** How two records of one child, carer or household are made one: where children lived is worked out anew, as after an import. */
export const mergeables = {
  child: mergeable('child', async (tx, { endsId, staysId }) => {
    const numbers = await tx.many<{ number: string }>(sql`select c.source_id as number from children c
        where c.id = ${staysId} or (c.id = ${endsId} and not exists (
          select from merges m where m.kind = 'child' and m.ends_id = c.id and m.parted_at is null))`)
    await rebuildPlacements(tx, numbersOf(numbers))
  }),
  carer: mergeable('carer', async () => {}),
  household: mergeable('household', async (tx, { endsId, staysId }) => {
    const numbers = await tx.many<{ number: string }>(sql`select distinct c.source_id as number from children c
        join household_links l on l.child_id = c.id where l.household_id in (${endsId}, ${staysId}) order by 1`)
    await rebuildPlacements(tx, numbersOf(numbers))
  }),
} satisfies Record<string, Mergeable>

function mergeable(noun: RecordKind, follow: Mergeable['follow']): Mergeable {
  return {
    noun,
    judge: async (tx, two) => refuseFor(await whyNotOne(tx, noun, await refsOf(tx, noun, two))),
    judgeParting: async (tx, two) => refuseFor(await whyNotTwo(tx, noun, await refsOf(tx, noun, two))),
    follow,
  }
}

const numbersOf = (rows: readonly { number: string }[]): string[] => rows.map(({ number }) => number)

function refuseFor(because: readonly string[]): void {
  if (because.length > 0) throw new Refused(because.join(' '))
}

async function refsOf(
  tx: Tx,
  kind: RecordKind,
  { endsId, staysId }: TwoRecords,
): Promise<{ ends: Found; stays: Found }> {
  const found = (id: number) => tx.one<Found>(sql`select id, ref from ${raw(tables[kind])} where id = ${id}`)
  return { ends: await found(endsId), stays: await found(staysId) }
}

const tables: Readonly<Record<RecordKind, string>> = { child: 'children', carer: 'carers', household: 'households' }

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

/** Why what would go back cannot be any more; nothing when the two can be parted. */
async function whyNotTwo(tx: Tx, kind: RecordKind, { ends, stays }: { ends: Found; stays: Found }): Promise<string[]> {
  const against = await listAgainstParting(tx, kind, { endsId: ends.id, staysId: stays.id })
  return against.map((one) => againstInWords(one, { ends: ends.ref, stays: stays.ref }))
}

/** Asks that one record ends and leads to the other. Waits for a second person. Gives back the number of what waits. */
export async function askToMergeRecords(
  tx: Tx,
  kind: RecordKind,
  { ends, stays }: { ends: Named; stays: Named },
  who: Actor,
  when: When,
): Promise<number> {
  refuseFor(await whyNotOne(tx, kind, { ends, stays }))
  return ask(tx, 'records merged', { kind, ends, stays }, who, when)
}

/** Asks that two records that are one are two again. */
export async function askToPartRecords(tx: Tx, mergeId: number, who: Actor, when: When): Promise<number> {
  const { kind, ends, stays, partedAt } = await findMergedRecords(tx, mergeId)
  if (partedAt) throw new Refused('These are two records again: there is nothing to part.')
  const found = async (ref: string) => (await findRecord(tx, kind, ref))!
  const two = { kind: kind as RecordKind, ends: await found(ends), stays: await found(stays) }
  refuseFor(await whyNotTwo(tx, two.kind, two))
  return ask(tx, 'records parted', two, who, when)
}

async function ask(
  tx: Tx,
  what: 'records merged' | 'records parted',
  { kind, ends, stays }: { kind: RecordKind; ends: Named; stays: Named },
  who: Actor,
  when: When,
): Promise<number> {
  const concerned = await listConcerned(tx, kind, ends.id, stays.id)
  if (isConcerned(who, concerned))
    throw new NotAllowed(
      'This is about a case of yours, or of somebody for whom you cover: another administrator asks.',
    )
  const names = { record: kind, noun: mergeables[kind].noun, ends: ends.named, stays: stays.named }
  return askAboutRecords(tx, what, { ...names, endsId: ends.id, staysId: stays.id, concerned }, when)
}
