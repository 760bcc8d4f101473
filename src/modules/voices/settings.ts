import { stepDeadlines } from '#framework/s7-audit-process.ts'
import type { Standing } from '#platform/room.ts'
import type { Setting, SettingGroup } from '#platform/settings/index.ts'

/** What a council may set about asking people what they think. */
export const settings = [
  {
    key: 'voices.due_before_review',
    says: 'What children and carers think is gathered this long before the review meeting',
    unit: 'working days',
    default: stepDeadlines.child_feedback.standard?.amount ?? 5,
    min: 0,
    max: 30,
    clause: '7.4',
  },
  {
    key: 'voices.link_lasts',
    says: 'A one-time link to a form can be opened for this long',
    unit: 'days',
    default: 28,
    min: 1,
    max: 90,
    clause: '7.4',
  },
  {
    key: 'voices.heard_due',
    says: 'What a child said on a visit is read by the quality team and by the child’s reviewing officer within',
    unit: 'working days',
    default: 2,
    min: 1,
    max: 20,
    clause: '7.5',
  },
  {
    key: 'voices.answer_due',
    says: 'A child hears what happened next within this long of telling us',
    unit: 'working days',
    default: 20,
    min: 1,
    max: 60,
    clause: '2.2',
  },
] as const satisfies readonly Setting[]

export const settingGroups: readonly (SettingGroup & Standing)[] = [
  { at: 70, title: 'Voices', says: 'How children, carers and others are asked, and hear back.', settings },
]
