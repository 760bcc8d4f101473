import type { NavigationItem } from '#platform/html/index.ts'
import type { Actor } from '#platform/sql/database.ts'

type Place = { text: string; href: string; shownTo?: (actor: Actor) => boolean }

const seesCases = (actor: Actor): boolean =>
  actor.reach === 'service' || (actor.duties.size > 0 && !actor.duties.has('manage_people'))
const places: readonly Place[] = [
  { text: 'My work', href: '/' },
  { text: 'Audits', href: '/audits', shownTo: seesCases },
  { text: 'Households', href: '/households', shownTo: seesCases },
  { text: 'Actions', href: '/actions', shownTo: seesCases },
  { text: 'Voices', href: '/voices', shownTo: (actor) => actor.duties.has('hold_voices') },
  { text: 'The month', href: '/month', shownTo: (actor) => actor.duties.has('read_month') },
  {
    text: 'Agreement',
    href: '/agreement',
    shownTo: (actor) =>
      actor.duties.has('moderate') || actor.duties.has('take_audits') || actor.duties.has('assign_moderators'),
  },
  { text: 'Audit tool', href: '/tool', shownTo: (actor) => actor.duties.has('shape_tool') },
  { text: 'Imports', href: '/imports', shownTo: (actor) => actor.duties.has('import_data') },
  { text: 'People', href: '/people', shownTo: (actor) => actor.duties.has('manage_people') },
  { text: 'More', href: '/more' },
]

/** The places in the header, as far as this person's duties go. */
export function navigationFor(actor: Actor, path: string): NavigationItem[] {
  return places
    .filter((place) => place.shownTo?.(actor) ?? true)
    .map(({ text, href }) => ({
      text,
      href,
      active: href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`),
    }))
}
