import type { Actor } from '#platform/actor.ts'
import type { NavigationItem } from '#platform/html/index.ts'
import { mayReadChanges } from '#modules/people/index.ts'

type Place = { text: string; href: string; more?: boolean; shownTo?: (actor: Actor) => boolean }

const seesCases = (actor: Actor): boolean =>
  actor.reach === 'service' || (actor.duties.size > 0 && !actor.duties.has('manage_people'))
const gradesAudits = (actor: Actor): boolean =>
  actor.duties.has('moderate') || actor.duties.has('take_audits') || actor.duties.has('assign_moderators')

/** Each place, where it leads and to whom it is shown. Those marked `more` stand on the page More, so that the header
 * stays short enough for one line. */
export const places: readonly Place[] = [
  { text: 'My work', href: '/' },
  { text: 'Audits', href: '/audits', shownTo: seesCases },
  { text: 'Households', href: '/households', shownTo: seesCases },
  { text: 'Actions', href: '/actions', shownTo: seesCases },
  { text: 'Voices', href: '/voices', shownTo: (actor) => actor.duties.has('hold_voices') },
  { text: 'The month', href: '/month', shownTo: (actor) => actor.duties.has('read_month') },
  { text: 'People', href: '/people', shownTo: (actor) => actor.duties.has('manage_people') },
  { text: 'How auditors and moderators agree', href: '/agreement', more: true, shownTo: gradesAudits },
  { text: 'The audit tool', href: '/tool', more: true, shownTo: (actor) => actor.duties.has('shape_tool') },
  {
    text: 'The sample for managers’ monthly audits',
    href: '/sample',
    more: true,
    shownTo: (actor) => actor.duties.has('draw_sample'),
  },
  {
    text: 'Bring in data from other systems',
    href: '/imports',
    more: true,
    shownTo: (actor) => actor.duties.has('import_data'),
  },
  {
    text: 'Deadlines and limits',
    href: '/settings',
    more: true,
    shownTo: (actor) => actor.duties.has('manage_settings'),
  },
  { text: 'Changes of access', href: '/access-changes', more: true, shownTo: mayReadChanges },
  { text: 'Messages that go out', href: '/outbox', more: true, shownTo: (actor) => actor.duties.has('manage_people') },
  { text: 'Whom children, carers and you can ring', href: '/contacts', more: true },
  { text: 'Regulations and standards', href: '/references', more: true },
  { text: 'Your account', href: '/your-account', more: true },
  { text: 'Your absence, and who covers for you', href: '/your-absence', more: true },
  { text: 'Help', href: '/help', more: true },
  { text: 'More', href: '/more' },
]

/** The places in the header, as far as this person's duties go. */
export function navigationFor(actor: Actor, path: string): NavigationItem[] {
  return places
    .filter((place) => !place.more && (place.shownTo?.(actor) ?? true))
    .map(({ text, href }) => ({ text, href, active: isIn(path, href) }))
}

/** The rest of what this person may open. */
export function placesUnderMore(actor: Actor): readonly Place[] {
  return places.filter((place) => place.more && (place.shownTo?.(actor) ?? true))
}

function isIn(path: string, href: string): boolean {
  if (href === '/more') return path === href || places.some((place) => place.more && isIn(path, place.href))
  return path === href || (href !== '/' && path.startsWith(`${href}/`))
}
