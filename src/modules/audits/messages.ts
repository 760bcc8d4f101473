/** What is said of audits. No name, no case, no number: platform/room.ts. */
export const messages = {
  'audit passed on': 'You now take part in an audit, because the work that it is about is now yours.',
  'report wanted': 'A report and a reflection are wanted from you before a review.',
  'report due': 'A report and a reflection are due from you soon.',
  'report overdue': 'A report and a reflection are overdue from you.',
  'audit begun': 'An audit that you write together with somebody has begun.',
  'audit submitted': 'An audit has been sent to Quality Assurance and Partnerships.',
  'audit returned': 'An audit has come back to you, with the reason.',
  'moderation assigned': 'An audit has been sent to you to moderate.',
  'moderator changed': 'Somebody else now moderates an audit that was yours to moderate.',
  'leave given': 'Leave was given to grade an audit of yours above a limit.',
  'moderation discussed': 'An audit and its moderation differ: please talk about it.',
  'disagreement raised': 'A disagreement about a grade needs your decision.',
  'disagreement settled': 'A disagreement about a grade that waited for you has been settled.',
  'audit graded': 'An audit that you took part in has its final grade.',
  'response wanted': 'An audit needs your response and actions.',
  'response given': 'An audit that you took part in has its response and actions.',
  'response returned': 'Your response to an audit has come back to you, with the reason.',
  'sign-off wanted': 'An audit needs your sign-off.',
  'response signed off': 'The response to an audit that you took part in has been signed off.',
  'actions returned': 'The actions of an audit are not enough yet: it has come back, with the reason.',
  're-audit planned': 'An audit is to be taken again.',
  'audit closed': 'An audit that you took part in is closed.',
  'audit cancelled': 'An audit that you took part in has been cancelled.',
  'audit due': 'Your part in an audit is due soon.',
  'audit overdue': 'Your part in an audit is overdue.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    audits: keyof typeof messages
  }
}
