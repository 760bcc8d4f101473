import type { Place } from '#platform/room.ts'
import { mayReadChanges } from './access-change.ts'

export const places: readonly Place[] = [
  {
    at: 700,
    under: 'settings',
    text: 'Your account',
    href: '/your-account',
    says: 'Your password, your authenticator, your telephone number, and where you are signed in.',
  },
  {
    at: 710,
    under: 'settings',
    text: 'Your absence, and who covers for you',
    href: '/your-absence',
    says: 'From when to when you are away, and who does your work meanwhile.',
  },
  {
    at: 720,
    under: 'settings',
    text: 'Whom children, carers and you can ring',
    href: '/contacts',
    says: 'The numbers that letters and pages give.',
  },
  {
    at: 800,
    under: 'settings',
    text: 'People',
    href: '/people',
    says: 'Who works here, in which role and team, and how they come in.',
    shownTo: (actor) => actor.duties.has('manage_people'),
  },
  {
    at: 810,
    under: 'settings',
    text: 'Changes of access',
    href: '/access-changes',
    says: 'Who was given or lost what, who asked for it, and who said yes.',
    shownTo: mayReadChanges,
  },
  {
    at: 820,
    under: 'settings',
    text: 'Messages that go out',
    href: '/outbox',
    says: 'What Hearth has sent by mail, and what could not be delivered.',
    shownTo: (actor) => actor.duties.has('manage_people'),
  },
]
