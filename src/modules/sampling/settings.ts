import type { Standing } from '#platform/room.ts'
import type { Setting, SettingGroup } from '#platform/settings/index.ts'

/** How many households are drawn for each team manager, and which are spared. */
export const settings = [
  {
    key: 'sample.per_team',
    says: 'Monthly audits for each team manager',
    unit: 'count',
    default: 1,
    min: 0,
    max: 10,
    clause: '4.7',
  },
  {
    key: 'sample.not_within',
    says: 'Do not draw a household that had a manager’s or thematic audit in the last',
    unit: 'months',
    default: 12,
    min: 0,
    max: 36,
    clause: '4.7',
  },
  {
    key: 'sample.every_audit_counts',
    says: 'Every other audit keeps a household out of the draw as well, also the one at its yearly review',
    unit: 'yes or no',
    default: 0,
    min: 0,
    max: 1,
    clause: '4.7',
  },
] as const satisfies readonly Setting[]

export const settingGroups: readonly (SettingGroup & Standing)[] = [
  {
    at: 25,
    title: 'How the managers’ monthly audits are drawn',
    says: 'These hold for what is drawn from the day on which they change.',
    settings,
  },
]
