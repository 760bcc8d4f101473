/**
 * From the episodes of the children looked after return to placements: one for each time a child lives with the same
 * carer without a break. Source: interoperability notes 1.4 (carer spells) and the published rules for stitching
 * returns of several years. Everything here is about one child.
 */

/** One episode as the return gives it. A date without a time; `endedOn` is the day of leaving, which is not a night. */
export type Episode = {
  startedOn: Temporal.PlainDate
  /** RNE: S started care, P new carer, B new carer and legal status; L, T and U keep the carer. */
  reasonNew: string
  legalStatus: string
  /** PLACE: U1–U6 are foster placements, T0–T4 are short stays away from the carer. */
  place: string
  provider: string | null
  endedOn: Temporal.PlainDate | null
  /** REC: X1 means that another episode follows; anything else that care ended. */
  reasonEnded: string | null
  /** By the reason that the return gives, which is kept apart. */
  endedUnplanned: boolean
  placementPostcode: string | null
  urn: string | null
}

/** From this day the child lives with this household: what the return cannot say. */
export type HouseholdLink = { startedOn: Temporal.PlainDate; householdId: number }

/** One stay with one carer. Open while `endedOn` is null. Kind of placement and legal status are the latest ones. */
export type Placement = {
  startedOn: Temporal.PlainDate
  endedOn: Temporal.PlainDate | null
  householdId: number | null
  place: string
  provider: string | null
  legalStatus: string
  longTerm: boolean
  reasonEnded: string | null
  endedUnplanned: boolean
}

/** The placements of one child in order; they never overlap. The order of what goes in makes no difference. */
export function placementsOf(episodes: readonly Episode[], links: readonly HouseholdLink[] = []): Placement[] {
  return spellsOf(stitch(episodes)).flatMap((spell) => dividedByLinks(placementOf(spell), links))
}

/**
 * One clean line of episodes out of several years’ returns: in order, one for each start date, an episode that was still
 * open closed by the next one, an end that overlaps the next start moved back to it.
 */
export function stitch(episodes: readonly Episode[]): Episode[] {
  const byStart = Object.values(Object.groupBy(episodes, (episode) => episode.startedOn.toString()))
  const inOrder = byStart.flatMap((same) => same?.toSorted(bestFirst)[0] ?? []).sort(earlierStart)
  return inOrder.map((episode, index) => closedBy(inOrder[index + 1], episode))
}

/** Of two episodes with the same start, the one that has ended is the later news; then the one that ended later. */
function bestFirst(a: Episode, b: Episode): number {
  if (a.endedOn && b.endedOn) return compare(b.endedOn, a.endedOn) || compareText(textOf(a), textOf(b))
  if (a.endedOn || b.endedOn) return a.endedOn ? -1 : 1
  return compareText(textOf(a), textOf(b))
}

function closedBy(next: Episode | undefined, episode: Episode): Episode {
  const endedOn = episode.endedOn && later(episode.endedOn, episode.startedOn)
  if (!next || (endedOn && compare(endedOn, next.startedOn) <= 0)) return { ...episode, endedOn }
  return { ...episode, endedOn: next.startedOn, reasonEnded: 'X1' }
}

/** A spell: the child’s episodes with one carer, short stays away included. */
type Spell = [Episode, ...Episode[]]

function spellsOf(episodes: readonly Episode[]): Spell[] {
  const spells: Spell[] = []
  let away: Episode[] = []
  for (const episode of episodes) {
    const last = spells.at(-1)
    const previous = away.at(-1) ?? last?.at(-1)
    if (last && isTemporary(episode) && follows(previous, episode)) away.push(episode)
    else if (last && staysWithCarer(last, away, episode)) last.push(...away.splice(0), episode)
    else {
      spells.push(...asSpells(away), [episode])
      away = []
    }
  }
  // A stay away that still lasts belongs to the carer’s spell: the child is expected back.
  const expectedBack = away.at(-1)?.endedOn === null
  if (expectedBack) spells.at(-1)?.push(...away)
  return expectedBack ? spells : [...spells, ...asSpells(away)]
}

