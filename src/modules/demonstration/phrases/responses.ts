import type { DecisionKey } from '#framework/safety-alerts.ts'
import type { UsualGrade } from '#framework/a2-audit-tool/types.ts'

/** What moderators, managers and the quality team write afterwards. Every word is invented. */
export const agreed: readonly string[] = [
  'The evidence supports the grade in every section, and the child’s words run through it. I would have given the same.',
  'A fair and warm audit. What it says about school matches what the child told me.',
  'The grade follows. I was glad to see what is not yet good enough said plainly and kindly.',
  'I know this child, and this is their life. The actions are few and right.',
  'I agree. The section on safety is the strongest: it says what changed and why.',
]
export const wentDown: readonly string[] = [
  'The care is good; what the service did for it was late twice. For me that is the grade below.',
  'The child’s views are recorded well, but I cannot find what changed because of them.',
  'The plan has drifted for seven months, and the audit mentions it in one line. For the child it is the whole year.',
  'Safety rests on the carers’ good sense. Without a current plan I could not call it good.',
]
export const wentUp: readonly string[] = [
  'You are harder on this work than the child is. The progress since spring is better than the grade says.',
  'The late paper is real, and it did not touch the child. I would give the grade above.',
  'What the worker did about school was exceptional, and the audit undersells it.',
]
export const toAuditor: readonly string[] = [
  'Strong on impact. Next time, give the date of each thing you rely on.',
  'The conversation with the worker shines through. Try to quote the child once in every section.',
  'Clear and kind. Say in the summary what would lift it by one grade.',
  'Good evidence. The actions could say by when the child will notice.',
]
export const settled: readonly string[] = [
  'We read the records together. The later entries, which I had not seen, settle it.',
  'We agreed that the drift weighed more than either of us had first thought.',
  'The auditor showed me two visits that I had missed; I am content.',
]
export const decided: readonly string[] = [
  'Both readings are honest. I give more weight to what the child lived through than to what was put right afterwards.',
  'The evidence for the higher grade is there, though it was hard to find. The record is the weakness, not the care.',
]

export const felt: readonly string[] = [
  'Proud, and a little tired. They said that the audit saw what they had been trying to do.',
  'Disappointed at first, then relieved that the problem with school was on paper.',
  'Recognised. The worker asked to share the life story work with the team.',
  'They found it fair, and had already begun on the first action.',
]
export const recognised: readonly string[] = [
  'I wrote to the worker about the way they prepared the goodbye, and read it out at the team meeting.',
  'In supervision, and with a card from the young person.',
  'Shared as this month’s good practice.',
  'Thanked in person; the carers were told too.',
]
export const teamLearning: readonly string[] = [
  'Stability meetings at the first sign: team meeting, next Tuesday.',
  'How to write for the child: half an hour at the next team meeting, with two examples.',
  'Delegated authority: everyone checks their own households this month.',
  'Unannounced visits when children are at home.',
]
export const fedBack: readonly string[] = [
  'The worker will tell the carers at the next visit, and the reviewing officer will write to the child.',
  'I will ring the carers this week. The child’s social worker will tell the child on their walk.',
  'A letter to the carers, a card to the child, and a look back in three months.',
]

export const overallImpact: Record<UsualGrade, readonly string[]> = {
  outstanding: [
    'These children are thriving in ways that nobody forecast, and the service’s steady, imaginative work is a good part of why.',
    'A home that nearly ended is now for good. That is the difference, and the child can say who helped.',
  ],
  good: [
    'The children are safe, settled and growing, and you can trace that to help that came when it was needed.',
    'The child has a home, a school and a friend. A year ago there was one of the three.',
    'Because the worker listened early, a hard month stayed a hard month and did not become a move.',
    'The brothers are still together, and that took work from everyone.',
  ],
  requires_improvement: [
    'The carers have made most of the difference themselves; the service has helped in parts, and late.',
    'The child is cared for and loved. The service has not yet done its share: plan, school and story are all waiting.',
    'Things are better than they were, more slowly than the child needed.',
  ],
  inadequate: [
    'The child has lost a year. The carers asked for help that did not come, and the child felt it.',
    'The service has not made this child safer or more settled, and has not noticed.',
  ],
}
export const gradeReasons: Record<UsualGrade, readonly string[]> = {
  outstanding: [
    'Most sections are outstanding, and the voice of the child changed things beyond this home. Nothing would lift it.',
  ],
  good: [
    'Steady, thoughtful work with a clear effect. To be outstanding, the children’s views would need to change more than the small things.',
    'Good throughout, with one section that lags. A current plan, and more of the child in the record, would lift it.',
    'The difference is real and can be shown. It would be outstanding if help had come before it was asked for.',
  ],
  requires_improvement: [
    'Warm care and uneven work. A current plan, help that comes at the first asking, and a record with the child in it would make it good.',
    'Nothing unsafe, and too much that is late. Two things would lift it: supervision that thinks, and decisions that are followed up.',
    'The parts that depend on one person are good; the parts that depend on the service are not yet.',
  ],
  inadequate: [
    'What the child needed was known, and it was not done. A plan within a week, and a manager who looks every week, would begin to lift it.',
  ],
}
export const childNow: readonly string[] = [
  'The child has the thing they asked for, and they know who arranged it.',
  'The plan is settled, and the child says that they can stop waiting.',
  'Mornings are easier, and so are the evenings.',
  'The carers are less tired, and the child has noticed.',
  'The record can be shown to the child, and has been.',
  'It is too early to see it in the child; the carers feel it already.',
]
export const actionEvidence: readonly string[] = [
  'Signed plan on the record, with the carers’ copy handed over.',
  'Minutes of the meeting, and the note of the call to the child.',
  'Visit record of that day; the child was seen alone.',
  'Certificate on file, and the development plan updated.',
  'Letter to the carers and their reply.',
  'New entry in the chronology and the supervision note.',
]
/** How one of the demonstration's alerts was decided, line by line. */
export const decisionOfAnAlert: Readonly<Record<DecisionKey, { done: boolean; words: string }>> = {
  seen_alone: { done: true, words: 'At 14:10 by the child’s social worker; written down the same afternoon.' },
  safe_tonight: { done: true, words: 'What was agreed with the carers holds, and the team manager rings at eight.' },
  other_children: { done: true, words: 'Seen by the fostering social worker at 15:00, each alone.' },
  placing_authority: { done: true, words: 'Told at 12:20 by the team manager; they lead the strategy meeting.' },
  lado: { done: false, words: 'Nobody who works with children is concerned.' },
  police: { done: true, words: 'Told at 12:35 by the team manager; their reference stands in the record.' },
  iro: { done: true, words: 'At 12:30 by telephone, and again with this decision.' },
  parents: { done: false, words: 'The child’s social worker tells them tomorrow, after the meeting.' },
  carers: { done: true, words: 'What worries us and what happens next; at 13:00 by the team manager.' },
  follows: { done: true, words: 'The actions set today, each with its owner and its date.' },
}

export const alerts = {
  what: [
    'A child said that an older child in the home comes into their room at night and that they have told nobody else.',
    'The carer’s former partner, who must not be near the child, has been seen at the school gate twice this week.',
  ],
  told: [
    'Team manager and service manager by phone at once; the child’s social worker is on the way. A safety plan for tonight is agreed with the carers.',
    'Team manager and service manager by phone; school and police informed; somebody else collects the child until we have met.',
  ],
  cleared: [
    'Strategy meeting held the same day. The rooms have changed, both children have been seen, and the plan is working. The alert is cleared.',
    'The order has been renewed, the school has a plan, and the child feels safe going in. The alert is cleared.',
  ],
} as const
