import { page, type Route } from '#platform/http/index.ts'
import type { Need } from '../need.ts'
import { outboxPage } from '../pages/outbox.ts'
import { isDemonstration } from '../queries/demonstration.ts'
import { listOutgoing } from '../queries/messages.ts'

const newest = 100

export const outboxRoutes: readonly Route<Need>[] = [
  {
    method: 'GET',
    path: '/outbox',
    need: 'manage_people',
    records: 'nothing',
    handler: async ({ tx, today }) => {
      const messages = await listOutgoing(tx, today, newest)
      return page({
        title: 'Outbox',
        main: outboxPage({ messages, demonstration: await isDemonstration(tx, today), today }),
      })
    },
  },
]
