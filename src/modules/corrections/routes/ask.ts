import { type Context, page, type Reply, redirect, textOf } from '#platform/http/index.ts'
import { correctableOf, type Rooms } from '#platform/room.ts'
import { askToPutRight } from '../commands/ask.ts'
import { readQuestion } from '../forms.ts'
import { askPage } from '../pages/ask.ts'

/* "This is about the wrong person", from the words, the answer, the action or the file. */

export async function showQuestion({ tx, query, body }: Context, rooms: Rooms): Promise<Reply> {
  const about = correctableOf(rooms, query['kind'] ?? '')
  return page(askPage({ about, of: await about.find(tx, query['of'] ?? ''), body, mistakes: [] }))
}

export async function takeQuestion({ tx, body }: Context, rooms: Rooms): Promise<Reply> {
  const about = correctableOf(rooms, textOf(body, 'kind'))
  const of = await about.find(tx, textOf(body, 'of'))
  const read = readQuestion(body)
  if (!read.ok) return page(askPage({ about, of, body, mistakes: read.mistakes }))
  const { ref } = await askToPutRight(tx, { kind: about.kind, of, ...read.value })
  return redirect(`/corrections/${ref}`, 'Quality Assurance and Partnerships has been told.')
}
