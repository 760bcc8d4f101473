import { sql, type Tx } from '#platform/sql/index.ts'
import type { SettingChange, WithdrawnChange } from '../setting.ts'

/** Every change of the settings with these keys, newest first. */
export function listSettingChanges(tx: Tx, keys: readonly string[]): Promise<SettingChange[]> {
  return tx.many<SettingChange>(sql`
    select s.key, s.from_on as "fromOn", s.value, p.name as by, s.changed_at as at, s.reason
    from settings s left join people p on p.id = s.changed_by
    where s.key = any (${[...keys]}) and jsonb_typeof(s.value) = 'number' order by s.from_on desc, s.changed_at desc`)
}

/** What was to come of this setting and was withdrawn, or was set anew for the same day, newest first. */
export function listWithdrawn(tx: Tx, key: string): Promise<WithdrawnChange[]> {
  return tx.many<WithdrawnChange>(sql`
    select s.key, s.from_on as "fromOn", s.value, p.name as by, s.changed_at as at, s.reason,
      w.name as "withdrawnBy", s.withdrawn_at as "withdrawnAt", s.because
    from withdrawn_settings s left join people p on p.id = s.changed_by join people w on w.id = s.withdrawn_by
    where s.key = ${key} order by s.withdrawn_at desc, s.id desc`)
}
