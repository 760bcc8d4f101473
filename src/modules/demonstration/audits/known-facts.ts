import { irosQuestions } from '#framework/a2-audit-tool/child-voice-grade.ts'
import type { Child } from '../children.ts'
import { ageInYears } from '../days.ts'
import { caseSummaries } from '../phrases/reflections.ts'
import { carerQuotes, householdViews, partnerQuotes } from '../phrases/voices.ts'
import type { Drawn, Setting } from './answers.ts'
import { stayOf } from './cases.ts'
import { isBelowGood } from './grading.ts'
import { date, type Known, yes } from './known.ts'
import type { VoicePlan } from './plan.ts'

const never: Known = () => ({ value: 'not_applicable' })

/** What happens in few homes, and was then done as it should be. */
function ifAny(often: number): Known {
  return ({ random }) => (random.chance(often) ? yes : { value: 'not_applicable' })
}

export const fromTheRegister: Record<string, Known> = {
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
  'fro.panel_on': ({ review }) => (review?.toPanel ? date(review.held + 21) : null),
  'fro.decision_on': ({ review }) => date(review && review.held + (review.toPanel ? 26 : 8)),
  'fro.notice_on': ({ review }) => date(review && review.held + (review.toPanel ? 29 : 11)),
  'fro.next_due': ({ nextReview }) => date(nextReview),
  'cyp1.waited': ({ story, random }) =>
    isBelowGood(story.auditorGrade) && random.chance(0.5)
      ? {
          value: 'yes',
          explanation: 'The match waited five months for a date; the Independent Reviewing Officer pressed.',
        }
      : { value: 'no' },
  'cyp1.near_home': ({ random }) => ({ value: random.chance(0.85) ? 'yes' : 'partly' }),
  'cyp1.right_home': ({ about, on }, child) => ({ value: stayOf(about, child, on)?.longTerm ? 'yes' : 'partly' }),
  'cyp2.attendance': ({ on, random }, child) =>
    ageInYears(child.born, on) < 5 ? null : { value: Math.min(100, Math.round(random.normal(93, 5))) },
  'cyp3.within_terms': () => yes,
  'cyp3.over_limit': () => ({ value: 'no' }),
  'cyp3.move_on': ({ about, on }, child) =>
    stayOf(about, child, on)?.to === undefined ? { value: 'not_applicable' } : yes,
  'cyp3.met_after_ending': ({ about, on }, child) =>
    stayOf(about, child, on)?.to === undefined ? { value: 'not_applicable' } : yes,
  'cyp3.learned_from_ending': ({ random }) => ({
    value: random.pick([
      'Night help is offered in the first week now.',
      'The next match began with a visit by the team around the child.',
    ]),
  }),
  'cyp3.strain': ({ story, random }) => ({
    value: random.chance(isBelowGood(story.auditorGrade) ? 0.7 : 0.25) ? 'yes' : 'no',
  }),
  'cyp3.exploitation': never,
  'cyp3.return_talk': never,
  'cyp2.asylum': () => null,
  'cyp4.visitor': never,
  'safe.restraint': ifAny(0.06),
  'safe.missing_protocol': ifAny(0.12),
  'safe.allegation_told': ifAny(0.06),
  'safe.concerns_apart': ifAny(0.15),
  'safe.events_24h': ifAny(0.3),
  'safe.home_seen_on': ({ on, random }) => date(on - random.whole(15, 340)),
  'safe.home_outstanding': () => ({ value: 'no' }),
  'safe.checks_all_adults': ({ story }) => (story.worries.includes('checks') ? { value: 'partly' } : yes),
  'safe.checks_managed': () => ({ value: 'decision_recorded' }),
  'safe.immediate': ({ alert }) => (alert === undefined ? { value: 'no' } : { value: 'yes' }),
  'safe.acting': () => yes,
  'safe.told_who_when': ({ alert }) => ({ value: alert ?? '' }),
  'wfc1.tsd': ({ about, on }) =>
    about.household.carers.every((carer) => (carer.standardsOn ?? on) < on)
      ? yes
      : { value: 'no', explanation: 'One carer still has units to finish; a date is agreed.' },
  'wfc1.worker_count': ({ random }) => ({
    value: random.weighted([
      [1, 80],
      [2, 18],
      [3, 2],
    ]),
  }),
  'wfc1.visits_expected': () => ({ value: 12 }),
  // Listed in none of the invented audits: their figures were given.
  'wfc1.visits': () => null,
  'wfc1.unannounced_count': ({ on, unannouncedOn }) =>
    unannouncedOn === undefined ? null : { value: unannouncedOn > on - 365 ? 1 : 0 },
  'wfc1.visit_last': ({ on, random }) => date(on - random.whole(8, 45)),
  'wfc1.visit_count': ({ random, story }) => ({
    value: isBelowGood(story.marks.own['wfc1'] ?? 'good') ? random.whole(5, 9) : random.whole(8, 14),
  }),
  'wfc1.unannounced_date': ({ unannouncedOn }) => date(unannouncedOn),
  'wfc1.review_on_time': ({ review }) =>
    review && review.held > review.due ? { value: 'no', explanation: 'Moved because a carer was in hospital.' } : yes,
  'wfc1.review_late_decided_by': () => ({ value: 'The service manager; the decision is on the carers’ file.' }),
  'wfc1.review_late_decided_on': ({ review, random }) => date(review && review.due - random.whole(2, 12)),
  'wfc1.review_late_until': ({ review }) => date(review?.held),
  'wfc1.notice_in_time': ({ review }) => ({ value: review?.toPanel ? 'yes' : 'not_applicable' }),
}

