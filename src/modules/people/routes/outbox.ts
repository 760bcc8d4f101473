import { type Context, listRoutes, readNumber, type Route } from '#platform/http/index.ts'
import type { AskedPage } from '#platform/list-page.ts'
import { type Rooms, sentencesOf } from '#platform/room.ts'
import type { Need } from '../need.ts'
import { columnsOf, type OutboxFacts, outboxPage, outboxTitle, readShow } from '../pages/outbox.ts'
import { findWay, listOutgoing, type Outgoing } from '../queries/messages.ts'
import { knownSealingKey, unlockIfOurs } from '../sealing-key.ts'

export const outboxRoutes = (rooms: Rooms): readonly Route<Need>[] =>
  listRoutes<Outgoing, OutboxFacts, Need>({
    ...{ path: '/outbox', need: 'manage_people', many: 'messages', columns: columnsOf },
    read: (context, asked) => readMessages(context, asked, rooms),
    page: (facts, columns) => ({ title: outboxTitle, main: outboxPage(facts, columns) }),
  })

async function readMessages({ tx, today, now, query }: Context, asked: AskedPage, rooms: Rooms): Promise<OutboxFacts> {
  const show = readShow(query['show'])
  const toId = readNumber(query['to']) || undefined
  const way = await findWay(tx, today)
  const listed = await listOutgoing(tx, today, { show, toId }, asked)
  const list = { ...listed, rows: listed.rows.map((message) => looked(message, way === 'demonstration')) }
  return { list, sentences: sentencesOf(rooms), show, toId, way, now }
}

/** In the demonstration the link itself is shown: nobody's mail brings it. What another secret locked is said to stay here. */
function looked(message: Outgoing, demonstration: boolean): Outgoing {
  if (message.sealed === null || !knownSealingKey()) return message
  const path = unlockIfOurs(message.sealed)
  if (path === undefined) return { ...message, notSent: 'other secret' }
  return demonstration ? { ...message, path } : message
}
