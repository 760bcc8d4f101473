import { type Posted } from './forms.ts'
import { textOf } from '#platform/http/index.ts'
import type { Person } from './person.ts'

/** Up to so many people stand in a list to choose from. Of more, those near the matter stand in it, and the others are found by name. */
export const mostOffered = 40

/** Who is near: these people, whoever is in their teams or in these, and all managers above those. */
export type Near = { people?: readonly (number | null)[]; teams?: readonly (number | null)[] }

/** One field in which a person is chosen: what was typed in its form, who is near, who is chosen already and who never may be. */
export type Choosing = {
  field: string
  body: Posted
  near: Near
  now?: number | null
  not?: readonly (number | null)[]
}

/** Whom a field offers. */
export type Offer = {
  people: readonly Person[]
  /** There are others: they are found by name. */
  search: boolean
  /** The part of a name that was looked for; '' when none was. */
  name: string
  /** How many of those offered have it in their name, and whether there are still more. */
  found: number
  more: boolean
  /** Whether this page answers who looked for a name. */
  justAsked: boolean
}

/** Nobody: the person of this request may not choose. */
export const nobodyOffered: Offer = { people: [], search: false, name: '', found: 0, more: false, justAsked: false }

export const nameTyped = (body: Posted, field: string): string => textOf(body, `${field}-name`).trim().slice(0, 100)

/** Whether the form was sent to find somebody for this field, and not to be saved: by its button, or with a name that nobody has
 * looked for yet. */
export function asksToFind(body: Posted, field: string): boolean {
  return textOf(body, 'find') === field || nameTyped(body, field) !== textOf(body, `${field}-found`).trim()
}

/** To choose among people who have been read already, in the order in which they stand there: the first of more than make a list, those
 * named and who is chosen. */
export function offerAmong<Somebody extends Person>(
  all: readonly Somebody[],
  field: string,
  body: Posted,
): Omit<Offer, 'people'> & { people: readonly Somebody[] } {
  const name = nameTyped(body, field)
  const words = name.toLowerCase().split(/\s+/).filter(Boolean)
  const named =
    words.length === 0 ? all : all.filter((one) => words.every((word) => one.name.toLowerCase().includes(word)))
  const chosen = all.filter(({ id }) => String(id) === textOf(body, field))
  const people = [...new Set([...chosen, ...named])].slice(0, mostOffered)
  const search = all.length > mostOffered
  const found = words.length === 0 ? 0 : Math.min(named.length, mostOffered)
  return { people, search, name, found, more: found < named.length, justAsked: asksToFind(body, field) }
}
