import { carersOfHousehold } from '#modules/register/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { listPage, type Sql, sql, type Tx } from '#platform/sql/index.ts'
import type { Voice, VoiceKind } from '../voice.ts'
import type { Show } from '../words.ts'
import { mayReadWords, voiceColumns } from './voices.ts'

/** `carers`, `initials` of the child or the carer: as far as this person may see the household and the child. */
export type VoiceRow = Voice & { carers: string; initials: string | null; childCaseSystemId: string | null }

export type VoiceFilter = {
  kind?: VoiceKind | undefined
  /** Who asks. */
  gathererId?: number | undefined
  teamId?: number | undefined
  /** Their answer was due before this day. */
  lateOn?: Temporal.PlainDate | undefined
}

/** Those that the person may see; the ones that wait longest come first, of those that wait for nothing the newest. */
export function listVoices(
  tx: Tx,
  show: Show,
  actor: Pick<Actor, 'actsFor' | 'duties'>,
  asked: AskedPage,
  { kind, gathererId, teamId, lateOn }: VoiceFilter = {},
): Promise<ListPage<VoiceRow>> {
  const waits = show !== 'all' && show !== 'answered'
  const order = waits ? [sql`coalesce(v.given_at::date, v.due_on)`, sql`v.id`] : [sql`v.id`]
  const where = [
    which(show, actor),
    ...(kind ? [sql`v.kind = ${kind}`] : []),
    ...(gathererId ? [sql`v.gatherer_id = ${gathererId}`] : []),
    ...(teamId ? [sql`v.household_id = any (array(select id from households where team_id = ${teamId}))`] : []),
    ...(lateOn ? [sql`v.state in ('to_ask', 'asked', 'started') and v.due_on < ${lateOn}`] : []),
  ]
  const columns = sql`${voiceColumns}, ${carersOfHousehold(sql`v.household_id`)} as carers,
    coalesce((select c.initials from children c where c.id = v.child_id), (select c.initials from carers c where c.id = v.carer_id)) as initials, (select c.source_id from children c where c.id = v.child_id) as "childCaseSystemId"`
  const list = { columns, from: sql`voices v`, counted: sql`voices v`, where, order, newestFirst: !waits }
  return listPage<VoiceRow>(tx, list, asked)
}

/** The first of those that wait, for the list of work. */
export function listWaitingVoices(
  tx: Tx,
  show: 'worries' | 'to_answer',
  actor: Pick<Actor, 'actsFor' | 'duties'>,
  size: number,
): Promise<Voice[]> {
  return tx.many<Voice>(sql`select ${voiceColumns} from voices v where ${which(show, actor)}
    order by coalesce(v.given_at::date, v.due_on), v.id limit ${size}`)
}

/** Theirs to ask; for Quality Assurance and Partnerships also those whom nobody asks, or somebody who has gone: they put it
 * right. What a worker says of an audit is theirs alone. */
export function listToAsk(
  tx: Tx,
  actor: Actor,
  { gone, size }: { gone: readonly number[]; size: number },
): Promise<Voice[]> {
  const nobodys = sql`${actor.duties.has('hold_voices')} and v.kind <> 'worker'
    and (v.gatherer_id is null or v.gatherer_id = any (${gone}))`
  return tx.many<Voice>(sql`select ${voiceColumns} from voices v where v.state in ('to_ask', 'asked', 'started')
      and (v.gatherer_id = any (${actor.actsFor}) or (${nobodys}))
    order by coalesce(v.given_at::date, v.due_on), v.id limit ${size}`)
}

function which(show: Show, actor: Pick<Actor, 'actsFor' | 'duties'>): Sql {
  if (show === 'to_answer') return sql`v.state = 'given' and v.told_at is null and v.kind = 'child' and ${mayReadWords}`
  if (show === 'worries')
    return sql`v.told_at is null and ${mayReadWords}
    and v.id in (select o.voice_id from voice_outcomes o where o.to_read_today)`
  if (show === 'answered') return sql`v.told_at is not null and ${mayReadWords}`
  if (show === 'all') return sql`true`
  return actor.duties.has('hold_voices')
    ? sql`v.state in ('to_ask', 'asked', 'started')`
    : sql`v.state in ('to_ask', 'asked', 'started') and v.gatherer_id = any (${actor.actsFor}::int[])`
}

/** What this person's households have to have looked at today, of speakers without an Independent Reviewing Officer. */
export function listLooksOfTeam(tx: Tx): Promise<{ ref: string; householdId: number }[]> {
  return tx.many(sql`select ref, household_id as "householdId" from team_looks()`)
}
