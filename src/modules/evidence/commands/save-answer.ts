import { questionOf } from '#framework/forms/form.ts'
import { readValue } from '#framework/forms/read-value.ts'
import type { Value } from '#framework/forms/answered.ts'
import type { Form, Question, Section } from '#framework/forms/types.ts'
import { beginUnfinished, takeBackUnfinished } from '#modules/alerts/index.ts'
import { type Answer, type Given, mistakeInRead } from '#modules/forms/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotFound, Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { alertOn, asksOfDanger, isAboutDanger, saysDanger } from '../danger.ts'
import type { Filled, Kinds, Mend, Saving } from '../filling.ts'
import { mayWrite } from '../writers.ts'

export type Saved =
  | { kind: 'saved'; version: number }
  /** Another was saved in between: nothing was written, both texts are shown. */
  | { kind: 'conflict'; theirs: Answer }
  | ({ kind: 'mend' } & Mend)

/** Saves one answer of a piece that is held, in a transaction of its own. What was acknowledged is never overwritten unseen: a save
 * names the version it started from. */
export async function saveAnswer<T extends Kinds>(
  tx: Tx,
  actor: Actor,
  saving: Saving<T>,
  piece: T['piece'],
  given: Given,
  today: Temporal.PlainDate,
): Promise<Saved> {
  const { question, section } = placeOf(given.question, await saving.form(tx, piece))
  const writer = await saving.writer(tx, actor, piece, question)
  const state: T['piece']['state'] = piece.state
  if (!mayWrite(saving.writers, { section, question, state, child: given.childId }, writer))
    throw new Refused(closedToYou)
  if (isAboutDanger(saving.shipped, question.key) && (await isKeptFromThem(tx, piece.id)))
    throw new Refused(closedToYou)
  const read = readValue(question, given.value, saving.asks)
  if ('mend' in read) return { kind: 'mend', message: read.mend }
  const { value } = read
  const unclear = await unclearIn(tx, piece.id, given, today)
  if (unclear) return { kind: 'mend', message: unclear, at: 'evidence' }
  const mistake = await saving.mistakeIn?.(tx, piece, { question, given, value }, today)
  if (mistake) return { kind: 'mend', ...mistake }
  const follow = await saving.watch?.(tx, piece, given, today)
  const written = await write(tx, piece, section, given, value)
  if (written === undefined) return notWritten(tx, piece, given, value)
  if (asksOfDanger(saving.shipped, question))
    await askToFinish(tx, saving.shipped, piece, question, { childId: given.childId, value, before: written.before })
  await follow?.()
  return { kind: 'saved', version: written.version }
}

/** What was read for it is said by kind and date; what stood there before any of that was asked may stay. */
async function unclearIn(
  tx: Tx,
  pieceId: number,
  given: Given,
  today: Temporal.PlainDate,
): Promise<string | undefined> {
  const mistake = mistakeInRead(given.evidence, today)
  if (mistake === undefined) return undefined
  return (await findAnswer(tx, pieceId, given))?.evidence === given.evidence ? undefined : mistake
}

const closedToYou = 'This part cannot be changed now, or is not yours to change. What others wrote is as it was.'

function placeOf<Part extends string>(key: string, form: Form<Part>): { question: Question; section: Section<Part> } {
  const question = questionOf(key, form)
  const section = form.sections.find(({ questions }) => questions.some((one) => one.key === key))
  if (!question || !section) throw new NotFound()
  return { question, section }
}

/** Somebody raised here what must not reach this person: they see no answer to it, and write none over it. */
async function isKeptFromThem(tx: Tx, pieceId: number): Promise<boolean> {
  const { kept } = await tx.one<{ kept: boolean }>(sql`select ${pieceId}::int = any (pieces_kept_from_me()) as kept`)
  return kept
}

/** Because the piece has moved on, because somebody else saved in between, or because the same words were sent twice. */
async function notWritten(tx: Tx, piece: Filled, given: Given, value: Value): Promise<Saved> {
  const { state } = await tx.one<{ state: string }>(sql`select state from pieces where id = ${piece.id}`)
  if (state !== piece.state) throw new Refused(closedToYou)
  const theirs = await findAnswer(tx, piece.id, given)
  if (!theirs) throw new NotFound()
  return same(theirs, given, value) ? { kind: 'saved', version: theirs.version } : { kind: 'conflict', theirs }
}

