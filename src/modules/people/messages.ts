/**
 * What Hearth sends by mail: for each kind one neutral sentence. Mail is read on trains and forwarded by mistake, so no
 * sentence holds a name, a child, a case or a grade; who wants to know opens the link and signs in.
 */
export const messageSentences = {
  invitation: 'You have been invited to Hearth. Choose a password to begin. The link works once, for seven days.',
  'safety alert raised': 'A safety alert needs you today.',
  'safety alert told again': 'A safety alert that nobody has decided yet needs you now.',
  'safety alert climbed': 'A safety alert that nobody has decided has come to you.',
  'safety alert out of hours': 'A safety alert was raised.',
  'safety alert decided': 'A safety alert that you raised or were told of has been decided.',
  'look today': 'Somebody has told the service something that wants to be read today.',
  'words opened': 'A child’s words were opened by whoever has to decide about their safety.',
  'fostering limit passed': 'Something in an audit has to be put right in law, and needs you today.',
  'audit scheduled': 'An audit has been planned that you take part in.',
  'review moved': 'The day of a review that you take part in has been moved, and what goes by it.',
  'auditor changed': 'Somebody else now carries out an audit that was yours.',
  'audit passed on': 'You now take part in an audit, because the work that it is about is now yours.',
  'report wanted': 'A report and a reflection are wanted from you before a review.',
  'report due': 'A report and a reflection are due from you soon.',
  'report overdue': 'A report and a reflection are overdue from you.',
  'voices wanted': 'You have been asked to find out what somebody thinks.',
  'voices due': 'What somebody thinks is to be found out by you soon.',
  'voices overdue': 'What somebody thinks should have been found out by you by now.',
  'voice received': 'Somebody has told the service what they think.',
  'audit begun': 'An audit that you write together with somebody has begun.',
  'audit submitted': 'An audit has been completed.',
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
  'action set': 'You have a new action.',
  'action due': 'One of your actions is due soon.',
  'action overdue': 'One of your actions is overdue.',
  'action escalated': 'An overdue action needs your attention.',
  'action done': 'An action is ready for you to verify.',
  'action returned': 'An action has come back to you, with the reason.',
  'action verified': 'Somebody has checked that an action of yours was done.',
  'action ended': 'An action of yours is not to be done any more, with the reason.',
  'sample drawn': 'You have been given an audit from this month’s sample.',
  'cover set': 'You have been asked to cover for a colleague.',
  'sign-in guarded': 'Somebody has tried many times today to sign in with your e-mail address, and was not let in.',
  'account guarded': 'Somebody has tried many times today to sign in with the e-mail address of a colleague.',
  'sign-ins failed': 'Many more attempts to sign in have failed than usual.',
  'access refused often': 'Somebody was refused many times within an hour.',
  'cover ended': 'Nobody covers for your absence any more. Choose somebody else.',
  'absence set': 'An administrator has set an absence for you. Look whether it is right.',
  'access change waits': 'A change of somebody’s access waits for a second person to say yes or no.',
  'access change asked':
    'An administrator has asked to change how you sign in to Hearth. Say whether it is right. The link works for seven days.',
  'access change answered': 'A change of access that you asked for has been answered.',
  'access change denied': 'Somebody has said no to a change of their own access: please look at once.',
  'access changed': 'Your access to Hearth has changed. If you did not expect it, tell an administrator at once.',
  'access changed on the server': 'Somebody’s access was changed on the server itself.',
} as const satisfies Record<string, string>

export type MessageKind = keyof typeof messageSentences

/** Kinds whose link opens something by itself: it is locked until the mail has gone. */
export const linkKinds = ['invitation', 'access change asked'] as const satisfies readonly MessageKind[]
export type LinkKind = (typeof linkKinds)[number]

/** What is told to its reader alone, however they are covered: an alert that may be kept from whoever covers, and whatever is
 * about somebody's own way in. */
export const isForReaderAlone = (kind: string): boolean => kind.startsWith('safety alert') || kind.startsWith('access ')

/** The sentence of a kind. A message from an older Hearth may have a kind that is no longer listed. */
export function sentenceOf(kind: string): string {
  return kind in messageSentences ? messageSentences[kind as MessageKind] : 'There is something new for you.'
}
