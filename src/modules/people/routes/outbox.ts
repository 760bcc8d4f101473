import { page, type Route } from '#platform/http/index.ts'
import type { Need } from '../need.ts'
import { outboxPage, outboxTitle, readShow } from '../pages/outbox.ts'
import { countOutgoing, findWay, listOutgoing } from '../queries/messages.ts'

export const outboxRoutes: readonly Route<Need>[] = [
  {
    method: 'GET',
    path: '/outbox',
    need: 'manage_people',
    records: 'nothing',
    handler: async ({ tx, today, now, query }) => {
      const show = readShow(query['show'])
      const [count, way] = [await countOutgoing(tx, show), await findWay(tx, today)]
      const last = Math.max(1, Math.ceil(count / 25))
      const pageNumber = Math.min(Math.max(1, Number.parseInt(query['page'] ?? '', 10) || 1), last)
      const messages = await listOutgoing(tx, today, { show, page: pageNumber })
      return page({ title: outboxTitle, main: outboxPage({ messages, show, count, pageNumber, way, now }) })
    },
  },
]
