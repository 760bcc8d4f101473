import { ask } from './ask.ts'
import type { FeedbackForm } from './types.ts'
import { safetyWorry, tellForPartners } from './words.ts'

/** The child’s social worker, school, health and others; also how an authority that placed a child gives the view that FSR 28 asks for. */
export const partner: FeedbackForm = {
  key: 'fq.pt',
  title: 'Your view of this foster home',
  speaker: 'partner',
  isObservation: false,
  intro:
    'The Fostering Reviewing Officer and the quality team read this. It informs the carers’ review, so the carers hear what you say. It takes about five minutes.',
  safety:
    'If a child may be at risk, follow your safeguarding procedure now: this form is not the place for a referral. If you tell us that you are worried about the child’s safety, the people whose job is to keep children safe will know that you said so, today.',
  questions: [
    ask('fq.pt.role', 'choice', 'What is your part in the child’s life?', {
      options: [
        { value: 'child_social_worker', text: 'The child’s social worker' },
        { value: 'independent_reviewing_officer', text: 'Independent Reviewing Officer' },
        { value: 'school', text: 'School or nursery' },
        { value: 'health', text: 'Health' },
        { value: 'virtual_school', text: 'Virtual school' },
        { value: 'other', text: 'Something else' },
      ],
    }),
    ask('fq.pt.is_ra_view', 'yes_no', 'Do you answer for the authority that looks after the child?', {
      prompts: 'A carer review must have its view.',
    }),
    ask('fq.pt.sees', 'choice', 'How often do you see the child?', {
      options: [
        { value: 'week', text: 'Every week, or more' },
        { value: 'month', text: 'Every month' },
        { value: 'term', text: 'Every few months' },
        { value: 'year', text: 'Once a year' },
        { value: 'never', text: 'I have not met them' },
      ],
    }),
    ask('fq.pt.attendance', 'text', 'From school: how often is the child there?'),
    ask('fq.pt.checks_due', 'text', 'From health: which checks are due?'),
    ask('fq.pt.child_progress', 'agree_five', 'The child is doing well here.'),
    ask('fq.pt.carer_works_with_us', 'agree_five', 'The carers work well with us.'),
    ask('fq.pt.carer_meets_needs', 'agree_five', 'The carers understand what this child needs, and provide it.'),
    ask('fq.pt.ssw_responsive', 'agree_five', 'The fostering social worker answers and follows things up.'),
    ask('fq.pt.info_sharing', 'agree_five', 'I am told what I need to know.'),
    { ...safetyWorry('fq.pt'), version: 2 },
    ask('fq.pt.good_example', 'text', 'What have the carers or the service done well? Give an example.'),
    ask('fq.pt.improve', 'text', 'What could the carers or the service do better?'),
  ],
  next: 'Thank you. You will hear what the review decided.',
  tell: tellForPartners,
}
