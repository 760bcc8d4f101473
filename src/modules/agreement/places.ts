import type { Actor } from '#platform/actor.ts'
import type { Place } from '#platform/room.ts'

const gradesAudits = ({ duties }: Actor): boolean =>
  duties.has('moderate') || duties.has('take_audits') || duties.has('assign_moderators')

export const places: readonly Place[] = [
  { at: 80, text: 'How auditors and moderators agree', href: '/agreement', more: true, shownTo: gradesAudits },
]
