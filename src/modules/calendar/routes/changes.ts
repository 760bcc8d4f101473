import type { Need } from '#modules/people/index.ts'
import {
  type AnyRoute,
  type Context,
  page,
  readNumber,
  redirect,
  type Reply,
  textOf,
  tooLong,
} from '#platform/http/index.ts'
import { NotFound, Refused } from '#platform/problems.ts'
import { whyNotAnswer } from '../change.ts'
import { answerChange, takeAnswerBack, withdrawChange } from '../commands/change.ts'
import { changesPage } from '../pages/changes.ts'
import { type Change, openChanges } from '../queries/changes.ts'

const shared = { need: 'signed in' } as const

export const changeRoutes: readonly AnyRoute<Need>[] = [
  { ...shared, method: 'GET', path: '/calendar/changes', keyed: true, records: 'nothing', handler: show },
  {
    ...shared,
    method: 'POST',
    path: '/calendar/changes/:change/answer',
    records: 'change of the year answered',
    handler: answer,
  },
  {
    ...shared,
    method: 'POST',
    path: '/calendar/changes/:change/withdrawal',
    records: 'change of the year taken back',
    handler: async ({ tx, actor, params }) =>
      back(await withdrawChange(tx, actor, changeIn(params)), 'It is taken back. The line stands as agreed.'),
  },
  {
    ...shared,
    method: 'POST',
    path: '/calendar/changes/:change/answer-taken-back',
    records: 'answer about the year taken back',
    handler: async ({ tx, actor, params }) =>
      back(
        await takeAnswerBack(tx, actor, changeIn(params)),
        'The answer is taken back. The line stands as it stood before.',
      ),
  },
]

async function show({ tx, actor, today }: Context): Promise<Reply> {
  const may = (change: Change) => whyNotAnswer(change, { personId: change.personId }, 'no', actor) === null
  return page(changesPage(await openChanges(tx), may, today))
}

async function answer({ tx, actor, params, body }: Context): Promise<Reply> {
  const said = textOf(body, 'answer')
  if (said !== 'yes' && said !== 'no') throw new Refused('Choose yes or no.')
  const words = textOf(body, 'words').trim()
  const long = tooLong(words, 2000)
  if (long) throw new Refused(long)
  const change = await answerChange(tx, actor, changeIn(params), said, words)
  return back(
    change,
    said === 'yes' ? 'You have agreed: the line is changed.' : 'You have said no: the line stands as agreed.',
  )
}

const back = ({ slotId }: Change, words: string): Reply =>
  redirect(slotId === null ? '/calendar/changes' : `/calendar/lines/${slotId}`, words)

function changeIn(params: Record<string, string>): number {
  const id = readNumber(params['change'])
  if (!id) throw new NotFound()
  return id
}
