import type { Child } from './children.ts'
import type { Day } from './days.ts'

/** One episode of the children looked after return. */
export type Episode = {
  from: Day
  reasonNew: 'S' | 'L' | 'P' | 'T' | 'B' | 'U'
  legalStatus: string
  home: Home
  to?: Day
  reasonEnded?: string
  reasonMoved?: string
}

/** Where a child lives: the placement type, who provides it, and the household when it is one of the council’s own. */
export type Home = { place: string; provider: string; postcode: string; urn: string; household?: string }

export type Change = { legalStatus?: string; home?: Home; because?: string }

export function enterCare(child: Child, on: Day, legalStatus: string, home: Home): void {
  child.episodes.push({ from: on, reasonNew: 'S', legalStatus, home })
}

/**
 * Something changed, so one episode ends and the next begins the same day. The reason for the new episode follows from
 * what changed (reading 12: rules 225, 431 to 436), never from chance.
 */
export function changeEpisode(child: Child, on: Day, { legalStatus, home, because }: Change): void {
  const last = currentEpisode(child)
  const next = { legalStatus: legalStatus ?? last.legalStatus, home: home ?? last.home }
  const reasonNew = reasonFor(last, next)
  if (!reasonNew) return
  Object.assign(last, { to: on, reasonEnded: 'X1', ...(reasonNew !== 'L' && { reasonMoved: because ?? 'OTHER' }) })
  child.episodes.push({ from: on, reasonNew, ...next })
}

export function leaveCare(child: Child, on: Day, reason: string): void {
  Object.assign(currentEpisode(child), { to: on, reasonEnded: reason })
}

export function currentEpisode(child: Child): Episode {
  return child.episodes.at(-1) as Episode
}

export function isInCare(child: Child): boolean {
  return currentEpisode(child).to === undefined
}

export function enteredCareOn(child: Child): Day {
  return (child.episodes[0] as Episode).from
}

/** The first day with the carer that an episode is spent with. */
export function spellStartOf(child: Child, at = child.episodes.length - 1): Day {
  let index = at
  while ('LTU'.includes((child.episodes[index] as Episode).reasonNew)) index -= 1
  return (child.episodes[index] as Episode).from
}

export function isFoster(home: Home): boolean {
  return /^U[1-6]$/.test(home.place)
}

function reasonFor(before: Episode, after: { legalStatus: string; home: Home }): Episode['reasonNew'] | undefined {
  const legal = before.legalStatus !== after.legalStatus
  const place = before.home.place !== after.home.place
  const carer = before.home.postcode !== after.home.postcode || before.home.provider !== after.home.provider
  if (carer) return legal ? 'B' : 'P'
  if (place) return legal ? 'U' : 'T'
  return legal ? 'L' : undefined
}