/** Such an answer stands above the person's work until they say who and what, or take it back; neither reading nor passing over it
 * tells anybody anything. */
async function askToFinish(
  tx: Tx,
  shipped: Form,
  { id, householdId }: Filled,
  question: Question,
  { childId, value, before }: { childId: number | null; value: Value; before: Value },
): Promise<void> {
  const about = { pieceId: id, question: question.key }
  if (saysDanger(shipped, question, value)) {
    if (householdId === null) throw new Refused(noHousehold)
    if (!saysDanger(shipped, question, before)) await beginUnfinished(tx, { householdId, ...about })
  } else if (childId === null || !(await isSaidOfAnother(tx, about, childId, alertOn(shipped, question.key))))
    await takeBackUnfinished(tx, about)
}

/** They said so of another child as well: what is taken back of this one stands for that one. */
async function isSaidOfAnother(
  tx: Tx,
  { pieceId, question }: { pieceId: number; question: string },
  childId: number,
  on: readonly string[],
): Promise<boolean> {
  const { said } = await tx.one<{ said: boolean }>(sql`
    select exists (select from answers where piece_id = ${pieceId} and question = ${question} and child_id <> ${childId}
      and saved_by = actor() and value #>> '{}' = any (${on})) as said`)
  return said
}

const noHousehold =
  'An alert is raised on a household, and this is about none. Open the household, and raise it there now; where you see none, ring the team’s manager now.'

/** The answer and its line in the trail, in one statement, with what stood there before. Undefined when the version named is no longer the
 * newest, unless that is nobody's words but brought forward, or when the piece has moved on: it is held as it was judged, so that nothing changes after it was sent. The trail names nothing
 * by which a restricted matter could be found, as in platform/trail. */
async function write(
  tx: Tx,
  piece: Filled,
  section: Pick<Section, 'key'>,
  given: Given,
  value: Value,
): Promise<{ version: number; before: Value } | undefined> {
  return tx.maybe<{ version: number; before: Value }>(sql`
    with held as (
      select id, matter from pieces where id = ${piece.id} and state = ${piece.state} for share
    ), earlier as (
      select n.value from answers n where n.piece_id = ${piece.id} and n.question = ${given.question} and n.child_id is not distinct from ${given.childId}::int
    ), saved as (
      insert into answers (piece_id, section, question, child_id, value, explanation, evidence, settled, saved_by, saved_at)
      select held.id, ${section.key}, ${given.question}, ${given.childId}::int, ${JSON.stringify(value)}::jsonb, ${given.explanation},
        ${given.evidence}, ${given.settles ?? false}, actor(), request_now() from held
      on conflict (piece_id, question, child_id) do update set value = excluded.value, explanation = excluded.explanation,
        evidence = excluded.evidence, settled = excluded.settled, brought_forward = ${given.waitsAgain ?? false}, version = answers.version + 1, saved_by = excluded.saved_by,
        saved_at = excluded.saved_at
        where answers.version = ${given.version} or (answers.brought_forward and answers.saved_by is null)
          or (${given.followsOwn ?? false} and answers.version = ${given.version + 1} and answers.saved_by = actor())
      returning version
    ), noted as (
      insert into trail (at, actor_id, kind, household_id, piece_id, matter, data)
      select request_now(), actor(), 'answer saved', case when held.matter is null then ${piece.householdId}::int end,
        case when held.matter is null then held.id end, held.matter, case when held.matter is null
          then jsonb_build_object('question', ${given.question}::text, 'version', saved.version) else '{}' end
      from saved, held
    )
    select version, (select value from earlier) as before from saved`)
}

function findAnswer(tx: Tx, pieceId: number, given: Given): Promise<Answer | undefined> {
  return tx.maybe<Answer>(sql`
    select n.id, n.section, n.question, n.child_id as "childId", n.value, n.explanation, n.evidence,
      n.brought_forward as "broughtForward", n.version, n.saved_by as "savedById", p.name as "savedBy", n.saved_at as "savedAt"
    from answers n left join people p on p.id = n.saved_by
    where n.piece_id = ${pieceId} and n.question = ${given.question} and n.child_id is not distinct from ${given.childId}`)
}

/** The same words sent twice (a lost reply, a doubled click) are no conflict. */
function same(theirs: Answer, given: Given, value: Value): boolean {
  return (
    JSON.stringify(theirs.value) === JSON.stringify(value) &&
    theirs.explanation === given.explanation &&
    theirs.evidence === given.evidence
  )
}
