import { isBelow } from '#framework/a2-audit-tool/grade-order.ts'
import type { Child } from '../children.ts'
import { ageInYears, iso } from '../days.ts'
import { caseSummaries } from '../phrases/reflections.ts'
import * as said from '../phrases/responses.ts'
import { evidence } from '../phrases/sections.ts'
import { themes } from '../phrases/themes.ts'
import { carerQuotes, householdViews, partnerQuotes } from '../phrases/voices.ts'
import type { Drawn, Setting } from './answers.ts'
import { stayOf } from './cases.ts'
import { isBelowGood } from './grading.ts'
import type { Story } from './story.ts'
import type { VoicePlan } from './plan.ts'

type Known = (setting: Setting, child: Child) => Drawn | null

/** Answers that follow from the register, the voices or the grades. Null: left blank here. Undefined: not one of these. */
export function knownAnswer(setting: Setting, key: string, child: Child | undefined): Drawn | null | undefined {
  if (isTooYoung(setting, key, child)) return { value: 'not_applicable' }
  if (key.startsWith('mod.evidence.')) return evidenceFor(setting, key.slice('mod.evidence.'.length))
  return known.get(key)?.(setting, child as Child)
}

/** From which age a question makes sense: of this child, or of any who lives there. */
const sensibleFrom: Record<string, number> = {
  'cyp2.learning': 3,
  'cyp2.independence': 5,
  'cyp4.knows_rights': 5,
  'cyp4.told_why': 5,
  'wfc2.education': 4,
  'wfc2.leaving_care': 15,
  'safe.missing': 9,
}

function isTooYoung({ children, on }: Setting, key: string, child: Child | undefined): boolean {
  const age = sensibleFrom[key]
  return age !== undefined && (child ? [child] : children).every((one) => ageInYears(one.born, on) < age)
}

const yes: Drawn = { value: 'yes' }
const date = (day: number | undefined): Drawn | null => (day === undefined ? null : { value: iso(day) })

const fromTheRegister: Record<string, Known> = {
  'hdr.collab_date': ({ conversationOn }) => date(conversationOn),
  'hdr.collab_people': ({ random }) => ({
    value: ['auditor', 'fostering_social_worker', ...(random.chance(0.2) ? ['team_manager'] : [])],
  }),
  'hdr.records_seen': ({ random }) => ({
    value: ['case_system', 'supervision', 'review_forms', ...(random.chance(0.5) ? ['child_file'] : [])],
  }),
  'hdr.case_summary': ({ random }) => ({ value: random.pick(caseSummaries) }),
  'swr.tsd': ({ about, on }) => {
    const days = about.household.carers.map((carer) => carer.standardsOn ?? on)
    return days.every((day) => day < on) ? date(Math.max(...days)) : { value: 'none_recorded' }
  },
  'swr.checks': () => ({
    value: 'Each adult’s checks are on the register with their dates; the next ones are planned.',
  }),
  'swr.safer_care_date': ({ on, random }) => date(on - random.whole(20, 330)),
  'swr.hs_date': ({ on, random }) => date(on - random.whole(15, 340)),
  'swr.recommendation': ({ random }) =>
    random.chance(0.94)
      ? { value: 'continue' }
      : { value: 'change_terms', explanation: 'One place more, for a brother who may join.' },
  'fro.meeting_date': ({ review }) => date(review?.held),
  'fro.child_views_seen': () => yes,
  'fro.suitable': () => yes,
  'fro.terms_ok': () => yes,
  'fro.refer_panel': ({ review }) =>
    review?.toPanel ? { value: 'yes', explanation: 'A first review goes to panel.' } : { value: 'no' },
  'fro.report_date': ({ conversationOn }) => date(conversationOn),
  'fro.next_due': ({ nextReview }) => date(nextReview),
  'cyp1.permanence': ({ about, on }, child) => ({ value: stayOf(about, child, on)?.longTerm ? 'yes' : 'partly' }),
  'cyp2.attendance': ({ on, random }, child) =>
    ageInYears(child.born, on) < 5 ? null : { value: Math.min(100, Math.round(random.normal(93, 5))) },
  'cyp3.within_terms': () => yes,
  'cyp3.disruption': ({ about, on }, child) =>
    stayOf(about, child, on)?.to === undefined ? { value: 'not_applicable' } : yes,
  'safe.checks_all_adults': ({ story }) => (story.worries.includes('checks') ? { value: 'partly' } : yes),
  'safe.checks_managed': () => ({ value: 'decision_recorded' }),
  'safe.immediate': ({ alert }) =>
    alert === undefined ? { value: 'no' } : { value: 'yes', explanation: 'See the alert: it was raised on the day.' },
  'safe.told_who_when': ({ alert }) => ({ value: alert ?? '' }),
  'wfc1.tsd': ({ about, on }) =>
    about.household.carers.every((carer) => (carer.standardsOn ?? on) < on)
      ? yes
      : { value: 'no', explanation: 'One carer still has units to finish; a date is agreed.' },
  'wfc1.visit_last': ({ on, random }) => date(on - random.whole(8, 45)),
  'wfc1.visit_count': ({ random, story }) => ({
    value: isBelowGood(story.marks.own['wfc1'] ?? 'good') ? random.whole(5, 9) : random.whole(8, 14),
  }),
  'wfc1.unannounced_date': ({ unannouncedOn }) => date(unannouncedOn),
  'wfc1.review_on_time': ({ review }) =>
    review && review.held > review.due
      ? { value: 'no', explanation: 'Moved because a carer was in hospital; the reason is recorded.' }
      : yes,
  'wfc1.review_panel': ({ review }) => ({ value: review?.toPanel ? 'yes' : 'not_applicable' }),
}

