/** What is said of actions. No name, no case, no number: platform/room.ts. */
export const messages = {
  'action set': 'You have a new action.',
  'action due': 'One of your actions is due soon.',
  'action overdue': 'One of your actions is overdue.',
  'action escalated': 'An overdue action needs your attention.',
  'action done': 'An action is ready for you to verify.',
  'action returned': 'An action has come back to you, with the reason.',
  'action verified': 'Somebody has checked that an action of yours was done.',
  'action ended': 'An action of yours is not to be done any more, with the reason.',
  'action taken back': 'An action that waited for your check was taken back by its owner.',
  'action unsettled': 'What was decided about an action was taken back, with the reason.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    actions: keyof typeof messages
  }
}
