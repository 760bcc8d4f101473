import type { Standing } from '#platform/room.ts'
import type { Setting, SettingGroup } from '#platform/settings/index.ts'

/** Deadlines of actions, in working days (process.md 3, A14). */
export const actionSettings = [
  {
    key: 'actions.p1_days',
    says: 'An action for today or the next working day is due after',
    unit: 'working days',
    default: 1,
    min: 0,
    max: 5,
    clause: '7.9',
  },
  {
    key: 'actions.p2_days',
    says: 'An action of the second priority is due after',
    unit: 'working days',
    default: 10,
    min: 1,
    max: 60,
    clause: '7.9',
  },
  {
    key: 'actions.p3_days',
    says: 'An action of the third priority is due after',
    unit: 'working days',
    default: 30,
    min: 1,
    max: 120,
    clause: '7.9',
  },
  {
    key: 'actions.p4_days',
    says: 'An action for the next review, when no review is planned, is due after',
    unit: 'working days',
    default: 125,
    min: 1,
    max: 260,
    clause: '7.9',
  },
  {
    key: 'actions.put_right',
    says: 'An action that was handed back is due again, unless its priority is sooner, after',
    unit: 'working days',
    default: 5,
    min: 1,
    max: 60,
    clause: '7.9',
  },
  {
    key: 'actions.manager_told_after',
    says: 'The owner’s manager is told when an action is overdue by',
    unit: 'working days',
    default: 2,
    min: 1,
    max: 30,
    clause: '7.9',
  },
  {
    key: 'actions.service_manager_told_after',
    says: 'The service manager is told when an action is overdue by',
    unit: 'working days',
    default: 5,
    min: 1,
    max: 60,
    clause: '7.10',
  },
] as const satisfies readonly Setting[]

export type ActionDeadlines = Record<(typeof actionSettings)[number]['key'], number>

export function daysByPriority(deadlines: ActionDeadlines) {
  return {
    p1: deadlines['actions.p1_days'],
    p2: deadlines['actions.p2_days'],
    p3: deadlines['actions.p3_days'],
    p4: deadlines['actions.p4_days'],
  }
}

export const settingGroups: readonly (SettingGroup & Standing)[] = [
  {
    at: 50,
    title: 'Actions',
    says: 'When an action is due, by how soon it is needed, and who hears when it is late.',
    settings: actionSettings,
  },
]
