import { seesCases } from '#modules/people/index.ts'
import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [{ at: 20, text: 'Audits', href: '/audits', shownTo: seesCases }]
