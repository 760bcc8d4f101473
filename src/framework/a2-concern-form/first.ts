import { one } from '../forms/write.ts'
import { ask, must, section } from './write.ts'

/* What is written at once: each child in the home, then what is said. */

const noNames = 'No names. What happened in full is kept elsewhere.'

export const first = [
  section(
    ['children', 'first', 'Each child in the home', 'Is this child safe tonight, and has anybody asked them?'],
    [
      must('child_is', 'choice', 'What is this child’s part in it?', {
        options: [
          one('harmed', 'It is said that this child was harmed, or may be'),
          one('there', 'This child lives in the home too'),
        ],
      }),
      must('safe', 'choice', 'What keeps this child safe tonight?', {
        prompts: 'Decided today, for each child, before anything else.',
        options: [
          one('stays', 'They stay: no risk is seen'),
          one('plan', 'They stay, with a plan'),
          one('carer_out', 'The carer is out of the home for now'),
          one('moved', 'They moved for now'),
          one('moved_for_good', 'They moved for good'),
        ],
      }),
      must('safe_why', 'text', 'Why is that right for this child, and what does it mean for them?', {
        prompts: 'If they moved: what they wished, who said goodbye, and that their belongings came along.',
      }),
      ask('child_said', 'quote', 'What has this child said, in their own words?', {
        prompts: 'Only what they said by themselves or to whoever asks as part of the process. Nobody presses them.',
      }),
      must('advocate', 'yes_no_na', 'Was this child offered an advocate?'),
    ],
    { perChild: true },
  ),
  section(
    ['said', 'first', 'What is said', 'What was said, when, and by whom?'],
    [
      must('summary', 'text', 'What is said, in one sentence?', { prompts: noNames }),
      must('happened', 'text', 'When is it said to have happened?', {
        prompts: 'A day, a time, or “not known”. That is another thing than when we learned of it.',
      }),
      must('non_recent', 'yes_no', 'Is it said to be more than 12 months ago, or has the child moved on since?'),
      must('from', 'choice', 'Who told us?', {
        options: [
          one('child', 'The child'),
          one('other_child', 'Another child in the home'),
          one('family', 'A parent or family'),
          one('childs_worker', 'The child’s social worker'),
          one('iro', 'Their Independent Reviewing Officer'),
          one('worker', 'The fostering social worker'),
          one('school', 'School'),
          one('health', 'Health'),
          one('police', 'Police'),
          one('carer', 'A carer themselves'),
          one('once_in_care', 'Somebody who was in care once'),
          one('anonymous', 'Somebody who gave no name', 'It is looked into like any other.'),
          one('other', 'Somebody else'),
        ],
      }),
      must('about', 'several', 'Whom is it about?', {
        options: [
          one('carer_1', 'The first carer'),
          one('carer_2', 'The second carer'),
          one('adult', 'Another adult of the household'),
          one('under_18', 'A son or daughter under 18', 'They are children too: their way is children’s social care.'),
          one('visitor', 'A visitor or a support carer'),
        ],
      }),
      must('harm', 'choice', 'Which kind of harm is said?', {
        prompts: 'One, for the yearly return.',
        options: [
          one('physical', 'Physical'),
          one('emotional', 'Emotional'),
          one('sexual', 'Sexual'),
          one('neglect', 'Neglect'),
          one('none', 'None of these', 'Something outside fostering, for example. It is left out of the return.'),
        ],
      }),
      ask('harm_more', 'several', 'Is any of these part of it?', {
        options: [
          one('online', 'Online'),
          one('restraint', 'Restraint'),
          one('exploitation', 'Exploitation'),
          one('discrimination', 'Discrimination'),
          one('outside', 'What somebody did outside fostering'),
          one('boundaries', 'Information or boundaries'),
        ],
      }),
      must('below_why', 'text', 'Why is this no allegation, and who said so?', {
        prompts: 'In doubt the Local Authority Designated Officer is asked.',
      }),
      must('hold', 'choice', 'Are other children placed here meanwhile?', {
        prompts: 'Everybody else reads no more than “not taking children at present”.',
        options: [one('none', 'Nothing changes'), one('no_new', 'No new children for now'), one('on_hold', 'On hold')],
      }),
      ask('elsewhere', 'text', 'Its numbers in other systems'),
    ],
  ),
]
