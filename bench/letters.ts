import { sendDigests } from '#modules/people/commands/send-messages.ts'
import { tell } from '#modules/people/commands/messages.ts'
import { sentencesOf } from '#platform/room.ts'
import { rooms } from '#src/rooms.ts'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'

/** How many letters of a digest for 4,000 people leave between an alert that is raised in the middle of it and its own letter; and how
 * much longer the last thousand take than the first. */
export async function sendManyLetters(): Promise<{ between: number; slower: number }> {
  const database = await freshDatabase()
  const { people } = await aSmallService(database)
  const now = Temporal.Instant.from('2026-11-20T07:30:00Z')
  await database.asOwner((client) =>
    client.query(`with made as (
        insert into people (name, email) select 'Reader ' || n, 'reader-' || n || '@council.example' from generate_series(1, 4000) n returning id
      ) insert into messages (to_id, kind, path, made_at) select id, 'action set', '/actions/T-1', '2026-11-19T17:00Z' from made`),
  )
  await database.asOwner((client) => client.query('vacuum analyze'))
  const sent: { to: string; at: number }[] = []
  const send = async ({ to }: { to: string }) => {
    sent.push({ to, at: performance.now() })
    if (sent.length !== 2000) return
    const message = {
      to: people['sm-1']!,
      kind: 'safety alert raised',
      path: '/alerts/S-1',
      urgent: true,
      pieceId: null,
    } as const
    await database.asSystem(now, (tx) => tell(tx, message))
  }
  const mail = { mailer: { send, close: () => {} }, baseUrl: 'https://hearth.example', sentences: sentencesOf(rooms) }
  await sendDigests(database, mail, now)
  const took = (from: number) => sent[from + 999]!.at - sent[from]!.at
  const urgent = sent.findIndex(({ to }) => !to.startsWith('reader-'))
  return { between: urgent - 2000, slower: took(3000) / took(0) }
}
