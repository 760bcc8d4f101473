import { comesFrom } from '#modules/actions/index.ts'
import type { ObservationPart } from '#framework/a2-observation-form/index.ts'
import { type Answers, byQuestion } from '#framework/forms/answered.ts'
import { missingInPart } from '#framework/forms/missing.ts'
import type { Form } from '#framework/forms/types.ts'
import { type AskedOfSection, type ChildOfPiece, findMoment, formFinder, listAnswers } from '#modules/evidence/index.ts'
import type { Answer } from '#modules/forms/index.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Observation, Standing } from '../observation.ts'
import { familySaidNo, ofTheForm, writerOf } from '../writers.ts'

/** What belongs to observations where their form is filled in. */
export type OfObservations = {
  piece: Observation
  writer: Pick<Standing, 'isObserver' | 'isWorker'>
  view: ObservationCase
  part: ObservationPart
  who: 'observer' | 'worker'
}

/** An observation with its form, its answers as far as this person may read them, and what a move of it is judged by. */
export type ObservationCase = {
  piece: Observation
  form: Form<ObservationPart>
  children: readonly ChildOfPiece[]
  answers: Answers<Answer>
  writer: Standing
  standing: Standing
}

export const readForm = formFinder<ObservationPart>()

/** The form as this observation asks it: without the word for the whole in somebody’s first year. Whether there was danger is the observer’s
 * and the alert’s own: whoever the alert is about reads the same page as everybody else. */
export async function findForm(tx: Tx, piece: Pick<Observation, 'formVersionId' | 'formDigest' | 'graded'>) {
  const form = await readForm(tx, piece)
  return without(form, piece.graded ? [] : ['obs.grade'])
}

function without(form: Form<ObservationPart>, keys: readonly string[]): Form<ObservationPart> {
  const asked = ({ key }: { key: string }) => !keys.includes(key)
  return { ...form, sections: form.sections.map((one) => ({ ...one, questions: one.questions.filter(asked) })) }
}

export function listChildren(tx: Tx, { childIds }: Pick<Observation, 'childIds'>): Promise<ChildOfPiece[]> {
  return tx.many<ChildOfPiece>(
    sql`select id, ref, initials from children where id = any (${childIds}::int[]) order by born_on, id`,
  )
}

export async function readCase(
  tx: Tx,
  actor: Actor,
  piece: Observation,
  today: Temporal.PlainDate,
  given: Standing['given'] = {},
): Promise<ObservationCase> {
  const writer = writerOf(actor, piece)
  const form = without(await findForm(tx, piece), writer.isObserver ? [] : ['obs.safety_alert'])
  const children = await listChildren(tx, piece)
  const answers = byQuestion(await listAnswers(tx, piece.id))
  const { untold, ...actions } = await tx.one<
    Standing['actions'] & { untold: number }
  >(sql`select count(*)::int as total,
    count(*) filter (where state not in ('verified', 'not_done', 'superseded'))::int as open,
    (select count(*)::int from told t where t.piece_id = ${piece.id} and t.due_at is not null and t.at is null) as untold from actions x where ${comesFrom(sql`x`, sql`${piece.id}::int`)}`)
  const about = { children, answers, questionsWithActions: new Set<string>() }
  const missing = (part: ObservationPart) => missingInPart(form, part, about, ofTheForm).length
  const parts = ['preparation', 'observed', 'answer', 'record'] as const
  const standing: Standing = {
    piece,
    ...writer,
    today,
    missing: Object.fromEntries(parts.map((part) => [part, missing(part)])) as Standing['missing'],
    familySaidNo: familySaidNo(answers),
    untold,
    actions,
    given,
  }
  return { piece, form, children, answers, writer: standing, standing }
}

export const findMomentOf = (tx: Tx, at: AskedOfSection) =>
  findMoment(tx, at, {
    piece: sql`select p.id, p.form_version_id as "formVersionId", f.digest as "formDigest", o.child_ids
      from pieces p join observations o on o.id = p.id join form_versions f on f.id = p.form_version_id where p.ref = ${at.ref}`,
    child: sql`select c.id from children c where c.ref = ${at.child} and c.id = any (piece.child_ids)`,
  })
