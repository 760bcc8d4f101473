import { isBelow } from '#framework/a2-audit-tool/grade-order.ts'
import { ageInYears } from '../days.ts'
import * as said from '../phrases/responses.ts'
import { evidence } from '../phrases/sections.ts'
import { themes } from '../phrases/themes.ts'
import { date, type Known, yes } from './known.ts'
import type { Story } from './story.ts'

/** What auditor and worker conclude together. */
export const judgement: Record<string, Known> = {
  'ovr.impact': ({ story, random }) => ({ value: random.pick(said.overallImpact[story.auditorGrade]) }),
  'ovr.strengths': ({ story, random }) => ({
    value: story.strengths.map((key) => random.pick(themes[key].strengths)).join('\n\n'),
  }),
  'ovr.worries': ({ story, random }) => ({
    value:
      story.worries.length === 0
        ? 'Nothing presses. Keep an eye on how tired the carers are.'
        : story.worries.map((key) => random.pick(themes[key].worries)).join('\n\n'),
  }),
  'ovr.next': ({ story, random }) => ({
    value:
      story.worries.length === 0
        ? 'Carry on, and share what works here.'
        : story.worries.map((key) => `${random.pick(themes[key].actions)}.`).join('\n'),
  }),
  'ovr.good_practice_share': ({ story }) => {
    const [first] = story.strengths
    if (story.auditorGrade !== 'outstanding' || !first) return { value: 'no' }
    return { value: 'yes', explanation: `${themes[first].strengths[0]} The worker agrees to tell the story.` }
  },
  'ovr.themes': ({ story }) => ({ value: [...new Set([...story.worries, ...story.strengths])] }),
  'ovr.grade': ({ story, random }) => ({
    value: story.auditorGrade,
    evidence: /outstanding|inadequate/.test(story.auditorGrade) ? random.pick(evidence) : '',
  }),
  'ovr.grade_reason': ({ story, random }) => ({ value: random.pick(said.gradeReasons[story.auditorGrade]) }),
  'ovr.override_reason': () => null,
  'ovr.practitioner_response': ({ random }) =>
    random.chance(0.86)
      ? { value: 'agree' }
      : {
          value: 'partly',
          explanation: 'I agree about the plan. I think that what was done about school deserves more.',
        },
  'wfc4.learning_from_case': ({ random }) => ({ value: random.pick(said.teamLearning) }),
  'wfc5.links_plan': () => null,
}

/** What moderator, managers and the quality team write afterwards. */
export const afterwards: Record<string, Known> = {
  'mod.conflict': () => ({ value: 'no' }),
  'mod.safeguarding': () => ({ value: 'no' }),
  'mod.grade': ({ story }) => ({ value: story.moderatedGrade }),
  'mod.reasons': ({ story, random }) => ({ value: random.pick(reasonsOf(story)) }),
  'mod.feedback_auditor': ({ random }) => ({ value: random.pick(said.toAuditor) }),
  'mod.audit_quality': ({ random }) => ({
    value: random.weighted([
      ['good', 70],
      ['outstanding', 18],
      ['requires_improvement', 12],
    ]),
  }),
  'tm.read_on': ({ readOn }) => date(readOn),
  'tm.conversation': ({ readOn }) => date(readOn),
  'tm.conversation_felt': ({ random }) => ({ value: random.pick(said.felt) }),
  'tm.agree_findings': ({ random }) =>
    random.chance(0.9)
      ? { value: 'agree' }
      : { value: 'partly', explanation: 'I agree with what was found; the reason for the delay lay outside the team.' },
  'tm.strengths_recognised': ({ random }) => ({ value: random.pick(said.recognised) }),
  'tm.performance_link': () => yes,
  'tm.team_learning': ({ random }) => ({ value: random.pick(said.teamLearning) }),
  'tm.carer_child_fed_back': ({ random }) => ({ value: random.pick(said.fedBack) }),
  'sm.reviewed': () => yes,
  'sm.actions_sufficient': () => yes,
  'sm.timeframe_reasonable': () => yes,
  'sm.reaudit_date': ({ reauditOn }) => date(reauditOn),
  'sm.decision': () => ({ value: 'approve' }),
  'loop.actions_verified': () => yes,
  'loop.impact_check_date': ({ actionsUntil }) => date(actionsUntil),
  'loop.impact_for_child': ({ story, random }) => {
    const [worry] = story.worries
    return { value: random.pick(worry ? themes[worry].impacts : said.childNow) }
  },
  'loop.child_told': ({ children, on }) =>
    children.some((child) => ageInYears(child.born, on) >= 4)
      ? yes
      : { value: 'not_applicable', explanation: 'The child is too young; the carers know.' },
  'loop.carer_told': () => yes,
}

function reasonsOf({ auditorGrade, moderatedGrade }: Story): readonly string[] {
  if (auditorGrade === moderatedGrade) return said.agreed
  return isBelow(moderatedGrade, auditorGrade) ? said.wentDown : said.wentUp
}
