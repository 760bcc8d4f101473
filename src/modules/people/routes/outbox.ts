import { page, type Route } from '#platform/http/index.ts'
import type { Need } from '../need.ts'
import { outboxPage } from '../pages/outbox.ts'
import { isDemonstration } from '../queries/demonstration.ts'
import { listOutgoing, type Outgoing } from '../queries/messages.ts'
import { unlockIfOurs } from '../sealing-key.ts'

const newest = 100

export const outboxRoutes: readonly Route<Need>[] = [
  {
    method: 'GET',
    path: '/outbox',
    need: 'manage_people',
    records: 'nothing',
    handler: async ({ tx, today }) => {
      const demonstration = await isDemonstration(tx, today)
      const listed = await listOutgoing(tx, today, newest)
      const messages = demonstration ? listed.map(opened) : listed
      return page({ title: 'Outbox', main: outboxPage({ messages, demonstration, today }) })
    },
  },
]

/** In the demonstration the link itself is shown: nobody's mail brings it. */
const opened = (message: Outgoing): Outgoing =>
  message.sealed === null ? message : { ...message, path: unlockIfOurs(message.sealed) ?? '/' }
