import type { Grade, Question, Section } from '#framework/a2-audit-tool/types.ts'
import { wayOf } from '#framework/forms/choices.ts'
import { byQuestion, type Value } from '#framework/forms/answered.ts'
import { callsForEvidence, choicesOf } from '#framework/a2-audit-tool/answers.ts'
import { callsForWords } from '#framework/forms/calls-for.ts'
import { childIdsOf, isAsked } from '#framework/forms/missing.ts'
import { conversationPeople, workersView } from '#framework/a2-audit-tool/together.ts'
import { findTool } from '#modules/tool/index.ts'
import { beginPiece, findVersionInForce, listAnswers } from '#modules/evidence/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Kind } from './audit.ts'
import type { State } from './steps.ts'
import { findAudit } from './queries/find-audit.ts'
import { listChildrenOfAudit } from './queries/children.ts'

/** Answers everything that a section asks, well and briefly, unless `answers` says otherwise (by question key). For
 * tests that are about what comes after; the answers go straight into the table. */
export async function answerSection(
  tx: Tx,
  ref: string,
  sectionKey: string,
  answers: Readonly<Record<string, Value>> = {},
): Promise<void> {
  const audit = await findAudit(tx, ref)
  const tool = await findTool(tx, audit)
  const section = tool.sections.find((one) => one.key === sectionKey)
  if (!section) throw new Error(`The tool has no section ${sectionKey}`)
  const children = await listChildrenOfAudit(tx, audit.id)
  await tx.run(
    sql`update answers set brought_forward = false, explanation = 'As the record says.' where piece_id = ${audit.id} and section = ${sectionKey} and brought_forward`,
  )
  for (const question of section.questions) {
    for (const childId of childIdsOf(section, { children })) {
      const asked = isAsked(question, childId, byQuestion(await listAnswers(tx, audit.id)), section.questions)
      const value = question.key in answers ? answers[question.key]! : (answerFor(question) ?? null)
      if (asked && (question.required || question.key === workersView || question.key in answers))
        await write(tx, audit.id, section, question, childId, value)
    }
  }
}

async function write(
  tx: Tx,
  pieceId: number,
  section: Section,
  question: Question,
  childId: number | null,
  value: Value,
): Promise<void> {
  const words = callsForWords(question, value) ? 'Because the record and the child both say so.' : ''
  const evidence = callsForEvidence(question, value) ? 'Supervision record of 12 May.' : ''
  await tx.run(sql`
    insert into answers (piece_id, section, question, child_id, value, explanation, evidence, saved_by, saved_at)
    values (${pieceId}, ${section.key}, ${question.key}, ${childId}, ${JSON.stringify(value)}, ${words}, ${evidence}, actor(), request_now())
    on conflict (piece_id, question, child_id) do update set value = excluded.value, explanation = excluded.explanation,
      evidence = excluded.evidence, brought_forward = false, version = answers.version + 1, saved_at = excluded.saved_at`)
}

/** Where all is well, the answer is no. */
const well: ReadonlySet<string> = new Set(['safe.immediate', 'mod.safeguarding', 'mod.conflict', 'cyp3.over_limit'])

function answerFor(question: Question): Value {
  if (well.has(question.key)) return 'no'
  if (question.key === conversationPeople) return ['auditor', 'fostering_social_worker']
  switch (wayOf(question)) {
    case 'day':
      return '2026-11-19'
    case 'score':
      return 7
    case 'figure':
      return 4
    case 'rows':
      return null
    case 'several':
      return [choicesOf(question)[0]?.value ?? '']
    case 'words':
      return 'She sleeps through the night now.'
    case 'one':
      return question.type === 'grade' ? 'good' : (choicesOf(question)[0]?.value ?? null)
  }
}

/** Every section of a part. */
export async function answerPart(
  tx: Tx,
  ref: string,
  part: Section['part'],
  answers: Readonly<Record<string, Value>> = {},
): Promise<void> {
  const tool = await findTool(tx, await findAudit(tx, ref))
  for (const section of tool.sections.filter((one) => one.part === part))
    await answerSection(tx, ref, section.key, answers)
}

export type AuditGiven = {
  householdId: number
  kind?: Kind
  state?: State
  scheduledFor?: string
  dueOn?: string
  auditorId?: number
  moderatorId?: number
  workerId?: number
  /** The days of the moves: sent, moderated, given its final grade. */
  sentOn?: string
  moderatedOn?: string
  gradedOn?: string
  auditorGrade?: Grade
  /** A blind moderation, with the grade that was locked before the auditor's was seen. */
  blindGrade?: Grade
  limitDecided?: boolean
  moderatedGrade?: Grade
  finalGrade?: Grade
}

/** An audit as it stands after the moves named, straight into the tables. Moments are ISO dates, taken at noon. */
export async function anAudit(tx: Tx, given: AuditGiven): Promise<{ id: number; ref: string }> {
  const scheduledFor = given.scheduledFor ?? '2026-11-02'
  const { formVersionId } = await findVersionInForce(tx, 'audit')
  const { householdId, state = 'scheduled', dueOn = null } = given
  const piece = { householdId, formVersionId, state, since: noon(scheduledFor), dueOn }
  const audit = await beginPiece(tx, { stream: 'audit', ...piece }, (id) =>
    tx.run(sql`
    insert into audits (id, kind, scheduled_for, auditor_id, moderator_id, worker_id, blind_moderation, blind_grade, limit_decided,
      period_from, period_to, auditor_grade, moderated_grade, final_grade, made_at)
    values (${id}, ${given.kind ?? 'review_linked'}, ${scheduledFor}, ${given.auditorId ?? null}, ${given.moderatorId ?? null},
      ${given.workerId ?? null}, ${given.blindGrade !== undefined}, ${given.blindGrade ?? null}, ${given.limitDecided ?? null},
      '2025-11-02', '2026-11-02', ${given.auditorGrade ?? null}, ${given.moderatedGrade ?? null}, ${given.finalGrade ?? null},
      ${noon(scheduledFor)})`),
  )
  if (given.sentOn) await aMove(tx, audit.id, 'submit', 'in_audit', 'submitted', given.sentOn)
  if (given.moderatedOn) await aMove(tx, audit.id, 'moderate', 'in_moderation', 'in_discussion', given.moderatedOn)
  if (given.gradedOn) await aMove(tx, audit.id, 'settle', 'in_discussion', 'graded', given.gradedOn)
  return audit
}

export async function aMove(tx: Tx, pieceId: number, move: string, from: State, to: State, on: string): Promise<void> {
  await tx.run(sql`insert into moves (piece_id, move, from_state, to_state, at)
    values (${pieceId}, ${move}, ${from}, ${to}, ${noon(on)})`)
}

export async function anAnswer(
  tx: Tx,
  pieceId: number,
  question: string,
  value: unknown,
  { explanation = '', childId = null as number | null } = {},
): Promise<void> {
  await tx.run(sql`insert into answers (piece_id, section, question, child_id, value, explanation, saved_at)
    values (${pieceId}, ${question.split('.')[0]}, ${question}, ${childId}, ${JSON.stringify(value)}, ${explanation}, request_now())`)
}

const noon = (day: string): string => `${day}T12:00:00Z`
