import type { Need } from '#modules/people/index.ts'
import { NotFound } from '#platform/problems.ts'
import { inWords } from '#platform/dates/index.ts'
import { type AnyRoute, type Context, page, type Reply, redirect, textOf } from '#platform/http/index.ts'
import type { Rooms } from '#platform/room.ts'
import type { Setting } from '#platform/settings/index.ts'
import { changeDated } from '../commands/settings.ts'
import { readChangeOfSetting } from '../forms.ts'
import { settingPage, settingsPage } from '../pages/settings.ts'
import { listSettingChanges } from '../queries/settings.ts'
import { settingGroupsOf, settingWith, valueInWords } from '../setting.ts'

export function settingsRoutes(rooms: Rooms): AnyRoute<Need>[] {
  return [
    {
      method: 'GET',
      path: '/settings',
      need: 'manage_settings',
      records: 'nothing',
      handler: (context) => showSettings(context, rooms),
    },
    {
      method: 'GET',
      path: '/settings/:key',
      need: 'manage_settings',
      records: 'nothing',
      handler: (context) => showSetting(context, rooms),
    },
    {
      method: 'POST',
      path: '/settings/:key',
      again: 'taken',
      need: 'manage_settings',
      records: 'setting changed',
      handler: (context) => takeChange(context, rooms),
    },
  ]
}

async function showSettings({ tx, today }: Context, rooms: Rooms): Promise<Reply> {
  const groups = settingGroupsOf(rooms)
  const keys = groups.flatMap((group) => group.settings.map((one) => one.key))
  return page(settingsPage({ groups, changes: await listSettingChanges(tx, keys), today }))
}

async function showSetting({ tx, params, today }: Context, rooms: Rooms): Promise<Reply> {
  const setting = named(rooms, params)
  return page(settingPage({ setting, changes: await listSettingChanges(tx, [setting.key]), today, mistakes: [] }))
}

async function takeChange({ tx, params, body, today }: Context, rooms: Rooms): Promise<Reply> {
  const setting = named(rooms, params)
  const read = readChangeOfSetting(setting, body, today)
  if (!read.ok) {
    const fields = ['value', 'reason', 'from-day', 'from-month', 'from-year']
    const typed = Object.fromEntries(fields.map((field) => [field, textOf(body, field)]))
    const changes = await listSettingChanges(tx, [setting.key])
    return page(settingPage({ setting, changes, today, typed, mistakes: read.mistakes }))
  }
  await changeDated(tx, setting, read.value)
  const { value, fromOn } = read.value
  return redirect('/settings', `${setting.says}: ${valueInWords(setting, value)} from ${inWords(fromOn, today)}.`)
}

function named(rooms: Rooms, params: Record<string, string>): Setting {
  const setting = settingWith(rooms, params['key'] ?? '')
  if (!setting) throw new NotFound()
  return setting
}
