import { byQuestion } from '#framework/forms/answered.ts'
import { missingInPart } from '#framework/forms/missing.ts'
import type { Form } from '#framework/forms/types.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { part, together } from '#platform/sql/together.ts'
import { upperFirst } from '#platform/words.ts'
import type { ChildOfPiece } from '../filling.ts'
import type { CaseOf, Is, Plain, PlainKinds } from '../plain.ts'
import type { Given } from '../whole-move.ts'
import { answersOf } from './answers.ts'
import type { FormFinder } from './forms.ts'
import { behindOf, madeOf } from './sent.ts'

/** Who asks, of which piece, on which day, and what was given with the move that is judged. */
export type Asked<P> = { actor: Actor; piece: P; today: Temporal.PlainDate; given?: Given }

/** Everything that a judge and a page need to know of a piece of a plain stream, read once. */
export async function readCase<T extends PlainKinds>(
  tx: Tx,
  plain: Plain<T>,
  findForm: FormFinder<T['part']>,
  { actor, piece, today, given = {} }: Asked<T['piece']>,
): Promise<CaseOf<T>> {
  const is = whoIs(plain, actor, piece)
  const form = without(await findForm(tx, piece), plain.leftOut(piece, is))
  const read = await together(tx, {
    ...{ children: childrenOf(piece), answers: answersOf(piece.id), told: untoldOf(piece.id) },
    made: madeOf(piece.id),
  })
  const { children } = read
  const answers = byQuestion(read.answers)
  const about = { children, answers, questionsWithActions: new Set<string>() }
  const parts = Object.keys(plain.writes) as T['part'][]
  const missing = parts.map((one) => [one, missingInPart(form, one, about, plain.asks).length])
  const facts = await plain.facts(tx, { piece, answers })
  const untold = read.told[0]?.untold ?? 0
  const standing = {
    ...is,
    ...facts,
    piece,
    today,
    missing: Object.fromEntries(missing),
    untold,
    corrects: actor.duties.has('decide_disagreements'),
    ...(await behindOf(tx, read.made, piece)),
    given,
  } as CaseOf<T>['standing']
  return { piece, form, children, answers, writer: standing, standing }
}

/** What somebody is to a piece: by the person, never by cover. */
export function whoIs<T extends PlainKinds>(
  { pieces }: Pick<Plain<T>, 'pieces'>,
  { id }: Pick<Actor, 'id'>,
  piece: T['piece'],
): Is<T['who']> {
  const ids: Readonly<Record<string, unknown>> = piece
  const are = pieces.people.map((who) => [`is${upperFirst(who)}`, ids[`${who}Id`] === id])
  return Object.fromEntries(are)
}

/** The children whom a piece looks at, the eldest first; to be asked together with what else is wanted of it. */
export const childrenOf = ({ childIds = [] }: { childIds?: readonly number[] }) =>
  part<ChildOfPiece>(
    sql`select id, ref, initials from children where id = any (${[...childIds]}::int[]) order by born_on, id`,
    {},
  )

const untoldOf = (pieceId: number) =>
  part<{ untold: number }>(
    sql`select count(*)::int as untold from told where piece_id = ${pieceId} and due_at is not null and at is null`,
    {},
  )

function without<Part extends string>(form: Form<Part>, keys: readonly string[]): Form<Part> {
  const asked = ({ key }: { key: string }) => !keys.includes(key)
  const sections = form.sections.map((one) => ({ ...one, questions: one.questions.filter(asked) }))
  return { ...form, sections: sections.filter(({ questions }) => questions.length > 0) }
}
