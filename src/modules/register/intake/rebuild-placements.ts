import { sql, type Tx } from '#platform/sql/index.ts'
import { type Episode, type HouseholdLink, type Placement, placementsOf } from '../placements.ts'

/**
 * Works out anew where these children have lived, from all their episodes and household links, and writes what differs:
 * a placement that stays keeps its row. `children` are other systems' references.
 */
export async function rebuildPlacements(tx: Tx, children: readonly string[]): Promise<void> {
  if (children.length === 0) return
  const [episodes, links] = [await listEpisodes(tx, children), await listLinks(tx, children)]
  const ids = new Set([...episodes.keys(), ...links.keys()])
  const wanted = [...ids].flatMap((childId) =>
    placementsOf(episodes.get(childId) ?? [], links.get(childId) ?? []).map((one) => rowOf(childId, one)),
  )
  await savePlacements(tx, wanted)
  await removeOthers(tx, children, wanted)
}

type OfChild = { childId: number }

async function listEpisodes(tx: Tx, children: readonly string[]): Promise<Map<number, Episode[]>> {
  const rows = await tx.many<Episode & OfChild>(sql`select e.child_id as "childId", e.started_on as "startedOn",
      e.reason_new as "reasonNew", e.legal_status as "legalStatus", e.place, e.provider, e.ended_on as "endedOn",
      e.reason_ended as "reasonEnded", e.ended_unplanned as "endedUnplanned",
      e.placement_postcode as "placementPostcode", e.urn
    from episodes e join children c on c.id = e.child_id where c.source_id = any (${children})`)
  return Map.groupBy(rows, (row) => row.childId)
}

async function listLinks(tx: Tx, children: readonly string[]): Promise<Map<number, HouseholdLink[]>> {
  const rows = await tx.many<HouseholdLink & OfChild>(sql`select l.child_id as "childId", l.started_on as "startedOn",
      l.household_id as "householdId"
    from household_links l join children c on c.id = l.child_id
    where c.source_id = any (${children}) and l.ended_on is null`)
  return Map.groupBy(rows, (row) => row.childId)
}

function rowOf(childId: number, placement: Placement) {
  return {
    child_id: childId,
    household_id: placement.householdId,
    started_on: placement.startedOn.toString(),
    ended_on: placement.endedOn?.toString() ?? null,
    place: placement.place,
    provider: placement.provider,
    legal_status: placement.legalStatus,
    long_term: placement.longTerm,
    reason_ended: placement.reasonEnded,
    ended_unplanned: placement.endedUnplanned,
  }
}

type PlacementRow = ReturnType<typeof rowOf>

async function savePlacements(tx: Tx, rows: readonly PlacementRow[]): Promise<void> {
  await tx.run(sql`insert into placements as held (child_id, household_id, started_on, ended_on, place, provider,
      legal_status, long_term, reason_ended, ended_unplanned, saved_at)
    select child_id, household_id, started_on, ended_on, place, provider, legal_status, long_term, reason_ended,
      ended_unplanned, request_now()
    from jsonb_populate_recordset(null::placements, ${JSON.stringify(rows)}::jsonb)
    on conflict (child_id, started_on) do update set (household_id, ended_on, place, provider, legal_status, long_term,
        reason_ended, ended_unplanned, saved_at)
      = (excluded.household_id, excluded.ended_on, excluded.place, excluded.provider, excluded.legal_status,
        excluded.long_term, excluded.reason_ended, excluded.ended_unplanned, excluded.saved_at)
    where (held.household_id, held.ended_on, held.place, held.provider, held.legal_status, held.long_term,
        held.reason_ended, held.ended_unplanned)
      is distinct from (excluded.household_id, excluded.ended_on, excluded.place, excluded.provider,
        excluded.legal_status, excluded.long_term, excluded.reason_ended, excluded.ended_unplanned)`)
}

async function removeOthers(tx: Tx, children: readonly string[], wanted: readonly PlacementRow[]): Promise<void> {
  await tx.run(sql`delete from placements p using children c
    where c.id = p.child_id and c.source_id = any (${children}) and not exists (
      select from jsonb_populate_recordset(null::placements, ${JSON.stringify(wanted)}::jsonb) w
      where w.child_id = p.child_id and w.started_on = p.started_on)`)
}