const fromVoices: Record<string, Known> = {
  'cyp4.asked': ({ on }, child) => ({ value: ageInYears(child.born, on) < 4 ? 'no' : 'yes' }),
  'cyp4.not_asked_reason': () => ({ value: 'age' }),
  'cyp4.words': ({ voices }, child) => {
    const voice = voiceOf(voices, child)
    const shared =
      voice?.given?.share === 'carers'
        ? voice.given.answers.find((answer) => /more|keep|change$/.test(answer.question))
        : undefined
    return shared ? { value: String(shared.value) } : null
  },
  'cyp4.seen_alone': ({ on, random }, child) =>
    ageInYears(child.born, on) < 2
      ? {
          value: 'not_applicable',
          explanation: random.pick([
            'Too young to be seen alone; watched at play and in the carer’s arms.',
            'A baby: seen awake, asleep and being fed.',
          ]),
        }
      : yes,
  'cyp4.in_review': () => yes,
  'cyp4.influence': ({ story, random }) =>
    story.marks.perChild['cyp4']?.some(isBelowGood)
      ? null
      : {
          value: random.pick([
            'A later bedtime on Fridays.',
            'Family time moved to the café, because they asked.',
            'They chose who comes to their review.',
          ]),
        },
  'cyp4.happy_scale': ({ voices }, child) => {
    const score = voiceOf(voices, child)?.given?.answers.find((answer) => answer.question.endsWith('.score'))
    return score ? { value: score.value } : null
  },
  'wfc3.asked': () => yes,
  'wfc3.words': ({ random }) => ({ value: random.pick(carerQuotes) }),
  'wfc3.support_scale': ({ voices }) => carerScore(voices, 'fq.fc.support'),
  'wfc3.recommend': ({ voices }) => carerScore(voices, 'fq.fc.recommend'),
  'wfc3.household_views': ({ random }) => ({ value: random.pick(householdViews) }),
  'wfc3.response': ({ random }) => ({
    value: random.pick([
      'Evening training: it runs now on Tuesdays.',
      'They asked for one worker, and kept the one they have.',
      'Breaks: two weekends were found.',
    ]),
  }),
  'wfc3.partner_voice': ({ random }) => ({ value: random.pick(partnerQuotes) }),
}

function voiceOf(voices: readonly VoicePlan[], child: Child): VoicePlan | undefined {
  return voices.find((voice) => voice.child === child.ref)
}

function carerScore(voices: readonly VoicePlan[], question: string): Drawn | null {
  const found = voices.flatMap((voice) => voice.given?.answers ?? []).find((answer) => answer.question === question)
  return found ? { value: found.value } : null
}

const judgement: Record<string, Known> = {
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
  'edi.bias': () => null,
}

/** A moderator who differs over all differs over a section too; now and then one differs over a section only. */
function evidenceFor({ story, children, random }: Setting, section: string): Drawn | null {
  if (section.startsWith('cyp') && children.length === 0) return { value: 'agree' }
  const differs = story.difference ? section === story.disputed || random.chance(0.12) : random.chance(0.03)
  if (!differs) return { value: 'agree' }
  return { value: 'disagree', explanation: 'What is written there reads a grade apart from the grade given.' }
}

function reasonsOf({ auditorGrade, moderatedGrade }: Story): readonly string[] {
  if (auditorGrade === moderatedGrade) return said.agreed
  return isBelow(moderatedGrade, auditorGrade) ? said.wentDown : said.wentUp
}

const afterwards: Record<string, Known> = {
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

const known = new Map(Object.entries({ ...fromTheRegister, ...fromVoices, ...judgement, ...afterwards }))
