import type { Duty } from '#framework/s4-roles.ts'

/** With any of these somebody brings in files of one kind or another. */
const bringInFiles: readonly Duty[] = ['import_data', 'hold_exemptions', 'hold_complaints', 'report_escalations']

/** What a page asks of the person who opens it: that they are signed in, that they bring in files of some kind, or a duty that one of their roles
 * carries. */
export type Need = 'signed in' | 'bring in files' | Duty

/** What gives somebody matters to know of or to write down, or one day with one household, and no list of cases. */
const withoutLists: ReadonlySet<string> = new Set([
  'read_trail',
  'hold_restricted',
  'hold_sealed',
  'record_concern',
  'report_lado',
  'hold_complaints',
  'report_escalations',
  'lead_programme_slot',
] satisfies Duty[])

/** Whether cases are part of their work: then the lists of them stand in the header. */
export const seesCases = ({ reach, duties }: Pick<Actor, 'reach' | 'duties'>): boolean =>
  reach === 'service' || (!duties.has('manage_people') && [...duties].some((duty) => !withoutLists.has(duty)))

/** Whether this person may use a page with this need. Whom they cover for lends them duties for those days. */
export function allows(actor: Pick<Actor, 'duties'>, need: string): boolean {
  if (need === 'bring in files') return bringInFiles.some((duty) => actor.duties.has(duty))
  return need === 'signed in' || actor.duties.has(need)
}
import type { Actor } from '#platform/actor.ts'
