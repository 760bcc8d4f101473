/** What can happen to an action, in the words of its short history. */
export const eventKinds = {
  raised: 'Raised',
  begun: 'Started',
  done: 'Done, with evidence',
  taken_back: 'Taken back by its owner',
  verified: 'Verified',
  handed_back: 'Handed back',
  not_done: 'Recorded as not done',
  superseded: 'Replaced',
  unsettled: 'What was decided was taken back',
  owner_changed: 'Owner changed',
  date_changed: 'Date changed',
  impact_noted: 'What changed for the child',
  manager_told: 'The owner’s manager was told that it is overdue',
  raiser_told: 'Whoever raised it was told that it is overdue',
  service_manager_told: 'The service manager was told that it is overdue',
} as const

export type EventKind = keyof typeof eventKinds
