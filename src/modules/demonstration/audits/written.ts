import type { Question } from '#framework/a2-audit-tool/types.ts'
import { workingDaysAfter } from '../days.ts'
import { broughtForward, type Setting, writePart } from './answers.ts'
import type { Draft } from './build.ts'
import { dayOfMove } from './life.ts'
import type { AnswerPlan } from './plan.ts'

/** Parts of the tool, each written by its people on its day, as far as the audit has come. */
export function answersOf(draft: Draft, setting: Setting): AnswerPlan[] {
  const { cast, review, today, scheduledFor, moves } = draft
  const fullness = today - scheduledFor > 365 ? 0.25 : 0.82
  const by = (person: string) => () => person
  const parts: AnswerPlan[][] = []
  const asked = dayOfMove(draft, 'gather')
  const reportOn = workingDaysAfter(review?.held ?? scheduledFor, -8)
  if (asked && (dayOfMove(draft, 'begin') || draft.reportIn)) {
    const on = Math.min(Math.max(asked.day + 1, reportOn), today - 1)
    parts.push(
      writePart(setting, {
        part: 'preparation',
        sections: ['refl', 'swr'],
        by: ({ key }) => (key === 'swr.manager_comment' ? setting.about.teamManager : cast.worker),
        at: { day: on, minute: 800 },
        fullness,
      }),
    )
  }
  const begun = dayOfMove(draft, 'begin')
  if (review && begun)
    parts.push(
      writePart(setting, {
        part: 'preparation',
        sections: ['fro'],
        by: by(cast.auditor),
        at: { day: begun.day, minute: 565 },
        fullness,
      }),
    )
  if (begun) parts.push(auditPart(draft, setting, fullness))
  if (begun && !dayOfMove(draft, 'submit')) parts.push(broughtForward(setting, parts.flat(), begun))
  const later = [
    ['moderate', 'moderation', cast.moderator],
    ['respond', 'response', setting.about.teamManager],
    ['sign_off', 'sign_off', 'sm-1'],
    ['close', 'closing', cast.quality],
  ] as const
  for (const [move, part, person] of later) {
    const at = moves.findLast((one) => one.move === move)?.at
    if (at)
      parts.push(
        writePart(setting, {
          part,
          by: by(person),
          at: { day: at.day, minute: at.minute - 45 },
          fullness: Math.max(fullness, 0.6),
        }),
      )
  }
  return parts.flat()
}

const inOrder = [
  'hdr',
  'cyp1',
  'cyp2',
  'cyp3',
  'cyp4',
  'safe',
  'wfc1',
  'wfc2',
  'wfc3',
  'wfc4',
  'wfc5',
  'rec',
  'edi',
  'ovr',
]

function auditPart(draft: Draft, setting: Setting, fullness: number): AnswerPlan[] {
  const { cast, today } = draft
  const sections = dayOfMove(draft, 'submit') ? inOrder : inOrder.slice(0, Math.ceil(draft.written * 12))
  const by = (question: Question) =>
    question.key === 'ovr.practitioner_response' || setting.random.chance(0.12) ? cast.worker : cast.auditor
  const only = (question: Question) =>
    /^ovr\.(grade|override_reason)$/.test(question.key) ? cast.auditor : by(question)
  const day = Math.min(setting.conversationOn, today - 1)
  return writePart(setting, { part: 'audit', sections, by: only, at: { day, minute: 585 }, fullness })
}
