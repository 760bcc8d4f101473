import type { Standing } from '#platform/room.ts'
import type { Setting, SettingGroup } from '#platform/settings/index.ts'
import { settingsOf } from '#platform/settings-of.ts'

const days = settingsOf({ unit: 'working days', max: 60, clause: '4.9' })

/** When what should be done: proposals, for each council to set. The days of the law are no settings: `byLaw`. */
export const exemptionSettings = [
  days('exemption.decide', 'An exemption that is asked for is decided within', 2),
  days('exemption.notice', 'The notice that names the children is sent after the decision within', 2),
  days('exemption.first_look', 'Whether an exemption is still right is looked at first within', 20),
  days('exemption.look', 'And again each time within', 60),
  days('exemption.put_right', 'What is over what the law allows is put right, or the child moves by a plan, within', 1),
  days('exemption.return', 'The return of a month is signed after it ended within', 5),
] as const satisfies readonly Setting[]

export type Days = Record<(typeof exemptionSettings)[number]['key'], number>

const says =
  'Proposals to begin with: the law sets none of these. Its own days stand fast: six working days outside the terms of approval, none over the usual limit, sixteen weeks and once eight more of a temporary approval.'
export const settingGroups: readonly (SettingGroup & Standing)[] = [
  { at: 37, title: 'Exemptions and exceptions', says, settings: exemptionSettings },
]
