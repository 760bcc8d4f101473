import { noted, sectionGrade, weighed } from '../ask.ts'
import { inspectionAreas } from '../inspection-areas.ts'
import type { Question, Section } from '../types.ts'

const risks: readonly Question[] = [
  weighed(
    'safe.safer_care',
    'yes_partly_no',
    'Is each child named in a safer care plan reviewed since the last change in the home?',
    { version: 2, references: ['NMS 4'] },
  ),
  weighed('safe.risk', 'grade', 'How well are the risks to each child managed, without shutting ordinary life out?', {
    version: 2,
    prompts:
      'Where children differ, the grade of the child who worries you most, by initials. Exploitation, online, other young people, family, self-harm; the risk assessment; what the carer understands.',
    references: ['NMS 4'],
    rules: ['L2'],
  }),
  weighed('safe.guidance', 'yes_partly_no', 'Is behaviour guided kindly, and in the same way by everyone?', {
    prompts: 'What the behaviour tells us.',
    references: ['NMS 3', 'FSR 13'],
  }),
  weighed('safe.restraint', 'yes_no_na', 'Was each restraint written down and talked over with the child?', {
    prompts: 'How often it was used. Not applicable where there was none.',
    references: ['NMS 3', 'FSR 13'],
  }),
]

const whatHappened: readonly Question[] = [
  weighed('safe.missing_protocol', 'yes_no_na', 'Each time a child was missing, was the protocol followed?', {
    prompts: 'How often, and when. Not applicable where no child was.',
    references: ['NMS 5', 'FSR 13'],
  }),
  weighed('safe.missing_pattern', 'yes_no', 'Has anyone looked for a pattern in the times missing?', {
    references: ['NMS 5'],
  }),
  weighed(
    'safe.allegation_told',
    'yes_no_na',
    'Was the designated officer told of each allegation within one working day?',
    { references: ['NMS 22', 'WT'], rules: ['L2'] },
  ),
  weighed('safe.allegation_support', 'yes_no', 'Were the carers offered support from outside the service?', {
    references: ['NMS 22'],
  }),
  weighed('safe.allegation_outcome', 'yes_no', 'Is the outcome of each allegation recorded?', {
    prompts: 'And whether the approval needed a review.',
    references: ['NMS 22'],
  }),
  weighed('safe.concerns_apart', 'yes_no_na', 'Were worries about care kept apart from allegations and complaints?', {
    references: ['NMS 25.1'],
  }),
  weighed('safe.concerns_pattern', 'yes_no', 'Has anyone looked at all three together for a pattern?', {
    prompts: 'The chronology.',
    references: ['NMS 25.1', 'NMS 25.2'],
  }),
  weighed('safe.events_24h', 'yes_no_na', 'Was each significant event passed on within 24 hours?', {
    references: ['NMS 29'],
  }),
  weighed('safe.accidents_written', 'yes_partly_no', 'Are accidents, injuries and illness written down?', {
    references: ['FSR 22', 'FSR Sch 2', 'NMS 6'],
  }),
]

const home: readonly Question[] = [
  noted('safe.home_seen_on', 'date', 'When was the home last inspected without an appointment?', {
    prompts: 'The standard asks for it every year. A check of health and safety by appointment is another thing.',
    references: ['NMS 10.5'],
  }),
  weighed('safe.home_outstanding', 'yes_no', 'Is anything outstanding from the last inspection of the home?', {
    explainWhen: ['yes'],
    references: ['NMS 10'],
  }),
  weighed('safe.bedrooms', 'yes_no_na', 'Has each child over three a bedroom of their own, or is sharing agreed?', {
    prompts: 'Agreed by each child’s own authority, and written down.',
    references: ['NMS 10.6'],
  }),
  weighed('safe.medicines', 'yes_partly_no', 'Are medicines kept, given and written down as they should be?', {
    references: ['NMS 6'],
  }),
  weighed('safe.pets', 'yes_no_na', 'Were the animals in the home assessed, and again when that changed?', {
    references: ['NMS 10'],
  }),
  weighed('safe.smoking', 'yes_no_na', 'Does smoking or vaping here fit the ages and health of the children?', {
    references: ['NMS 6'],
  }),
  weighed('safe.car', 'yes_no_na', 'Is every car in which the children ride in order?', {
    prompts: 'Insurance, MOT, child seats.',
    references: ['NMS 10'],
  }),
  weighed('safe.fire_plan', 'yes_no', 'Is there a fire plan that the children know?', { references: ['NMS 10'] }),
]

