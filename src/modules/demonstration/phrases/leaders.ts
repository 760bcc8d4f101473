import type { DayOfLeader } from '../leaders/plan.ts'

/** What senior leaders see, promise and tell. Every word is invented; none of it names anybody. */

type Kind = DayOfLeader['kind']

/** Where: the first are in fostering, the second elsewhere in children's services. */
export const places: Readonly<Record<Kind, readonly [string, string]>> = {
  watch: ['A home visit', 'Family support'],
  carers: ['Carers’ support group', 'Kinship coffee morning'],
  team: ['Fostering team meeting', 'Assessment team'],
  panel: ['Fostering panel', 'Adoption panel'],
  council: ['Children in care council', 'Youth council'],
  duty: ['Fostering duty line', 'Out-of-hours duty'],
}

export const saw: readonly string[] = [
  'A worker who knew what each child was proud of this week.',
  'Two screens and one telephone: the same visit is written three times.',
  'Carers who answer each other before we have thought of an answer.',
  'Patience. Nobody looked at the clock while a young person looked for words.',
  'A manager who said “I do not know” and rang somebody who did.',
  'The list of places on the wall is printed on Monday and wrong by Tuesday.',
  'Newer carers sit by the door and speak last.',
  'A file that told a life, and not a case.',
  'The tea was made by a child who has lived here for six years.',
]
export const means: readonly string[] = [
  'Children hear less often that somebody has to ask somebody else first.',
  'Not yet known. I will ask again in spring.',
  'What waits on our side of the desk is a summer on theirs.',
  'They have grown-ups who are steady, because somebody is steady with those.',
]
export const surprised: readonly string[] = [
  'How much of the day is spent waiting for us.',
  'That nobody had been asked.',
  'How funny it was.',
]
export const nothingToMove: readonly string[] = [
  'What was hard that day is being done already, by the people who were in the room.',
  'I asked for something I could take with me, and was told: come again.',
]
/** What stands in people's way, what is promised, and what showed that it was done. */
export const promises: readonly (readonly [barrier: string, promise: string, evidence: string])[] = [
  [
    'Mileage is paid two months late.',
    'Pay carers’ mileage with the next allowance.',
    'Paid so since the first of the month; the carers’ group has said so.',
  ],
  [
    'A school trip needs a signature from our floor.',
    'Publish one page on who may agree to what.',
    'The page is out, and lies in every kitchen that asked for it.',
  ],
  [
    'The laptops take ten minutes to start on a visit.',
    'Replace the twelve oldest laptops of the fostering teams.',
    'Twelve new ones handed out; the list is with the service.',
  ],
  [
    'Nobody may book a room for family time after five.',
    'Open two family rooms on two evenings a week.',
    'Open on Tuesdays and Thursdays; booked out.',
  ],
  [
    'A bed for a third sibling needs three quotes.',
    'Let the service manager spend up to £500 for a placement on the day.',
    'In the scheme of delegation since the last board.',
  ],
]
export const told: readonly string[] = [
  'At the team meeting: what was seen, what will change and by when, and what will not.',
  'By a message to everybody who was there, and to the carers: two things that change, one that cannot.',
  'In the carers’ newsletter and at the team meeting, with thanks.',
]
export const excuses = {
  absence: 'Away at short notice. The office has been asked for a day after the holidays.',
  crisis: 'Called to a serious incident that morning.',
  inspection: 'The inspection has been announced for these days.',
} as const
