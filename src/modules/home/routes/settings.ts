import type { Need } from '#modules/people/index.ts'
import { type Mistake, NotFound, Refused } from '#platform/problems.ts'
import { inWords } from '#platform/dates/index.ts'
import {
  type AnyRoute,
  type Context,
  mistakeOfLength,
  page,
  type Reply,
  redirect,
  textOf,
} from '#platform/http/index.ts'
import type { Rooms } from '#platform/room.ts'
import type { Setting } from '#platform/settings/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { changeDated, notToCome, withdrawDated } from '../commands/settings.ts'
import { readChangeOfSetting } from '../forms.ts'
import { settingPage, settingsPage } from '../pages/settings.ts'
import { withdrawalPage } from '../pages/withdrawal.ts'
import { listSettingChanges, listWithdrawn } from '../queries/settings.ts'
import { isToCome, settingGroupsOf, settingWith, valueInWords, valueOn } from '../setting.ts'

export function settingsRoutes(rooms: Rooms): AnyRoute<Need>[] {
  return [
    {
      method: 'GET',
      path: '/settings/deadlines',
      need: 'manage_settings',
      records: 'nothing',
      handler: (context) => showSettings(context, rooms),
    },
    {
      method: 'GET',
      path: '/settings/:key',
      keyed: true,
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
    {
      method: 'GET',
      path: '/settings/:key/withdrawals/:day',
      keyed: true,
      need: 'manage_settings',
      records: 'nothing',
      handler: (context) => askWithdrawal(context, rooms),
    },
    {
      method: 'POST',
      path: '/settings/:key/withdrawals/:day',
      need: 'manage_settings',
      records: 'setting withdrawn',
      handler: (context) => takeWithdrawal(context, rooms),
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
  return page(settingPage({ setting, ...(await pastOf(tx, setting)), today, mistakes: [] }))
}

async function takeChange({ tx, params, body, today }: Context, rooms: Rooms): Promise<Reply> {
  const setting = named(rooms, params)
  const read = readChangeOfSetting(setting, body, today)
  if (!read.ok) {
    const fields = ['value', 'reason', 'from-day', 'from-month', 'from-year']
    const typed = Object.fromEntries(fields.map((field) => [field, textOf(body, field)]))
    return page(settingPage({ setting, ...(await pastOf(tx, setting)), today, typed, mistakes: read.mistakes }))
  }
  await changeDated(tx, setting, read.value)
  const { value, fromOn } = read.value
  return redirect(
    '/settings/deadlines',
    `${setting.says}: ${valueInWords(setting, value)} from ${inWords(fromOn, today)}.`,
  )
}

const pastOf = async (tx: Tx, { key }: Setting) => ({
  changes: await listSettingChanges(tx, [key]),
  withdrawn: await listWithdrawn(tx, key),
})

async function askWithdrawal(context: Context, rooms: Rooms): Promise<Reply> {
  const { setting, change } = await toWithdraw(context, rooms)
  return page(withdrawalPage({ setting, change, today: context.today, because: '', mistakes: [] }))
}

async function takeWithdrawal(context: Context, rooms: Rooms): Promise<Reply> {
  const { tx, body, today } = context
  const { setting, change } = await toWithdraw(context, rooms)
  const because = textOf(body, 'because').trim()
  const mistakes: Mistake[] = [
    ...(because ? [] : [{ field: 'because', message: 'Say why it is withdrawn, and who agreed it' }]),
    ...mistakeOfLength('because', because, 2000),
  ]
  if (mistakes.length > 0) return page(withdrawalPage({ setting, change, today, because, mistakes }))
  await withdrawDated(tx, setting, { fromOn: change.fromOn, because })
  const stays = valueInWords(setting, change.before)
  return redirect(
    `/settings/${setting.key}`,
    `It is withdrawn. From ${inWords(change.fromOn, today)} it stays ${stays}.`,
  )
}

/** The change of the address, when it is still to come, and what holds on that day without it. */
async function toWithdraw({ tx, params, today }: Context, rooms: Rooms) {
  const setting = named(rooms, params)
  const day = params['day'] ?? ''
  const changes = await listSettingChanges(tx, [setting.key])
  const change = changes.find(({ fromOn }) => fromOn.toString() === day)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new NotFound()
  if (!change || !isToCome(change, today)) throw new Refused(notToCome)
  return {
    setting,
    change: {
      ...change,
      before: valueOn(
        setting,
        changes.filter((one) => one !== change),
        change.fromOn,
      ),
    },
  }
}

function named(rooms: Rooms, params: Record<string, string>): Setting {
  const setting = settingWith(rooms, params['key'] ?? '')
  if (!setting) throw new NotFound()
  return setting
}
