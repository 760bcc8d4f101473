import type { Standing } from '#platform/room.ts'
import type { Setting, SettingGroup } from '#platform/settings/index.ts'

/** How long files that somebody chose wait for a decision, and how long the files themselves are kept after it. */
export const settings = [
  {
    key: 'imports.lapse',
    says: 'Files that were chosen and neither brought in nor discarded lapse after',
    unit: 'days',
    default: 14,
    min: 1,
    max: 90,
    clause: '3.5',
  },
  {
    key: 'imports.keep',
    says: 'The files themselves are kept, once it is decided about them, for',
    unit: 'days',
    default: 90,
    min: 0,
    max: 365,
    clause: '3.5',
  },
] as const satisfies readonly Setting[]

export const settingGroups: readonly (SettingGroup & Standing)[] = [
  { at: 95, title: 'Data from other systems', says: 'These hold from the day on which they change.', settings },
]
