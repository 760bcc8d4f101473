import { page, type Route } from '#platform/http/index.ts'
import type { Need } from '../need.ts'
import { outboxPage } from '../pages/outbox.ts'
import { isDemonstration } from '../queries/demonstration.ts'
import { listOutgoing, type Outgoing } from '../queries/messages.ts'
import { knownSealingKey, unlockIfOurs } from '../sealing-key.ts'

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
      const messages = listed.map((message) => looked(message, demonstration))
      return page({ title: 'Outbox', main: outboxPage({ messages, demonstration, today }) })
    },
  },
]

/** In the demonstration the link itself is shown: nobody's mail brings it. What another secret locked is said to stay here. */
function looked(message: Outgoing, demonstration: boolean): Outgoing {
  if (message.sealed === null || !knownSealingKey()) return message
  const path = unlockIfOurs(message.sealed)
  if (path === undefined) return { ...message, notSent: 'other secret' }
  return demonstration ? { ...message, path } : message
}
