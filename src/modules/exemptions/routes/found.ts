import type { Need } from '#modules/people/index.ts'
import { findHousehold, type Household } from '#modules/register/index.ts'
import { type AnyRoute, type Context, page, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { type Mistake, mistakeIf, NotFound, Refused } from '#platform/problems.ts'
import { answerFound, takeAnswerBack } from '../commands/answer.ts'
import { isBecause } from '../found.ts'
import { fieldsOf, foundPage } from '../pages/found.ts'
import { listAnswers, listFoundIn } from '../queries/found.ts'

const path = '/exemptions/found/:household'
const shared = { need: 'respond' } as const

/** What the register says of one household, asked of whoever answers for it. */
export const foundRoutes: readonly AnyRoute<Need>[] = [
  { ...shared, method: 'GET', path, keyed: true, records: 'nothing', handler: (context) => show(context, []) },
  { ...shared, method: 'POST', path: `${path}/answer`, records: 'limit answered', handler: take },
  { ...shared, method: 'POST', path: `${path}/taking-back`, records: 'limit answer taken back', handler: takeBack },
]

/** A household of a team that they manage, or stand in for. NotFound for another’s, whatever they see of it. */
async function findTheirs({ tx, actor, params }: Context): Promise<Household> {
  const household = await findHousehold(tx, params['household'] ?? '')
  if (![actor.id, ...actor.actsFor].includes(household.teamManagerId ?? 0)) throw new NotFound()
  return household
}

async function show(context: Context, mistakes: readonly Mistake[]): Promise<Reply> {
  const { tx, body, today } = context
  const household = await findTheirs(context)
  const found = await listFoundIn(tx, household.id, today)
  const answers = await listAnswers(tx, household.id)
  return page(foundPage({ household, found, answers, typed: (field) => textOf(body, field), mistakes, today }))
}

async function take(context: Context): Promise<Reply> {
  const { tx, body, today } = context
  const household = await findTheirs(context)
  const found = await listFoundIn(tx, household.id, today)
  const one = found.find(({ kind, since }) => kind === textOf(body, 'kind') && String(since) === textOf(body, 'since'))
  if (!one) throw new Refused('This was answered already, or the register does not say so any more.')
  const fields = fieldsOf(one)
  const because = textOf(body, fields.because)
  const words = textOf(body, fields.words).trim()
  const mistakes = [
    ...mistakeIf(!isBecause(one.kind, because), fields.because, 'Choose why it is not so.'),
    ...mistakeIf(because === 'other' && words === '', fields.words, 'Say the other reason.'),
    ...mistakeIf(words.length > 2000, fields.words, 'Say it in at most 2,000 characters.'),
  ]
  if (mistakes.length > 0 || !isBecause(one.kind, because)) return show(context, mistakes)
  await answerFound(tx, { householdId: household.id, kind: one.kind, since: one.since, because, words })
  return redirect(
    `/exemptions/found/${household.ref}`,
    'Your answer is kept. It is asked again only if another child comes.',
  )
}

async function takeBack(context: Context): Promise<Reply> {
  const { tx, body } = context
  const household = await findTheirs(context)
  const said = await listAnswers(tx, household.id)
  const one = said.find(({ kind, since }) => kind === textOf(body, 'kind') && String(since) === textOf(body, 'since'))
  if (!one) throw new Refused('This answer was taken back already.')
  await takeAnswerBack(tx, { householdId: household.id, ...one })
  return redirect(`/exemptions/found/${household.ref}`, 'It is asked again.')
}
