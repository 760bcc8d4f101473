import type { Need } from '#modules/people/index.ts'
import { type Mistake, NotAllowed } from '#platform/problems.ts'
import { type AnyRoute, type Context, mistakeOfLength, page, redirect, textOf } from '#platform/http/index.ts'
import { alertToDecide, openWords } from '../commands/open-words.ts'
import { openingPage } from '../pages/opening.ts'
import { findVoice } from '../queries/voices.ts'
import { whoIs } from './staff.ts'

/* Whoever has to decide about a child's safety opens what the child said, with a reason that is kept and told. */

export const openingRoutes: readonly AnyRoute<Need>[] = [
  {
    method: 'GET',
    path: '/voices/:ref/opening',
    keyed: true,
    need: 'signed in',
    records: 'nothing',
    handler: (context) => ask(context, []),
  },
  {
    method: 'POST',
    path: '/voices/:ref/opening',
    need: 'signed in',
    records: 'words of a child opened',
    handler: take,
  },
]

async function ask({ tx, params, actor, body, today }: Context, mistakes: readonly Mistake[]) {
  const voice = await findVoice(tx, params['ref']!)
  if (!(await alertToDecide(tx, voice.id, actor, today)))
    throw new NotAllowed('A child’s words are opened only by whoever has to decide about their safety.')
  return page(openingPage(voice, await whoIs(tx, voice), textOf(body, 'reason'), mistakes))
}

async function take(context: Context) {
  const { tx, params, actor, body, today } = context
  const reason = textOf(body, 'reason').trim()
  const nobodyReached = textOf(body, 'nobody-reached') === 'yes'
  const mistakes: Mistake[] = [
    ...(nobodyReached
      ? []
      : [{ field: 'nobody-reached', message: 'Ask first whoever has read it. Tick this when you reach nobody' }]),
    ...(reason === '' ? [{ field: 'reason', message: 'Say why it cannot wait, and whom you tried to reach' }] : []),
    ...mistakeOfLength('reason', reason, 2000),
  ]
  if (mistakes.length > 0) return ask(context, mistakes)
  await openWords(tx, params['ref']!, { reason, nobodyReached }, actor, today)
  return redirect(`/voices/${params['ref']}`, 'Their words are open to you. Those who read them have been told.')
}
