export type Forum = {
  clause: string
  title: string
  beat: 'monthly' | 'quarterly' | 'as often as they meet'
  /** What it is for, in one sentence. */
  purpose: string
  receives: readonly string[]
  /** Who may sit there is a council's own matter; these are the functions the document names. */
  attendedBy: readonly string[]
  /** Whether what goes there may identify a household to those who attend. */
  edition: 'restricted' | 'identifies nobody'
}

/** Section 8, and the bodies that clause 7.13 adds: where what we learn is taken. */
export const forums = {
  pqa: {
    clause: '8.1',
    title: 'Performance, Quality and Action meeting',
    beat: 'monthly',
    purpose: 'Turns what the month’s audits found into better practice.',
    receives: ['The highlight report every month', 'The Fostering QA Report every quarter'],
    attendedBy: [
      'Corporate Director (chair)',
      'Heads of Service',
      'Service and Operational Managers',
      'Safeguarding leads',
      'Complaints Officer',
      'Quality Assurance and Partnerships',
    ],
    edition: 'restricted',
  },
  xcslt: {
    clause: '8.2',
    title: 'Extended Children’s Services Leadership Team',
    beat: 'quarterly',
    purpose: 'Decides what the service must change, who leads it and by when.',
    receives: ['The quarterly QA report'],
    attendedBy: ['Senior leaders of children’s services'],
    edition: 'restricted',
  },
  extended_team_meeting: {
    clause: '8.3',
    title: 'Extended team meeting of the fostering service',
    beat: 'quarterly',
    purpose: 'Gives everyone in fostering time to learn together.',
    receives: ['Themes and good practice of the quarter'],
    attendedBy: ['The fostering service'],
    edition: 'identifies nobody',
  },
  team_meetings: {
    clause: '8.4',
    title: 'Team meetings and supervision',
    beat: 'as often as they meet',
    purpose: 'Brings what was learned to every worker within days.',
    receives: ['Learning as it arises'],
    attendedBy: ['Teams and their managers'],
    edition: 'identifies nobody',
  },
  workforce_development: {
    clause: '8.5',
    title: 'Workforce Development',
    beat: 'quarterly',
    purpose: 'Shapes the Learning and Development Strategy with the Safeguarding and Standards Lead.',
    receives: ['Themes that call for training'],
    attendedBy: ['Workforce Development', 'Safeguarding and Standards Lead'],
    edition: 'identifies nobody',
  },
  corporate_parenting_board: {
    clause: '7.13',
    title: 'Corporate Parenting Board, councillors and the Chief Executive',
    beat: 'quarterly',
    purpose: 'Lets those who answer for children in care see how they fare.',
    receives: ['Highlights and themes', 'The yearly report'],
    attendedBy: ['Corporate Parenting Board', 'Councillors', 'Chief Executive'],
    edition: 'identifies nobody',
  },
} as const satisfies Record<string, Forum>
