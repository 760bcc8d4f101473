import { inFull } from '#platform/dates/index.ts'
import type { Fields, Kind } from './kinds/index.ts'
import type { Finding } from './read-rows.ts'

/** What goes on in a household, by its reference: what must be looked at when it ends, moves or splits. */
export type GoingOn = {
  /** References of the audits that are open. */
  audits: readonly string[]
  /** The next review that was not held. */
  reviewDue: string | null
  /** How many children are placed there. */
  children: number
}

/** A row by which a household ends or is to end, goes to another team or address, or loses a carer while something goes on there. */
export function endsWithSomethingOpen(
  kind: Kind,
  row: number,
  { before, after }: { before: Fields; after: Fields },
  goingOn: ReadonlyMap<string, GoingOn>,
): Finding | undefined {
  const what = whatHappens(kind, before, after)
  const open = what && goingOn.get(what.household)
  const list = open && inWords(open, what.ends && !what.later)
  if (!what || !list) return undefined
  const message = `${what.says} with ${list}. ${what.ends ? toEnd : toMove}`
  return { row, column: null, code: what.ends ? 'ends_with_work_open' : 'changes_with_work_open', message }
}

const toEnd =
  'Quality Assurance and Partnerships finish an open audit or cancel it with a reason, and see to where the children live.'
const toMove = 'Look at whether they are still with the right people.'

/** `later`: on a day that is to come. */
type What = { household: string; says: string; ends: boolean; later?: true }

function whatHappens(kind: Kind, before: Fields, after: Fields): What | undefined {
  if (kind.name === 'fostering_households') {
    const household = String(before['source_id'])
    if (after['status'] === 'ended' && before['status'] !== 'ended')
      return { household, ends: true, says: `The approval of household ${household} ends` }
    if (after['ended_on'] && !before['ended_on'] && after['status'] !== 'ended') {
      const on = inFull(Temporal.PlainDate.from(String(after['ended_on'])))
      return { household, ends: true, later: true, says: `The approval of household ${household} is to end on ${on}` }
    }
    const isOther = (field: string) => (before[field] ?? null) !== null && after[field] !== before[field]
    if (isOther('team_id')) return { household, ends: false, says: `Household ${household} goes to another team` }
    if (after['postcode'] && isOther('postcode'))
      return { household, ends: false, says: `Household ${household} moves to another address` }
    return undefined
  }
  if (kind.name !== 'foster_carers' || before['ended_on']) return undefined
  const household = String(before['household'])
  const leaves = after['household'] !== before['household'] || Boolean(after['ended_on'])
  return leaves
    ? { household, ends: false, says: `Carer ${String(before['source_id'])} leaves household ${household}` }
    : undefined
}

function inWords({ audits, reviewDue, children }: GoingOn, ends: boolean): string {
  const parts = [
    audits.length > 0 && `${audits.length === 1 ? 'audit' : 'audits'} ${audits.join(', ')} open`,
    // The review of a household that has ended is due no more: it is not said as something to do.
    reviewDue && !ends && `a review due on ${inFull(Temporal.PlainDate.from(reviewDue))}`,
    reviewDue && ends && `a review due on ${inFull(Temporal.PlainDate.from(reviewDue))} (not waited for any more)`,
    children > 0 && `${children} ${children === 1 ? 'child' : 'children'} placed there`,
  ].filter((part) => typeof part === 'string' && part !== '')
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : String(parts[0] ?? '')
}
