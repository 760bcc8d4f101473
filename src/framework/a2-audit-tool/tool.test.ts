import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { references } from '../references.ts'
import { practiceQuestions } from '../s3-practice-questions.ts'
import { facts } from './facts.ts'
import { auditTool, gradedSections, questionOf, sectionOf, themes } from './index.ts'
import { keptElsewhere } from './kept-elsewhere.ts'
import { limitingRules } from './limiting-rules.ts'
import { type AnswerType, grades, type Question } from './types.ts'

const questions: readonly Question[] = auditTool.sections.flatMap((section) => section.questions)

/** Every key that the tool must hold, typed out by hand from the list it was agreed from: answer type, then topics. */
const agreed: Readonly<Record<string, Partial<Record<AnswerType, string>>>> = {
  hdr: { date: 'collab_date', several: 'collab_people records_seen', text: 'case_summary' },
  refl: {
    text: 'proud relationship child_day difference hardest differently support_needed wellbeing',
    scale: 'self_scale supervision',
    grade: 'self_grade',
  },
  swr: {
    text: 'summary children strengths concerns supervision_log training checks household_changes allegations_complaints events delegated last_recs quality_of_work manager_comment',
    date: 'tsd safer_care_date hs_date',
    choice: 'recommendation',
  },
  fro: {
    date: 'meeting_date report_date decision_date notice_date next_due',
    text: 'present carer_views analysis recommendations',
    yes_no: 'suitable terms_ok refer_panel',
    yes_no_na: 'child_views_seen ra_views_seen',
    grade: 'qa_report_quality',
  },
  cyp1: {
    yes_partly_no: 'plan_on_file permanence reviews_fed placed_close',
    yes_no_na: 'plan_5wd overdue_chased',
    grade: 'care_matches grade',
    text: 'drift',
  },
  cyp2: {
    yes_partly_no: 'start_point family_time independence',
    grade: 'learning health emotional social identity grade',
    number: 'attendance',
    scale: 'outcome_scale',
  },
  cyp3: {
    grade: 'matching grade',
    yes_partly_no: 'information stability team_work',
    yes_no: 'within_terms',
    yes_no_na: 'introductions disruption siblings',
  },
  cyp4: {
    yes_no: 'asked seen_alone in_review',
    choice: 'not_asked_reason',
    quote: 'words',
    yes_no_na: 'told_why',
    yes_partly_no: 'knows_rights',
    text: 'influence cic_council',
    scale: 'happy_scale',
    grade: 'grade',
  },
  safe: {
    yes_no: 'immediate',
    text: 'told_who_when',
    yes_partly_no: 'safer_care behaviour accidents home checks_all_adults health_carer whistle',
    yes_no_na: 'missing allegations soc_concerns events',
    grade: 'risk grade',
  },
  wfc1: {
    grade: 'assessment supervision_quality support review_quality grade',
    yes_no: 'agreement ssw_named review_on_time',
    yes_no_na: 'induction tsd review_panel payments',
    yes_partly_no: 'pdp child_in_supervision carer_wellbeing last_recs',
    text: 'training_use recruitment_fit',
    date: 'visit_last unannounced_date',
    number: 'visit_count',
  },
  wfc2: {
    yes_no_na: 'moves leaving_care education',
    yes_partly_no: 'placement_planning reviewing delegated information_given',
    grade: 'respect grade',
  },
  wfc3: {
    yes_no: 'asked',
    quote: 'words parent_voice partner_voice',
    scale: 'support_scale recommend',
    text: 'household_views response',
    grade: 'grade',
  },
  wfc4: { text: 'learning_from_case staff_ideas', scale: 'staff_scale' },
  wfc5: { text: 'links_plan plan_current impact', grade: 'grade' },
  rec: {
    yes_partly_no: 'up_to_date quality chronology placement_history supervision_staff authorised',
    grade: 'helpful_to_child oversight grade',
    yes_no_na: 'transfer',
    yes_no: 'confidential',
  },
  edi: { yes_partly_no: 'child carer', text: 'bias' },
  ovr: {
    text: 'impact strengths worries next grade_reason override_reason',
    scale: 'impact_scale',
    yes_no: 'good_practice_share',
    several: 'themes',
    grade: 'grade',
    choice: 'practitioner_response',
  },
  mod: {
    yes_no: 'conflict safeguarding',
    yes_partly_no: 'child_known voice impact actions',
    several: 'evidence',
    choice: 'agree resolution',
    grade: 'grade audit_quality',
    text: 'reasons feedback_auditor',
    date: 'discussion_date',
  },
  tm: {
    date: 'read_on conversation',
    choice: 'agree_findings',
    yes_partly_no: 'record_fixed',
    text: 'strengths_recognised team_learning carer_child_fed_back',
    yes_no: 'performance_link',
  },
  sm: { yes_no: 'reviewed actions_sufficient timeframe_reasonable', date: 'reaudit_date', choice: 'decision' },
  loop: {
    yes_no: 'actions_verified',
    date: 'impact_check_date',
    text: 'impact_for_child',
    yes_no_na: 'child_told carer_told',
  },
}

