import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { messages } from './messages.ts'
import { routes } from './routes/sample.ts'
import { settingGroups } from './settings.ts'

export { draw as drawByLot } from './selection.ts'

export const room: Room<Need> = {
  key: 'sampling',
  routes: () => routes,
  places: [
    {
      at: 100,
      text: 'The sample for managers’ monthly audits',
      href: '/sample',
      more: true,
      shownTo: ({ duties }) => duties.has('draw_sample'),
    },
  ],
  settings: settingGroups,
  messages,
}