const adults: readonly Question[] = [
  // Never "not applicable" (limiting-rules.ts): every home has an adult.
  weighed(
    'safe.checks_all_adults',
    'yes_partly_no',
    'Does every adult, and every regular visitor who needs one, have current checks?',
    {
      required: true,
      prompts: 'Hold the list of adults against the list of checks.',
      references: ['FSR 26', 'FSR Sch 3', 'FSR 28', 'NMS 13', 'NMS 19'],
      rules: ['L3'],
      broughtForward: 'dbs_oldest_on',
    },
  ),
  // Ours: L3 turns on whether somebody weighed the risk of a missing check, so the tool has to ask.
  weighed('safe.checks_managed', 'choice', 'What has been done about the missing check?', {
    required: true,
    onlyWhen: { question: 'safe.checks_all_adults', in: ['partly', 'no'] },
    rules: ['L3'],
    options: [
      { value: 'decision_recorded', text: 'A manager weighed the risk and recorded the decision' },
      { value: 'managed_not_recorded', text: 'The risk is being managed, but no decision is recorded' },
      { value: 'nothing_done', text: 'Nothing yet' },
    ],
  }),
  weighed('safe.network', 'yes_partly_no', 'Have the people who step in for the carers been checked as policy asks?', {
    prompts: 'Sitters, back-up carers, overnight.',
    references: ['FSR 26'],
  }),
  weighed('safe.medicals', 'yes_partly_no', 'Is each carer’s medical in date?', {
    broughtForward: 'medical_oldest_on',
  }),
  weighed('safe.new_health', 'yes_no_na', 'Was a new question of a carer’s health weighed?'),
  noted('safe.whistle', 'yes_partly_no', 'Do the carers know how to raise a worry, even about us?', {
    references: ['NMS 4', 'NMS 19'],
  }),
]

const ofParentAndChild = { module: 'parent_and_child', references: ['NMS 4'] }
const parentAndChild: readonly Question[] = [
  noted('safe.baby_plan', 'text', 'On whose plan does the baby stand?', ofParentAndChild),
  noted('safe.baby_nights', 'text', 'Who cares for the baby at night?', ofParentAndChild),
  noted(
    'safe.baby_watched',
    'text',
    'What is being watched, and who reads what the carer writes of it?',
    ofParentAndChild,
  ),
  noted('safe.baby_carers_part', 'choice', 'What are the carers asked to do for the parent?', {
    ...ofParentAndChild,
    options: [
      { value: 'help', text: 'To help' },
      { value: 'judge', text: 'To say how the parent manages' },
      { value: 'both', text: 'Both' },
      { value: 'unclear', text: 'Nobody has said' },
    ],
  }),
]

/**
 * The limiting section. Asked once for the household, not once a child: most of it (checks, the home, allegations)
 * belongs to the household, and one grade must be able to limit the audit. Where children differ, the question asks
 * about each child and the explanation names them by initials.
 */
export const safe: Section = {
  key: 'safe',
  title: 'Safety',
  keyQuestion: 'Is every child in this home safe?',
  part: 'audit',
  perChild: false,
  graded: true,
  clauses: ['2.1', '6.2', '4.9'],
  inspection: inspectionAreas.protection,
  descriptors: {
    outstanding: 'Skilled, trusting work with the child and the carers has made a real risk smaller.',
    good: 'Risks are known, shared with those who need to know and brought down; allegations are handled properly.',
    requires_improvement: 'Follow-through is uneven, though no child has been left at risk.',
    inadequate: 'A child has been harmed, or is at risk, and nobody is managing it.',
  },
  questions: [
    {
      ...weighed('safe.immediate', 'yes_no', 'Is any child here at risk of serious harm now?', {
        required: true,
        prompts:
          'Whoever may be acting on it: a yes is told to those who can keep a child safe. Nothing waits for this audit.',
        references: ['CA89 47'],
        rules: ['L1'],
        alertOn: ['yes'],
        explainWhen: [],
      }),
      version: 2,
    },
    weighed('safe.acting', 'yes_no', 'Is someone acting on it today?', {
      required: true,
      onlyWhen: { question: 'safe.immediate', in: ['yes'] },
      rules: ['L1'],
      explainWhen: [],
    }),
    weighed('safe.told_who_when', 'text', 'Who is acting on it or was told, when, and what was agreed?', {
      required: true,
      onlyWhen: { question: 'safe.immediate', in: ['yes'] },
      rules: ['L1'],
    }),
    ...risks,
    ...whatHappened,
    ...home,
    ...adults,
    ...parentAndChild,
    sectionGrade('safe', 'How safe are the children in this home?', { rules: ['L2'] }),
  ],
}
