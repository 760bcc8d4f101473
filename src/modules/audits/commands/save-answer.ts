import { isIrosQuestion } from '#framework/a2-audit-tool/child-voice-grade.ts'
import type { Question, Section, Tool } from '#framework/a2-audit-tool/types.ts'
import { questionOf, sectionOf } from '#framework/a2-audit-tool/index.ts'
import { beginUnfinished, takeBackUnfinished } from '#modules/alerts/index.ts'
import type { Given } from '#modules/forms/index.ts'
import { dateOfQuestion } from '#framework/plausible-answers.ts'
import { mistakeAbout } from '#framework/plausible-dates/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotFound, Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { type Answer, readValue, type Value } from '../answers.ts'
import type { AuditInHand } from '../audit.ts'
import { whyNotIros } from '../iros-part.ts'
import { findTool, listAnswers, listChildrenOfAudit } from '../queries/answers.ts'
import { datesOfAudit } from '../queries/dates.ts'
import { partsOf } from '../parts.ts'
import { iroOf } from '../queries/standing.ts'
import { isAboutRisk, raisesAlert } from '../keys.ts'
import { mayWrite } from '../writers.ts'
import { bearsOnLimit, isOverLimit, tellOfLimit } from './tell-of-limit.ts'

export type Saved =
  | { kind: 'saved'; version: number }
  /** Somebody else saved in between: nothing was written, both texts are shown. */
  | { kind: 'conflict'; theirs: Answer }
  /** `confirm`: an odd date, to be mended or said to be right. */
  | { kind: 'mend'; message: string; confirm?: string }

/** Saves one answer, in a transaction of its own. What was acknowledged is never overwritten unseen: a save names the
 * version it started from. */
export async function saveAnswer(
  tx: Tx,
  actor: Actor,
  audit: AuditInHand,
  given: Given,
  today: Temporal.PlainDate,
): Promise<Saved> {
  const tool = await findTool(tx, audit)
  const { question, section } = placeOf(given.question, tool)
  const children = isIrosQuestion(question.key) ? await listChildrenOfAudit(tx, audit.id) : []
  const writer = { ...partsOf(actor, audit), iroOf: iroOf(actor, children) }
  if (!mayWrite(section, question, audit, writer, given.childId)) {
    throw new Refused(closedToYou)
  }
  if (await isKeptFromThem(tx, audit.id, question)) throw new Refused(closedToYou)
  const read = readValue(question, given.value)
  if ('mend' in read) return { kind: 'mend', message: read.mend }
  const because = isIrosQuestion(question.key)
    ? whyNotIros(given, read.value, await listAnswers(tx, audit.id), today)
    : null
  if (because) return { kind: 'mend', message: because }
  const odd = await oddDate(tx, audit, question, read.value, given.right, today)
  if (odd) return { kind: 'mend', ...odd }
  const about = { audit, childId: given.childId }
  const wasOver = bearsOnLimit(question.key) && (await isOverLimit(tx, about))
  const written = await write(tx, audit, section, given, read.value)
  if (written === undefined) {
    const { state } = await tx.one<{ state: string }>(sql`select state from pieces where id = ${audit.id}`)
    if (state !== audit.state) throw new Refused(closedToYou)
    const theirs = await findAnswer(tx, audit.id, given)
    return theirs && same(theirs, given, read.value)
      ? { kind: 'saved', version: theirs.version }
      : { kind: 'conflict', theirs: theirs ?? missing() }
  }
  if (raisesAlert(question)) await askToFinish(tx, audit, question, read.value, written.before)
  if (bearsOnLimit(question.key) && !wasOver && (await isOverLimit(tx, about))) await tellOfLimit(tx, about, today)
  return { kind: 'saved', version: written.version }
}

/** What is wrong or odd with a date (framework/plausible-dates). */
async function oddDate(
  tx: Tx,
  audit: AuditInHand,
  { key, type }: Question,
  value: Value,
  right: string | undefined,
  today: Temporal.PlainDate,
): Promise<{ message: string; confirm?: string } | undefined> {
  if (type !== 'date' || typeof value !== 'string' || value === 'none_recorded') return undefined
  const date = Temporal.PlainDate.from(value)
  return mistakeAbout(dateOfQuestion(key), date, await datesOfAudit(tx, audit, today), right)
}

const closedToYou = 'This part cannot be changed now, or is not yours to change. What others wrote is as it was.'

/** Somebody raised here what must not reach this person: they see no answer to it, and write none over it. */
async function isKeptFromThem(tx: Tx, pieceId: number, { key }: Question): Promise<boolean> {
  if (!isAboutRisk(key)) return false
  const { kept } = await tx.one<{ kept: boolean }>(sql`select ${pieceId}::int = any (pieces_kept_from_me()) as kept`)
  return kept
}

/** A yes stands above the person's work until they say who and what, or take it back; neither reading nor passing over it tells
 * anybody anything. */
async function askToFinish(tx: Tx, audit: AuditInHand, { key }: Question, value: Value, before: Value): Promise<void> {
  const about = { householdId: audit.householdId, pieceId: audit.id, question: key }
  if (value !== 'yes') await takeBackUnfinished(tx, about)
  else if (before !== 'yes') await beginUnfinished(tx, about)
}

function placeOf(key: string, tool: Tool): { question: Question; section: Section } {
  const question = questionOf(key, tool)
  const section = sectionOf(key.split('.')[0] ?? '', tool)
  if (!question || !section) throw new NotFound()
  return { question, section }
}

/** The answer and its line in the trail, in one statement, with what stood there before. Undefined when the version named is no longer the newest, or when
 * the audit has moved on: it is held as it was judged, so that nothing changes after it was sent. */
async function write(
  tx: Tx,
  audit: AuditInHand,
  section: Section,
  given: Given,
  value: Value,
): Promise<{ version: number; before: Value } | undefined> {
  return tx.maybe<{ version: number; before: Value }>(sql`
    with held as (
      select id from pieces where id = ${audit.id} and state = ${audit.state} for share
    ), earlier as (
      select n.value from answers n where n.piece_id = ${audit.id} and n.question = ${given.question} and n.child_id is not distinct from ${given.childId}::int
    ), saved as (
      insert into answers (piece_id, section, question, child_id, value, explanation, evidence, settled, saved_by, saved_at)
      select held.id, ${section.key}, ${given.question}, ${given.childId}::int, ${JSON.stringify(value)}::jsonb, ${given.explanation},
        ${given.evidence}, ${given.settles ?? false}, actor(), request_now() from held
      on conflict (piece_id, question, child_id) do update set value = excluded.value, explanation = excluded.explanation,
        evidence = excluded.evidence, settled = excluded.settled, brought_forward = false, version = answers.version + 1, saved_by = excluded.saved_by,
        saved_at = excluded.saved_at
        where answers.version = ${given.version}
          or (${given.followsOwn ?? false} and answers.version = ${given.version + 1} and answers.saved_by = actor())
      returning version
    ), noted as (
      insert into trail (at, actor_id, kind, household_id, piece_id, data)
      select request_now(), actor(), 'answer saved', ${audit.householdId}, ${audit.id},
        jsonb_build_object('question', ${given.question}::text, 'version', saved.version) from saved
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

function missing(): never {
  throw new NotFound()
}
