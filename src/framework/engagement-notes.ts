/**
 * What a note of an Independent Reviewing Officer's time with a child offers to choose from (clause 4.12): half a minute, and never the story
 * of a case.
 */

/** What it was about. */
export const themes = {
  home: 'Home and carers',
  school: 'School',
  friends: 'Friends',
  family_time: 'Time with family',
  siblings: 'Brothers and sisters',
  health: 'Health',
  money: 'Money',
  privacy: 'Privacy',
  online: 'Phone and online',
  workers: 'Changes of worker',
  future: 'The future',
  heard: 'Being heard',
  identity: 'Who I am',
  safety: 'Feeling safe',
  rights: 'Rights',
} as const
export type Theme = keyof typeof themes

/** How it is, as the child put it. */
export const directions = { good: 'Good', so_so: 'So-so', wrong: 'Wrong' } as const
export type Direction = keyof typeof directions

/** How they were in touch. */
export const ways = { met: 'Met', call: 'Call', message: 'Message', other: 'Another way' } as const

/** Who will answer a wish. */
export const answerers = {
  officer: 'I will',
  worker: 'Their social worker',
  fostering: 'The fostering service',
  carers: 'Their carers',
  school: 'Their school',
  somebody: 'Somebody else',
} as const
