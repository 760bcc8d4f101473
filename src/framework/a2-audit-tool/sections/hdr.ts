import { noted } from '../ask.ts'
import type { Section } from '../types.ts'

/**
 * What the two of them did to get here. The rest of an audit's header (kind, household, children, period, people,
 * review) is not asked: it stands in the audit itself, brought forward from the register.
 */
export const hdr: Section = {
  key: 'hdr',
  title: 'About this audit',
  keyQuestion: 'Who talked together, and what did you look at?',
  part: 'audit',
  perChild: false,
  graded: false,
  clauses: ['6.1', '7.1', '7.3'],
  questions: [
    noted('hdr.collab_date', 'date', 'When did you and the fostering social worker go through this audit together?', {
      required: true,
      prompts: 'An audit cannot be handed in without this conversation.',
    }),
    noted('hdr.collab_people', 'several', 'Who took part in the conversation?', {
      required: true,
      prompts: 'At least the person auditing and the fostering social worker.',
      options: [
        { value: 'auditor', text: 'The person auditing' },
        { value: 'fostering_social_worker', text: 'The fostering social worker' },
        { value: 'team_manager', text: 'The team manager' },
        { value: 'foster_carer', text: 'A foster carer' },
        { value: 'child_social_worker', text: 'A child’s social worker' },
        { value: 'independent_reviewing_officer', text: 'An Independent Reviewing Officer' },
        { value: 'other', text: 'Someone else' },
      ],
    }),
    noted('hdr.records_seen', 'several', 'Which records did you look at?', {
      options: [
        { value: 'case_system', text: 'The electronic record' },
        { value: 'supervision', text: 'Records of supervision visits' },
        { value: 'review_forms', text: 'Review reports and forms' },
        { value: 'panel', text: 'Panel papers and minutes' },
        { value: 'child_file', text: 'The child’s record' },
        { value: 'other', text: 'Something else' },
      ],
    }),
    noted('hdr.case_summary', 'text', 'In a few sentences, who lives in this home and what is life like there?', {
      prompts: 'Write it as you would say it to the family, in up to 150 words. Initials, not full names.',
    }),
  ],
}