/** Whether this episode is with the carer of the spell, perhaps after a short stay away. */
function staysWithCarer(spell: Spell, away: readonly Episode[], episode: Episode): boolean {
  if (!follows(away.at(-1) ?? spell.at(-1), episode)) return false
  return away.length > 0 ? sameCarer(homeOf(spell), episode) : keepsCarer(episode)
}

/** Whether one episode takes up where the other stopped: care did not end, and at most a day is missing between them. */
function follows(previous: Episode | undefined, episode: Episode): boolean {
  if (!previous?.endedOn || episode.reasonNew === 'S') return false
  const careEnded = previous.reasonEnded !== null && previous.reasonEnded !== 'X1'
  return !careEnded && previous.endedOn.until(episode.startedOn).days <= 1
}

function keepsCarer(episode: Episode): boolean {
  return ['L', 'T', 'U'].includes(episode.reasonNew)
}

/** The return has no name for the carer. After a stay away it is the same one when nothing that is known differs. */
function sameCarer(before: Episode, after: Episode): boolean {
  const agree = (a: string | null, b: string | null) => a === null || b === null || a === b
  const placed = before.placementPostcode && after.placementPostcode
  return (
    agree(before.provider, after.provider) &&
    agree(before.urn, after.urn) &&
    (placed ? before.placementPostcode === after.placementPostcode : before.place === after.place)
  )
}

/** T0 to T4: holiday, hospital, a break; the child is expected back. */
function isTemporary(episode: Episode): boolean {
  return /^T[0-4]$/.test(episode.place)
}

/** Where the child lives in this spell: its last episode that is no short stay away. */
function homeOf(spell: Spell): Episode {
  return spell.findLast((episode) => !isTemporary(episode)) ?? spell[0]
}

/** A stay away from which the child did not come back: a stay of its own. */
function asSpells(away: readonly Episode[]): Spell[] {
  const [first, ...rest] = away
  return first ? [[first, ...rest]] : []
}

function placementOf(spell: Spell): Placement {
  const home = homeOf(spell)
  const last = spell.at(-1) ?? home
  return {
    startedOn: spell[0].startedOn,
    endedOn: last.endedOn,
    householdId: null,
    place: home.place,
    provider: home.provider,
    legalStatus: last.legalStatus,
    longTerm: home.place === 'U1' || home.place === 'U4',
    reasonEnded: last.endedOn && last.reasonEnded,
    endedUnplanned: last.endedOn !== null && last.endedUnplanned,
  }
}

/**
 * Gives the placement its household. A link that starts within it holds from its beginning; a later link to another
 * household divides it, for then the child moved although the return does not say so.
 */
function dividedByLinks(placement: Placement, links: readonly HouseholdLink[]): Placement[] {
  const within = links.filter((link) => isIn(placement, link.startedOn)).sort(byStartThenHousehold)
  const [first, ...later] = within
  const pieces: Placement[] = [{ ...placement, householdId: first?.householdId ?? null }]
  for (const link of later) {
    const last = pieces.at(-1)
    if (!last || last.householdId === link.householdId || !isAfter(link.startedOn, last.startedOn)) continue
    pieces.push({ ...last, startedOn: link.startedOn, householdId: link.householdId })
    Object.assign(last, { endedOn: link.startedOn, reasonEnded: 'X1', endedUnplanned: false })
  }
  return pieces
}

function isIn({ startedOn, endedOn }: Placement, day: Temporal.PlainDate): boolean {
  return !isAfter(startedOn, day) && (endedOn === null || isAfter(endedOn, day))
}

function byStartThenHousehold(a: HouseholdLink, b: HouseholdLink): number {
  return compare(a.startedOn, b.startedOn) || a.householdId - b.householdId
}

function earlierStart(a: Episode, b: Episode): number {
  return compare(a.startedOn, b.startedOn)
}

function later(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return isAfter(a, b) ? a : b
}

function isAfter(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return compare(a, b) > 0
}

const compare = Temporal.PlainDate.compare

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function textOf(episode: Episode): string {
  return JSON.stringify(Object.entries(episode).sort(([a], [b]) => compareText(a, b)))
}
