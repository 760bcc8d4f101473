import { noted, sectionGrade, weighed } from '../ask.ts'
import { inspectionAreas } from '../inspection-areas.ts'
import type { Section } from '../types.ts'

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
    weighed(
      'safe.safer_care',
      'yes_partly_no',
      'Is there a current safer care plan that fits each child and changes when the household does?',
      {
        references: ['NMS 4'],
      },
    ),
    weighed(
      'safe.risk',
      'grade',
      'How well are the risks to each child understood and managed, without shutting ordinary life out?',
      {
        prompts:
          'Exploitation, online, other young people, family, self-harm; the risk assessment; what the carer understands.',
        references: ['NMS 4'],
        rules: ['L2'],
      },
    ),
    weighed(
      'safe.missing',
      'yes_no_na',
      'When a child was missing, was the protocol followed, a return conversation held and any pattern seen?',
      {
        prompts: 'How often, and when.',
        references: ['NMS 5', 'FSR 13'],
      },
    ),
    weighed(
      'safe.behaviour',
      'yes_partly_no',
      'Are children guided kindly and consistently, and is any restraint written down, talked over and looked at again?',
      {
        prompts: 'How often restraint was used; what the behaviour tells us.',
        references: ['NMS 3', 'FSR 13'],
      },
    ),
    weighed('safe.allegations', 'yes_no_na', 'Was every allegation handled properly, fairly and fast?', {
      prompts:
        'Designated officer told within 1 working day; outcome; independent support for the carer; whether approval needed review.',
      references: ['NMS 22', 'WT'],
      rules: ['L2'],
    }),
    weighed(
      'safe.soc_concerns',
      'yes_no_na',
      'Were complaints and concerns about care kept apart from allegations, answered in time and looked at together?',
      {
        prompts: 'The chronology; any pattern.',
        references: ['NMS 25.1', 'NMS 25.2'],
      },
    ),
    weighed('safe.events', 'yes_no_na', 'Was each significant event reported within 24 hours and seen through?', {
      references: ['NMS 29'],
    }),
    weighed('safe.accidents', 'yes_partly_no', 'Are accidents, injuries, illness and medicines fully recorded?', {
      references: ['FSR 22', 'FSR Sch 2', 'NMS 6'],
    }),
    weighed('safe.home', 'yes_partly_no', 'Is the home itself safe, with its yearly check in date?', {
      prompts: 'Bedrooms, pets, guns, water, fire, the car.',
      references: ['NMS 10', 'NMS 10.5'],
    }),
    // Never "not applicable" (limiting-rules.ts): every home has an adult.
    weighed(
      'safe.checks_all_adults',
      'yes_partly_no',
      'Does every adult, and every regular visitor who needs one, have current checks?',
      {
        required: true,
        prompts: 'Hold the list of adults against the list of checks.',
        references: ['FSR 26', 'FSR Sch 3', 'NMS 13', 'NMS 19'],
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
    weighed(
      'safe.health_carer',
      'yes_partly_no',
      'Are the carers’ medicals current, and was any new health question weighed?',
      { broughtForward: 'medical_oldest_on' },
    ),
    noted('safe.whistle', 'yes_partly_no', 'Do the carers know how to raise a worry, even about us?', {
      references: ['NMS 4', 'NMS 19'],
    }),
    sectionGrade('safe', 'How safe are the children in this home?', { rules: ['L2'] }),
  ],
}