describe('the audit tool', () => {
  for (const [section, byType] of Object.entries(agreed)) {
    it(`asks everything agreed for ${section}, each in its own way`, () => {
      for (const [type, topics] of Object.entries(byType)) {
        for (const topic of topics.split(' '))
          assert.equal(questionOf(`${section}.${topic}`)?.type, type, `${section}.${topic}`)
      }
    })
  }

  it('adds only the questions without which a rule or a conversation could not be kept', () => {
    const listed = Object.entries(agreed).flatMap(([section, byType]) =>
      Object.values(byType).flatMap((topics) => topics.split(' ').map((topic) => `${section}.${topic}`)),
    )
    const added = questions.map((question) => question.key).filter((key) => !listed.includes(key))
    const childVoice = ['iro_heard_on', 'iro_how', 'iro_paraphrase', 'iro_grade', 'auditor_differs']
    const known = [
      'swr.not_written',
      'cyp3.outside_since',
      'cyp3.over_limit',
      'cyp3.exemption',
      'cyp3.limit_decided_by',
      'cyp3.limit_decided_on',
      'cyp3.limit_made_lawful',
      ...childVoice.map((topic) => `cyp4.${topic}`),
      'safe.acting',
      'safe.checks_managed',
      'wfc1.review_late_decided_by',
      'wfc1.review_late_decided_on',
      'wfc1.review_late_until',
      'tm.conversation_felt',
    ]
    assert.deepEqual(
      added,
      known,
      'a question that was not agreed is named here, with its reason beside it in its section',
    )
  })

  it('never uses a key twice, nor asks what it keeps elsewhere', () => {
    const keys = [...questions.map((question) => question.key), ...Object.keys(keptElsewhere)]
    assert.equal(new Set(keys).size, keys.length)
  })

  it('keeps each question in the section its key names', () => {
    for (const section of auditTool.sections) {
      for (const question of section.questions) assert.ok(question.key.startsWith(`${section.key}.`), question.key)
    }
  })

  it('measures all nine core questions', () => {
    const measured = auditTool.sections.flatMap((section) => section.practiceQuestion ?? [])
    assert.deepEqual(measured, Object.keys(practiceQuestions))
  })

  it('opens the overall judgement with the difference made', () => {
    assert.equal(sectionOf('ovr')?.questions[0]?.key, 'ovr.impact')
  })

  it('lets a moderator point at any graded section, and no other', () => {
    const offered = questionOf('mod.evidence')?.options?.map((option) => option.value)
    assert.deepEqual(offered, ['nowhere', ...gradedSections().map((section) => section.key)])
  })

  it('offers forty-one themes, each once', () => {
    assert.equal(new Set(themes.map((theme) => theme.value)).size, 41)
  })
})

describe('every graded section', () => {
  for (const section of gradedSections()) {
    it(`${section.key} says what each grade looks like, and asks for the grade last, with its why`, () => {
      assert.deepEqual(Object.keys(section.descriptors ?? {}), [...grades])
      const last = section.questions.at(-1)
      assert.equal(last?.key, `${section.key}.grade`)
      assert.ok(last?.required)
      for (const grade of grades) assert.ok(last?.explainWhen?.includes(grade))
    })
  }
})

describe('every question', () => {
  it('rests on references that exist', () => {
    for (const question of questions) {
      for (const key of question.references ?? []) assert.ok(references[key], `${question.key}: ${key}`)
    }
  })

  it('names rules and facts that exist, and every rule and fact is named', () => {
    const rules = new Set(questions.flatMap((question) => question.rules ?? []))
    const named = new Set(questions.flatMap((question) => question.broughtForward ?? []))
    assert.deepEqual([...rules].sort(), Object.keys(limitingRules))
    assert.deepEqual([...named].sort(), Object.keys(facts).sort())
  })

  it('offers options where it is a choice, and both ends where it is a scale', () => {
    for (const question of questions) {
      assert.equal(
        question.options !== undefined,
        question.type === 'choice' || question.type === 'several',
        question.key,
      )
      assert.equal(question.ends !== undefined, question.type === 'scale', question.key)
    }
  })

  it('depends, if at all, on a question before it in the same section, and on answers that question has', () => {
    for (const section of auditTool.sections) {
      for (const [place, { key, onlyWhen }] of section.questions.entries()) {
        if (!onlyWhen) continue
        const other = section.questions.slice(0, place).find((question) => question.key === onlyWhen.question)
        assert.ok(other, key)
        for (const value of onlyWhen.in) assert.ok(answersOf(other).includes(value), `${key}: ${value}`)
      }
    }
  })

  it('asks for an explanation only of answers it can have', () => {
    for (const question of questions) {
      for (const value of question.explainWhen ?? [])
        assert.ok(answersOf(question).includes(value), `${question.key}: ${value}`)
    }
  })

  it('asks for no explanation of “partly” where it counts towards a grade', () => {
    for (const question of questions) {
      if (question.feeds === 'grade' && question.type === 'yes_partly_no')
        assert.deepEqual(question.explainWhen, ['no'], question.key)
    }
  })

  it('is required in a service-level form only there', () => {
    assert.deepEqual(
      questions.filter((question) => question.level === 'service' && question.required),
      [],
    )
  })
})

function answersOf(question: Question): readonly string[] {
  const own: Partial<Record<AnswerType, readonly string[]>> = {
    grade: [...grades, 'not_applicable'],
    yes_no: ['yes', 'no'],
    yes_no_na: ['yes', 'no', 'not_applicable'],
    yes_partly_no: ['yes', 'partly', 'no', 'not_applicable'],
  }
  return own[question.type] ?? question.options?.map((option) => option.value) ?? []
}
