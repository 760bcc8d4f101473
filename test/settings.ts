import { rooms } from '#src/rooms.ts'
import type { TestDatabase } from './database.ts'

/** What a council has set, from a day on: `await setTo(database, { 'sample.per_team': 2 })`. Throws when nothing is called so, or
 * when no council could set it to that. */
export async function setTo(
  database: Pick<TestDatabase, 'asOwner'>,
  values: Readonly<Record<string, number>>,
  fromOn = '2000-01-01',
): Promise<void> {
  const all = rooms.flatMap(({ settings = [] }) => settings.flatMap((group) => group.settings))
  for (const [key, value] of Object.entries(values)) {
    const setting = all.find((one) => one.key === key)
    if (!setting) throw new Error(`There is no setting ${key}.`)
    if (value < setting.min || value > setting.max)
      throw new Error(`${key} is from ${setting.min} to ${setting.max}, never ${value}.`)
    await database.asOwner((client) =>
      client.query(
        `insert into settings (key, from_on, value) values ($1, $2, $3)
          on conflict (key, from_on) do update set value = excluded.value`,
        [key, fromOn, JSON.stringify(value)],
      ),
    )
  }
}
