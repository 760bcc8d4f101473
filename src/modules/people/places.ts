import type { Place } from '#platform/room.ts'
import { mayReadChanges } from './access-change.ts'

export const places: readonly Place[] = [
  { at: 70, text: 'People', href: '/people', shownTo: (actor) => actor.duties.has('manage_people') },
  { at: 130, text: 'Changes of access', href: '/access-changes', more: true, shownTo: mayReadChanges },
  {
    at: 140,
    text: 'Messages that go out',
    href: '/outbox',
    more: true,
    shownTo: (actor) => actor.duties.has('manage_people'),
  },
  { at: 150, text: 'Whom children, carers and you can ring', href: '/contacts', more: true },
  { at: 170, text: 'Your account', href: '/your-account', more: true },
  { at: 180, text: 'Your absence, and who covers for you', href: '/your-absence', more: true },
]
