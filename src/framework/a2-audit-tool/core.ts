import type { Question, Section } from './types.ts'

const needed = 'needed before the section is done'
const limits = 'a rule that limits the grade rests on it'
const grade = 'the overall judgement is worked out from it'

/**
 * What is asked at first, and why: all else of the audit's own sections waits until somebody looks closer, or something calls for it
 * (calls.ts). What is asked only after another answer goes with that one. A council may choose otherwise in the tool's editor, within
 * `whyCore`.
 */
export const core: Readonly<Record<string, string>> = {
  'hdr.collab_date': `${needed}: the audit is done together (clause 7.1)`,
  'hdr.collab_people': needed,
  'hdr.case_summary': 'whoever reads it knows who lives there',

  'cyp1.care_matches': 'the first of the nine questions (clause 3.6)',
  'cyp1.visits': 'the law says how often the child is visited',
  'cyp1.delegated': 'a child waits for every decision that is nobody’s',
  'cyp1.grade': grade,
  'cyp2.learning': 'the second of the nine questions (clause 3.6)',
  'cyp2.health': 'the second of the nine questions (clause 3.6)',
  'cyp2.emotional': 'the second of the nine questions (clause 3.6)',
  'cyp2.family_time': 'what children say matters most to them',
  'cyp2.life_story': 'what is not kept now cannot be had back',
  'cyp2.savings': 'money that is the child’s own',
  'cyp2.grade': grade,
  'cyp3.within_terms': limits,
  'cyp3.over_limit': limits,
  'cyp3.strain': 'the third of the nine questions (clause 3.6)',
  'cyp3.grade': grade,
  'cyp4.asked': limits,
  'cyp4.seen_alone': limits,
  'cyp4.advocate': 'who cannot ask is given one',
  'cyp4.influence': 'the fourth of the nine questions (clause 3.6)',
  'cyp4.grade': grade,

  'safe.immediate': limits,
  'safe.safer_care': 'what the home has agreed about each child’s safety',
  'safe.risk': limits,
  'safe.guidance': 'how children are guided, day by day',
  'safe.restraint': 'each one is looked at',
  'safe.missing_protocol': 'what more is asked of children missing follows from it',
  'safe.allegation_told': limits,
  'safe.concerns_apart': 'what more is asked of concerns follows from it',
  'safe.events_24h': 'what must not wait',
  'safe.home_seen_on': 'the standards ask for it every year',
  'safe.bedrooms': 'a standard of the home itself',
  'safe.checks_all_adults': limits,
  'safe.medicals': 'whether the carers are well enough to care',
  'safe.grade': grade,

  'wfc1.agreement': 'what carers and service owe each other',
  'wfc1.kinship_plan': 'of kinship foster carers: what they are owed',
  'wfc1.kinship_offer': 'of kinship foster carers: what they are owed',
  'wfc1.temporary_until': 'of carers approved for the time being: the law counts the weeks',
  'wfc1.temporary_visits': 'of carers approved for the time being: the law counts the weeks',
  'wfc1.tsd': 'the standards set a day',
  'wfc1.worker_count': 'how often a family had to begin again',
  'wfc1.visits': 'who came, when, and whether a child was seen',
  'wfc1.visits_expected': 'without it the number of visits says nothing',
  'wfc1.visit_count': 'how far the service is there',
  'wfc1.unannounced_date': limits,
  'wfc1.supervision_quality': 'the fifth of the nine questions (clause 3.6)',
  'wfc1.child_in_supervision': 'the child first',
  'wfc1.support': 'the fifth of the nine questions (clause 3.6)',
  'wfc1.carer_wellbeing': 'who looks after those who care',
  'wfc1.review_on_time': limits,
  'wfc1.review_quality': 'the audit follows the review',
  'wfc1.last_recs': 'whether anything came of the last one',
  'wfc1.grade': grade,
  'wfc2.planning_meeting': 'the sixth of the nine questions (clause 3.6)',
  'wfc2.at_review': 'the sixth of the nine questions (clause 3.6)',
  'wfc2.respect': 'how it feels to be one of the team',
  'wfc2.information_given': 'what carers most often miss',
  'wfc2.grade': grade,
  'wfc3.asked': `${needed}: their views are asked (clause 7.4)`,
  'wfc3.words': 'the seventh of the nine questions (clause 3.6)',
  'wfc3.response': 'whether anything came of what they said',
  'wfc3.partner_voice': 'those who see the child elsewhere',
  'wfc3.grade': grade,
  'wfc4.learning_from_case': 'the eighth of the nine questions (clause 3.6)',

  'rec.up_to_date': 'all else rests on the record',
  'rec.kind_clear': 'all else rests on the record',
  'rec.helpful_to_child': 'the child reads it one day',
  'rec.chronology_current': 'what repeats is seen in it alone',
  'rec.worker_supervised': 'who helps the worker think',
  'rec.oversight': 'whether a manager sees it (clause 7.9)',
  'rec.closing': 'where fostering ended: why',
  'rec.grade': grade,
  'edi.child': 'whether the child was seen as who they are (clause 2.3)',
  'edi.carer': 'whether the carers were',
  'edi.bias': 'national guidance asks that racism be looked for',

  'ovr.impact': `${needed}: the difference made stands first (clause 2.1)`,
  'ovr.impact_scale': needed,
  'ovr.strengths': needed,
  'ovr.worries': needed,
  'ovr.next': needed,
  'ovr.themes': 'what reports count',
  'ovr.grade': needed,
  'ovr.grade_reason': needed,
  'ovr.override_reason': 'where the grade is another than the suggestion',
  'ovr.practitioner_response': 'the worker has a say',

  'cyp4.iro_heard_on': 'the Independent Reviewing Officer’s own part',
  'cyp4.iro_how': 'the Independent Reviewing Officer’s own part',
  'cyp4.iro_paraphrase': 'the Independent Reviewing Officer’s own part',
  'cyp4.iro_grade': 'the Independent Reviewing Officer’s own part',
}

/** The section with what is asked at first and what is further, said at each question. Of other parts of the job all is asked. */
export function inDepth(section: Section): Section {
  if (section.part !== 'audit') return section
  const isFurther = ({ key, onlyWhen }: Question): boolean => {
    const root = section.questions.find((other) => other.key === onlyWhen?.question)
    return root ? isFurther(root) : !Object.hasOwn(core, key)
  }
  return {
    ...section,
    questions: section.questions.map((question) =>
      question.level === 'service' ? question : { ...question, further: isFurther(question) },
    ),
  }
}
