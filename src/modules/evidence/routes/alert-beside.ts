import { answerKey } from '#framework/forms/answered.ts'
import { questionOf } from '#framework/forms/form.ts'
import { findHomeOf, findUnfinished, newAlertFacts } from '#modules/alerts/index.ts'
import type { Context } from '#platform/http/index.ts'
import { asksOfDanger, saysDanger } from '../danger.ts'
import type { Filling, Kinds, Place, View } from '../filling.ts'
import { alertPanel } from '../pages/alert-panel.ts'
import { named } from '../place.ts'

/** What a sign of danger opens: who and what, and whom it would be told; or that it has been told. Undefined where the section asks for none. */
export async function alertBeside<T extends Kinds>(
  context: Context,
  filling: Filling<T>,
  { piece, form, answers, home }: View<T>,
  { section, child }: Place<T['part']>,
) {
  const { tx } = context
  const { shipped, acting } = filling
  const asking = section.questions.filter((question) => asksOfDanger(shipped, question))
  if (asking.length === 0 || piece.householdId === null) return undefined
  const household = home?.household ?? (await findHomeOf(tx, piece))
  const known = home ? { children: home.placed, sign: home.sign } : {}
  const facts = await newAlertFacts(
    { ...context, body: {} },
    { household, piece: named(filling, piece), voice: null, ...known },
    [],
  )
  return alertPanel({
    action: `${filling.path}/${piece.ref}/alert`,
    facts: { ...facts, actingAsked: acting?.section === section.key && questionOf(acting.words, form) !== undefined },
    alerts: facts.open,
    unfinished: await findUnfinished(tx, piece.id),
    answered: asking.some((question) =>
      saysDanger(shipped, question, answers.get(answerKey(question.key, child?.id ?? null))?.value),
    ),
  })
}
