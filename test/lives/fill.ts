import type { Grade, Part, Question, Section, Tool } from '#framework/a2-audit-tool/types.ts'
import { callsForEvidence, choicesOf } from '#framework/a2-audit-tool/answers.ts'
import { callsForWords } from '#framework/forms/calls-for.ts'
import type { Value } from '#framework/forms/answered.ts'
import { findTool } from '#modules/tool/queries/versions.ts'
import { listChildrenOfAudit } from '#modules/audits/queries/children.ts'
import type { Audit } from '#modules/audits/audit.ts'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { past } from './world.ts'

/** Every required answer of a part, all graded alike, in one statement past every rule: this test is about what comes after. */
export async function fill(audit: Audit, part: Part, grade: Grade): Promise<void> {
  const tool: Tool = await findTool(past, audit)
  const children = await listChildrenOfAudit(past, audit.id)
  const rows = tool.sections
    .filter((section) => section.part === part)
    .flatMap((section) =>
      section.questions
        .filter((question) => question.level === 'case')
        .flatMap((question) => rowsFor(section, question, children, grade)),
    )
  await past.run(sql`
    insert into answers (piece_id, section, question, child_id, value, explanation, evidence, saved_at)
    select ${audit.id}, r.section, r.question, r.child_id, r.value, r.explanation, r.evidence, ${testNow}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r(section text, question text, child_id int, value jsonb, explanation text, evidence text)
    on conflict (piece_id, question, child_id) do update set value = excluded.value, explanation = excluded.explanation,
      evidence = excluded.evidence, brought_forward = false, version = answers.version + 1
      where answers.question <> 'safe.immediate' or answers.value is null`)
}

function rowsFor(section: Section, question: Question, children: readonly { id: number }[], grade: Grade) {
  const value = answerFor(question, grade)
  const explanation = callsForWords(question, value) || question.type === 'grade' ? 'Because the record says so.' : ''
  const evidence = callsForEvidence(question, value) ? 'Supervision record of 12 May.' : ''
  const ids = section.perChild ? children.map((child) => child.id) : [null]
  return ids.map((childId) => ({
    section: section.key,
    question: question.key,
    child_id: childId,
    value,
    explanation,
    evidence,
  }))
}

function answerFor(question: Question, grade: Grade): Value {
  if (['safe.immediate', 'mod.safeguarding', 'mod.conflict', 'cyp3.over_limit'].includes(question.key)) return 'no'
  if (question.key === 'hdr.collab_people') return ['auditor', 'fostering_social_worker']
  if (question.type === 'grade') return grade
  if (question.key === 'sm.reaudit_date') return '2027-02-01'
  if (question.type === 'date') return '2026-11-19'
  if (question.type === 'visits') return null
  if (question.type === 'scale' || question.type === 'number') return 7
  if (question.type === 'several') return [choicesOf(question)[0]?.value ?? '']
  return choicesOf(question)[0]?.value ?? 'She sleeps through the night now.'
}
