import { isIrosQuestion } from '#framework/a2-audit-tool/child-voice-grade.ts'
import type { Question, Section, Tool } from '#framework/a2-audit-tool/types.ts'
import { questionOf, sectionOf } from '#framework/a2-audit-tool/index.ts'
import { Refused } from '#platform/http/index.ts'
import type { Actor } from '#platform/sql/database.ts'
import { NotFound, sql, type Tx } from '#platform/sql/index.ts'
import { type Answer, readValue, type Value } from '../answers.ts'
import type { AuditInHand } from '../audit.ts'
import { whyNotIros } from '../iros-part.ts'
import { findTool, listAnswers, listChildrenOfAudit } from '../queries/answers.ts'
import { iroOf, partsOf } from '../queries/standing.ts'
import { mayWrite } from '../writers.ts'
import { raiseAlert } from './alert.ts'
import { bearsOnLimit, isOverLimit, tellOfLimit } from './tell-of-limit.ts'

export type Given = {
  question: string
  childId: number | null
  value: string | readonly string[]
  explanation: string
  evidence: string
  /** The version that the person had before them: 0 when there was none. */
  version: number
}

export type Saved =
  | { kind: 'saved'; version: number }
  /** Somebody else saved in between: nothing was written, both texts are shown. */
  | { kind: 'conflict'; theirs: Answer }
  | { kind: 'mend'; message: string }

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
  const read = readValue(question, given.value)
  if ('mend' in read) return { kind: 'mend', message: read.mend }
  const because = isIrosQuestion(question.key)
    ? whyNotIros(given, read.value, await listAnswers(tx, audit.id), today)
    : null
  if (because) return { kind: 'mend', message: because }
  const about = { audit, childId: given.childId }
  const wasOver = bearsOnLimit(question.key) && (await isOverLimit(tx, about))
  const version = await write(tx, audit, section, given, read.value)
  if (version === undefined) {
    const { state } = await tx.one<{ state: string }>(sql`select state from audits where id = ${audit.id}`)
    if (state !== audit.state) throw new Refused(closedToYou)
    const theirs = await findAnswer(tx, audit.id, given)
    return theirs && same(theirs, given, read.value)
      ? { kind: 'saved', version: theirs.version }
      : { kind: 'conflict', theirs: theirs ?? missing() }
  }
  const alert = read.value === 'yes' ? alertIn(question) : undefined
  if (alert) await raiseAlert(tx, audit, { what: alert, told: '' }, today)
  if (bearsOnLimit(question.key) && !wasOver && (await isOverLimit(tx, about))) await tellOfLimit(tx, about, today)
  return { kind: 'saved', version }
}

const closedToYou = 'This part cannot be changed now, or is not yours to change. What others wrote is as it was.'

/** The two questions whose yes goes at once to those who can make a child safe (process.md, invariant 2). */
function alertIn(question: Question): string | undefined {
  if (question.key === 'mod.safeguarding') return 'The moderator has seen something unsafe that the audit missed.'
  if (!question.rules?.includes('L1')) return undefined
  return 'A child may be at risk of significant harm now, and it is not being dealt with.'
}

function placeOf(key: string, tool: Tool): { question: Question; section: Section } {
  const question = questionOf(key, tool)
  const section = sectionOf(key.split('.')[0] ?? '', tool)
  if (!question || !section) throw new NotFound()
  return { question, section }
}

/** The answer and its line in the trail, in one statement. Undefined when the version named is no longer the newest, or when
 * the audit has moved on: it is held as it was judged, so that nothing changes after it was sent. */
async function write(
  tx: Tx,
  audit: AuditInHand,
  section: Section,
  given: Given,
  value: Value,
): Promise<number | undefined> {
  const saved = await tx.maybe<{ version: number }>(sql`
    with held as (
      select id from audits where id = ${audit.id} and state = ${audit.state} for share
    ), saved as (
      insert into answers (audit_id, section, question, child_id, value, explanation, evidence, saved_by, saved_at)
      select held.id, ${section.key}, ${given.question}, ${given.childId}::int, ${JSON.stringify(value)}::jsonb, ${given.explanation},
        ${given.evidence}, actor(), request_now() from held
      on conflict (audit_id, question, child_id) do update set value = excluded.value, explanation = excluded.explanation,
        evidence = excluded.evidence, brought_forward = false, version = answers.version + 1, saved_by = excluded.saved_by,
        saved_at = excluded.saved_at
        where answers.version = ${given.version}
      returning version
    ), noted as (
      insert into trail (at, actor_id, kind, household_id, audit_id, data)
      select request_now(), actor(), 'answer saved', ${audit.householdId}, ${audit.id},
        jsonb_build_object('question', ${given.question}::text, 'version', saved.version) from saved
    )
    select version from saved`)
  return saved?.version
}

function findAnswer(tx: Tx, auditId: number, given: Given): Promise<Answer | undefined> {
  return tx.maybe<Answer>(sql`
    select n.id, n.section, n.question, n.child_id as "childId", n.value, n.explanation, n.evidence,
      n.brought_forward as "broughtForward", n.version, n.saved_by as "savedById", p.name as "savedBy", n.saved_at as "savedAt"
    from answers n left join people p on p.id = n.saved_by
    where n.audit_id = ${auditId} and n.question = ${given.question} and n.child_id is not distinct from ${given.childId}`)
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