/** What children say in words, and not by a choice. */
const childsOwn = ['fq.yp2.more', 'fq.yp3.keep', 'fq.yp3.change']

export const fromVoices: Record<string, Known> = {
  // The IRO writes these, and only where the child said yes, or the words stay where they are.
  ...Object.fromEntries([...irosQuestions, 'cyp4.auditor_differs'].map((key): [string, Known] => [key, () => null])),
  'cyp4.asked': (setting, child) =>
    isSettled(voiceOf(setting.voices, child)) ? { value: isObserved(setting, child) ? 'no' : 'yes' } : null,
  'cyp4.not_asked_reason': () => ({ value: 'under_four' }),
  'cyp4.words': ({ voices }, child) => {
    const voice = voiceOf(voices, child)
    const shared =
      voice?.given?.share === 'carers'
        ? voice.given.answers.find(({ question }) => childsOwn.includes(question))
        : undefined
    return shared ? { value: String(shared.value) } : null
  },
  'cyp4.seen_alone': ({ on, random }, child) =>
    ageInYears(child.born, on) < 2
      ? {
          value: 'yes',
          explanation: random.pick([
            'Watched at play, out of the carer’s sight for half an hour.',
            'A baby: seen awake, asleep and being fed, with the carer in the next room.',
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
  'wfc3.asked': ({ voices }) => (voices.filter(({ kind }) => kind === 'carer').every(isSettled) ? yes : null),
  'wfc3.words': ({ random }) => ({ value: random.pick(carerQuotes) }),
  'wfc3.support_scale': ({ voices }) => carerScore(voices, 'fq.fc.support'),
  'wfc3.recommend': ({ voices }) => carerScore(voices, 'fq.fc.recommend'),
  'wfc3.sons_daughters_say': ({ random }) => ({ value: random.pick(householdViews) }),
  'wfc3.response': ({ random }) => ({
    value: random.pick([
      'Evening training: it runs now on Tuesdays.',
      'They asked for one worker, and kept the one they have.',
      'Breaks: two weekends were found.',
    ]),
  }),
  'wfc3.partner_voice': ({ random }) => ({ value: random.pick(partnerQuotes) }),
}

/** Too young for words: somebody who knows the child recorded what they see. */
function isObserved({ voices, on }: Setting, child: Child): boolean {
  const voice = voiceOf(voices, child)
  return voice ? voice.form === 'fq.yp.observed' : ageInYears(child.born, on) < 4
}

function voiceOf(voices: readonly VoicePlan[], child: Child): VoicePlan | undefined {
  return voices.find((voice) => voice.child === child.ref)
}

const isSettled = (voice: VoicePlan | undefined): boolean =>
  voice === undefined || voice.given !== undefined || voice.notGiven !== undefined

/** A couple's two numbers have no one number between them. */
function carerScore(voices: readonly VoicePlan[], question: string): Drawn | null {
  const found = voices.flatMap((voice) => voice.given?.answers ?? []).filter((answer) => answer.question === question)
  return found.length === 1 && found[0] ? { value: found[0].value } : null
}
