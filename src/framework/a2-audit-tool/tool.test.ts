import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { references } from '../references.ts'
import { practiceQuestions } from '../s3-practice-questions.ts'
import { facts } from './facts.ts'
import { auditTool, gradedOfHousehold, gradedSections, questionOf, sectionOf, themes } from './index.ts'
import { keptElsewhere } from './kept-elsewhere.ts'
import { limitingRules } from './limiting-rules.ts'
import { type AnswerType, grades, type Question } from './types.ts'

const questions: readonly Question[] = auditTool.sections.flatMap((section) => section.questions)

/** Every key that the tool must hold: answer type, then topics. A key that goes, or changes its kind, is seen here. */
const agreed: Readonly<Record<string, Partial<Record<AnswerType, string>>>> = {
  refl: {
    text: 'proud relationship child_day difference hardest differently support_needed wellbeing',
    scale: 'self_scale supervision',
    grade: 'self_grade',
  },
  swr: {
    text: 'summary children strengths concerns supervision_log training checks household_changes allegations_complaints events delegated last_recs quality_of_work manager_comment not_written',
    date: 'tsd safer_care_date hs_date',
    choice: 'recommendation',
  },
  fro: {
    date: 'meeting_date panel_on decision_on notice_on report_date next_due',
    text: 'present carer_views analysis recommendations',
    yes_no_na: 'child_views_seen ra_views_seen',
    yes_no: 'suitable terms_ok refer_panel',
    grade: 'qa_report_quality',
  },
  hdr: {
    date: 'collab_date',
    several: 'collab_people records_seen',
    text: 'case_summary',
  },
  cyp1: {
    yes_no: 'carer_has_plan plan_on_record plan_signed visits waited adoption_approval adoption_advice',
    yes_no_na: 'plan_5wd school_move view_to_review overdue_chased',
    grade: 'care_matches grade',
    yes_partly_no: 'delegated knows_future right_home near_home documents review_done adoption_family',
  },
  cyp2: {
    yes_partly_no:
      'how_they_came health_record family_time care_of_self life_story savings skills asylum_interpreter asylum_faith',
    grade: 'learning health emotional social identity grade',
    number: 'attendance',
    yes_no_na: 'pep belongings pathway asylum_family',
    text: 'other_children',
    scale: 'outcome_scale',
    yes_no: 'asylum asylum_lawyer asylum_age asylum_trafficking',
  },
  cyp3: {
    grade: 'matching grade',
    yes_partly_no: 'information stability team_work online',
    yes_no_na:
      'move_in move_on met_after_ending stay_after_18 siblings_together siblings_meet siblings_apart exploitation return_talk',
    yes_no: 'within_terms over_limit exemption strain',
    date: 'outside_since limit_decided_on',
    text: 'limit_decided_by limit_made_lawful learned_from_ending restrictions',
  },
  cyp4: {
    yes_no: 'asked seen_alone advocate',
    choice: 'not_asked_reason',
    quote: 'words',
    yes_partly_no: 'guide_given',
    text: 'communication influence cic_council iro_how iro_paraphrase auditor_differs',
    yes_no_na: 'visitor told_why in_review',
    scale: 'happy_scale',
    date: 'iro_heard_on',
    grade: 'iro_grade grade',
  },
  safe: {
    yes_no:
      'immediate acting missing_pattern allegation_support allegation_outcome concerns_pattern home_outstanding fire_plan',
    text: 'told_who_when baby_plan baby_nights baby_watched',
    yes_partly_no: 'safer_care guidance accidents_written medicines checks_all_adults network medicals whistle',
    grade: 'risk grade',
    yes_no_na:
      'restraint missing_protocol allegation_told concerns_apart events_24h bedrooms pets smoking car new_health',
    date: 'home_seen_on',
    choice: 'checks_managed baby_carers_part',
  },
  wfc1: {
    grade: 'assessment supervision_quality support review_quality grade',
    yes_no: 'agreement kinship_offer temporary_visits worker_qualified independent_support review_on_time',
    yes_no_na: 'induction tsd both_carers breaks sons_daughters payments household_change other_work notice_in_time',
    yes_partly_no:
      'pdp kinship_plan short_plan short_training child_in_supervision record_shared carer_wellbeing last_recs',
    text: 'training_use recruitment_fit review_late_decided_by',
    date: 'temporary_until visit_last unannounced_date review_late_decided_on review_late_until',
    number: 'worker_count visits_expected visit_count unannounced_count',
    visits: 'visits',
  },
  wfc2: {
    yes_no_na: 'heard_in_moves planning_meeting at_review leaving_care education',
    text: 'request_waited',
    grade: 'respect grade',
    yes_partly_no: 'information_given',
  },
  wfc3: {
    yes_no: 'asked',
    quote: 'words parent_voice partner_voice',
    scale: 'support_scale recommend',
    text: 'sons_daughters_say others_say response',
    yes_no_na: 'authorities_said',
    grade: 'grade',
  },
  wfc4: {
    text: 'learning_from_case staff_ideas',
    scale: 'staff_scale',
  },
  wfc5: {
    text: 'links_plan plan_current impact',
    grade: 'grade',
  },
  rec: {
    yes_partly_no:
      'up_to_date kind_clear fact_opinion signed carer_log chronology_current chronology_used placement_history worker_supervised decisions_written authorised',
    grade: 'helpful_to_child oversight grade',
    yes_no_na: 'handover_summary handover_visit',
    yes_no: 'right_file closing',
  },
  edi: {
    yes_partly_no: 'child carer',
    text: 'bias',
  },
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
    yes_partly_no: 'child_known voice impact actions_enough',
    several: 'evidence',
    grade: 'grade audit_quality',
    choice: 'agree resolution',
    text: 'reasons feedback_auditor',
    date: 'discussion_date',
  },
  tm: {
    date: 'read_on conversation',
    text: 'conversation_felt strengths_recognised team_learning carer_child_fed_back',
    choice: 'agree_findings',
    yes_partly_no: 'record_fixed',
    yes_no: 'performance_link',
  },
  sm: {
    yes_no: 'reviewed actions_sufficient timeframe_reasonable',
    date: 'reaudit_date',
    choice: 'decision',
  },
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

  it('asks nothing that was not agreed', () => {
    const listed = Object.entries(agreed).flatMap(([section, byType]) =>
      Object.values(byType).flatMap((topics) => topics.split(' ').map((topic) => `${section}.${topic}`)),
    )
    const added = questions.map((question) => question.key).filter((key) => !listed.includes(key))
    assert.deepEqual(added, [], 'a question that is new is named above, in `agreed`, under its section and its type')
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

  it('offers fifty-four themes, each once', () => {
    assert.equal(new Set(themes.map((theme) => theme.value)).size, 54)
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

it('in the audit of a household nobody grades what is asked of the service as a whole, nor what no grade is asked of', () => {
  const keysOf = (sections: readonly { key: string }[]) => sections.map(({ key }) => key)
  assert.deepEqual(keysOf(gradedOfHousehold(auditTool)), keysOf(gradedSections()))
  const changed = auditTool.sections.map((section) => ({
    ...section,
    questions: section.questions
      .map((one) => (one.key === 'wfc2.grade' ? { ...one, level: 'service' as const } : one))
      .filter(({ key }) => key !== 'rec.grade'),
  }))
  const left = keysOf(gradedOfHousehold({ ...auditTool, sections: changed }))
  assert.deepEqual(
    keysOf(gradedSections()).filter((key) => !left.includes(key)),
    ['wfc2', 'rec'],
  )
})
