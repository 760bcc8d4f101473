import { seesCases } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Place } from '#platform/room.ts'

const gradesAudits = ({ duties }: Actor): boolean =>
  duties.has('moderate') || duties.has('take_audits') || duties.has('assign_moderators')

export const places: readonly Place[] = [
  { at: 20, text: 'Audits', href: '/audits', shownTo: seesCases },
  { at: 80, text: 'How auditors and moderators agree', href: '/agreement', more: true, shownTo: gradesAudits },
  { at: 90, text: 'The audit tool', href: '/tool', more: true, shownTo: (actor) => actor.duties.has('shape_tool') },
  {
    at: 100,
    text: 'The sample for managers’ monthly audits',
    href: '/sample',
    more: true,
    shownTo: (actor) => actor.duties.has('draw_sample'),
  },
]
