import { one } from '../forms/write.ts'
import { safeToClose } from './safe-to-close.ts'
import { ask, must, section, when } from './write.ts'

/* What is asked of an allegation alone: the officer's decision, support while it goes on, the outcome, and what follows from it. */

/** Ours, said beside the choice: on the balance of probabilities. */
const outcomes = [
  one('substantiated', 'Substantiated', 'There is enough evidence that it happened.'),
  one('malicious', 'Malicious', 'There is enough evidence that it did not happen, and that somebody meant to deceive.'),
  one('false', 'False', 'There is enough evidence that it did not happen.'),
  one('unsubstantiated', 'Unsubstantiated', 'There is not enough evidence either way. It says nothing about guilt.'),
  one('unfounded', 'Unfounded', 'Nothing supports that it was ever the matter.'),
]

/** "Unfounded" means "disproved" in some texts and "nothing to support it" in others: each outcome keeps by which it was said. */
const editions = [
  one('england_five', 'England today: five outcomes'),
  one('england_four', 'England before: four outcomes, without “unfounded”'),
  one('wales', 'Wales: “unfounded” means that evidence disproves it'),
]

export const ofAllegations = [
  section(
    ['threshold', 'threshold', 'The officer’s decision', 'Does this meet the threshold of harm?'],
    [
      must('lado_view', 'choice', 'What did the Local Authority Designated Officer decide?', {
        options: [
          one('met', 'The threshold is met'),
          one('advice', 'It is not met: advice and nothing more'),
          one('other', 'It is not met: looked into as a standards-of-care concern'),
        ],
      }),
      ask('criteria', 'several', 'By which of the criteria?', {
        options: [
          one('harmed', 'Harmed a child, or may have'),
          one('offence', 'A possible offence against or about a child'),
          one('risk', 'May pose a risk of harm to children'),
          one('suitable', 'May not be suitable to work with children'),
        ],
      }),
      must('lado_why', 'text', 'Why?', { prompts: 'In a sentence or two, without names. It stays, whatever follows.' }),
      ask('lado_ref', 'text', 'The officer’s own number of it'),
    ],
  ),
  section(
    ['heard', 'process', 'How each child has found it', 'Has anybody asked this child how this has been for them?'],
    [
      must('child_support', 'text', 'What support does this child have while this goes on?', {
        prompts: 'Every child in the home, whether anything is said of them or not.',
      }),
      must('child_asked', 'choice', 'Was this child asked how it has been for them?', {
        prompts: 'How it was done, who told them what, and whether they felt listened to.',
        options: [
          one('asked', 'They were asked'),
          one('said_no', 'They would rather not say'),
          one('too_young', 'They are too young to be asked in words'),
          one('not_yet', 'Not yet'),
        ],
      }),
      must('child_process', 'scale', 'How has it been for this child?', {
        ends: ['Very bad', 'As good as it could be'],
        onlyWhen: when('child_asked', 'asked'),
      }),
      ask('child_process_said', 'quote', 'In their own words', { onlyWhen: when('child_asked', 'asked') }),
    ],
    { perChild: true },
  ),
  section(
    ['process', 'process', 'While it goes on', 'Are the carers told, supported and heard?'],
    [
      must('home_support', 'text', 'What support do the carers’ own sons and daughters and others in the home have?'),
      must('carer_told', 'text', 'What have the carers been told, and what not yet, and why?', {
        prompts: 'What may be said, and when, the meeting decides. An allegation is not a finding.',
      }),
      ask('written_on', 'date', 'When did they have it in writing?', {
        prompts: 'How it goes on, how long it takes, fee and allowance, and whom they may ask.',
      }),
      ask('support_on', 'date', 'When was independent support offered to them and their household?'),
      must('support_by', 'text', 'Who supports them, and did they take it up?', {
        prompts: 'Somebody who does not look into the allegation.',
      }),
      must('pay', 'choice', 'Are fee and allowance paid meanwhile?', {
        explainWhen: ['part', 'stopped'],
        options: [one('kept', 'Both are paid'), one('part', 'In part'), one('stopped', 'They are stopped')],
      }),
      ask('met_on', 'date', 'When did the first meeting take place?'),
      ask('meetings', 'text', 'Which meetings were there since, and what was decided?', {
        prompts: 'Day, kind and decision. The minutes are kept elsewhere.',
      }),
      ask('police', 'text', 'The police: since when, and what came of it?'),
      ask('s47', 'text', 'The enquiry about the child: since when, and what came of it?', {
        references: ['CA89 47'],
      }),
    ],
  ),
  section(
    ['outcome', 'outcome', 'The outcome', 'What was found, and by which definitions?'],
    [
      must('put_points', 'yes_no', 'Was every point put to the carers before it was decided?', { explainWhen: ['no'] }),
      must('outcome', 'choice', 'What is the outcome?', {
        prompts: 'On the balance of probabilities.',
        explainWhen: ['malicious', 'substantiated'],
        options: outcomes,
        notWith: { ...when('outcome_edition', 'england_four'), answers: ['unfounded'] },
      }),
      must('outcome_edition', 'choice', 'By which definitions?', {
        prompts: 'The same word means different things in different texts: they are never counted together.',
        options: editions,
      }),
      must('result', 'choice', 'What follows?', {
        options: [
          one('resolved', 'It is resolved, and nothing more follows'),
          one('watched', 'It is watched for an agreed time'),
          one('panel', 'It remains, and goes to the panel'),
        ],
      }),
    ],
  ),
  section(
    ['answered', 'after', 'What each child was told', 'Who told this child what was found and what changes?'],
    [
      must('child_told', 'text', 'Who told this child, when, and what did they say?', {
        prompts: 'Somebody the child trusts, in words that fit them.',
      }),
    ],
    { perChild: true },
  ),
  section(
    ['after', 'after', 'What follows', 'Do children, carers and those who must act know how it ended?'],
    [
      must('children_told_on', 'date', 'On which day had every child been told?'),
      must('letter_on', 'date', 'On which day did the carers have the outcome and a full summary in writing?'),
      must('resigned', 'yes_no', 'Did a carer resign before it was decided?', {
        prompts: 'A resignation ends nothing: it is decided all the same.',
      }),
      must('approval', 'choice', 'How does the approval stand in the end?', {
        options: [
          one('unchanged', 'Unchanged'),
          one('terms', 'Its terms changed'),
          one('resigned', 'A carer resigned'),
          one('ended', 'It ended'),
        ],
      }),
      must('dbs', 'choice', 'Was it referred to the Disclosure and Barring Service?', {
        explainWhen: ['referred', 'not_referred', 'power'],
        prompts: 'Say why, and when. The duty stays where somebody resigned who would have been removed.',
        options: [
          one('referred', 'Yes, by the duty'),
          one('power', 'Yes, by the authority’s own power'),
          one('not_referred', 'No'),
        ],
      }),
      must('sin', 'yes_no_na', 'Was a serious incident notified?', { explainWhen: ['yes'] }),
      must('pattern', 'text', 'Were there concerns about this home before, and is there a pattern?', {
        prompts: '“Unsubstantiated” is not “guilty”, now or at the next review.',
      }),
    ],
  ),
  safeToClose,
]
