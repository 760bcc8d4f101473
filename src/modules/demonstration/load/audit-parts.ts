import { sql, type Tx } from '#platform/sql/index.ts'
import type { AuditPlan } from '../audits/plan.ts'
import { iso } from '../days.ts'
import { loadAlert } from './alerts.ts'
import { insertAll } from './bulk.ts'
import type { Known } from './known.ts'
import { at } from './moments.ts'

/** What belongs to each audit: its children, moves, answers, alerts and draw. */
export async function loadParts(
  tx: Tx,
  plans: readonly AuditPlan[],
  ids: readonly number[],
  known: Known,
): Promise<void> {
  const children = each(plans, ids, (plan) =>
    plan.children.map((child) => ({ child_id: known.child(child), added_at: at(plan.madeAt) })),
  )
  await insertAll(tx, 'audit_children', { audit_id: 'int', child_id: 'int', added_at: 'timestamptz' }, children)
  await insertAll(
    tx,
    'moves',
    moveColumns,
    each(plans, ids, (plan) => movesOf(plan, known)),
  )
  await insertAll(
    tx,
    'answers',
    answerColumns,
    each(plans, ids, (plan) => answersOf(plan, known)),
  )
  for (const [index, plan] of plans.entries()) await loadAlert(tx, plan, ids[index] as number, known)
  await insertAll(
    tx,
    'sample_draws',
    drawColumns,
    each(plans, ids, (plan) => drawsOf(plan, known)),
  )
  await tx.run(sql`update sample_draws d set swapped_for = next.id from sample_draws next
    where d.swap_reason is not null and next.month = d.month and next.team_id = d.team_id and next.id <> d.id`)
}

/** Rows that belong to an audit, each with its number: as a piece, and for what only audits have. */
export function each<Row extends object>(
  plans: readonly AuditPlan[],
  ids: readonly number[],
  rowsOf: (plan: AuditPlan) => readonly Row[],
): (Row & { piece_id: number; audit_id: number })[] {
  return plans.flatMap((plan, index) =>
    rowsOf(plan).map((row) => ({ ...row, piece_id: ids[index] as number, audit_id: ids[index] as number })),
  )
}

const moveColumns = {
  piece_id: 'int',
  move: 'text',
  from_state: 'text',
  to_state: 'text',
  by_id: 'int',
  at: 'timestamptz',
  words: 'text',
}

function movesOf({ moves }: AuditPlan, known: Known) {
  return moves.map((move) => ({
    move: move.move,
    from_state: move.from,
    to_state: move.to,
    by_id: move.by === undefined ? null : known.person(move.by),
    at: at(move.at),
    words: move.words,
  }))
}

const answerColumns = {
  piece_id: 'int',
  section: 'text',
  question: 'text',
  child_id: 'int',
  value: 'jsonb',
  explanation: 'text',
  evidence: 'text',
  brought_forward: 'boolean',
  saved_by: 'int',
  saved_at: 'timestamptz',
}

function answersOf({ answers }: AuditPlan, known: Known) {
  return answers.map((answer) => ({
    section: answer.question.split('.')[0] as string,
    question: answer.question,
    child_id: answer.child === undefined ? null : known.child(answer.child),
    value: answer.value,
    explanation: answer.explanation,
    evidence: answer.evidence,
    brought_forward: answer.broughtForward ?? false,
    saved_by: answer.by === '' ? null : known.person(answer.by),
    saved_at: at(answer.at),
  }))
}

const drawColumns = {
  audit_id: 'int',
  month: 'date',
  team_id: 'int',
  seed: 'text',
  candidates: 'int[]',
  drawn: 'int',
  drawn_at: 'timestamptz',
  swap_reason: 'text',
}

function drawsOf({ drawn, household, madeAt }: AuditPlan, known: Known) {
  if (!drawn) return []
  const candidates = drawn.candidates.map(known.household).sort((one, other) => one - other)
  return [
    {
      month: `${iso(madeAt.day).slice(0, 7)}-01`,
      team_id: known.team(drawn.team),
      seed: drawn.seed,
      candidates,
      drawn: known.household(household),
      drawn_at: at(madeAt),
      swap_reason: drawn.swappedBecause ?? null,
    },
  ]
}
