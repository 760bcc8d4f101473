import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { listOfChild, listOfHousehold, listOwnChildren } from './queries/notes.ts'
import { noteRoutes } from './routes/notes.ts'
import { sheetRoutes } from './routes/sheets.ts'
import { settingGroups } from './settings.ts'
import { listEngagementWork } from './work.ts'

export { writeNote } from './commands/notes.ts'
export { signSheet } from './commands/sign.ts'
export { sheetSignedIn } from './queries/sheets.ts'
export { type Counted, inRange, sheetPath, sheetsPath } from './sheet.ts'

const takePart = ['gather_child_voices', 'hold_voices', 'report_escalations'] as const

export const room: Room<Need> = {
  ...{ key: 'engagement', carries: ['engagement_themes'], settings: settingGroups, work: listEngagementWork },
  routes: () => [...sheetRoutes, ...noteRoutes],
  places: [
    {
      ...{ at: 310, under: 'voices', text: 'What children tell reviewing officers', href: '/engagement' },
      says: 'What a child said to their own reviewing officer between reviews, and the themes of all of them.',
      shownTo: ({ duties }) => takePart.some((duty) => duties.has(duty)),
    },
  ],
  timeline: {
    ...{ at: 52, kind: 'engagement', name: 'In touch with their reviewing officer' },
    ...{ ofHousehold: listOfHousehold, ofChild: listOfChild },
  },
  begin: async (tx, { duties }, { id }) =>
    duties.has('gather_child_voices')
      ? (await listOwnChildren(tx))
          .filter(({ householdId }) => householdId === id)
          .map(({ ref }) => ({
            at: 29,
            text: `Write down what child ${ref} told you`,
            href: `/engagement/new?child=${ref}`,
          }))
      : [],
}
