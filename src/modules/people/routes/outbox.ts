import { page, readPage, type Route } from '#platform/http/index.ts'
import { type Rooms, sentencesOf } from '#platform/room.ts'
import type { Need } from '../need.ts'
import { outboxPage, outboxTitle, readShow } from '../pages/outbox.ts'
import { countOutgoing, findWay, listOutgoing, type Outgoing } from '../queries/messages.ts'
import { knownSealingKey, unlockIfOurs } from '../sealing-key.ts'

export const outboxRoutes = (rooms: Rooms): readonly Route<Need>[] => [
  {
    method: 'GET',
    path: '/outbox',
    need: 'manage_people',
    records: 'nothing',
    handler: async ({ tx, today, now, query }) => {
      const show = readShow(query['show'])
      const [count, way] = [await countOutgoing(tx, show), await findWay(tx, today)]
      const last = Math.max(1, Math.ceil(count / 25))
      const pageNumber = Math.min(readPage(query), last)
      const listed = await listOutgoing(tx, today, { show, page: pageNumber })
      const messages = listed.map((message) => looked(message, way === 'demonstration'))
      return page({
        title: outboxTitle,
        main: outboxPage({ messages, sentences: sentencesOf(rooms), show, count, pageNumber, way, now }),
      })
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
