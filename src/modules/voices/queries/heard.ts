import type { Actor } from '#platform/actor.ts'
import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { listPage, sql, type Tx } from '#platform/sql/index.ts'
import type { ChildsWords } from '../heard.ts'

/* What children said where a form of some piece of evidence asks for it. The words are read from the answers, as far as the database shows
 * them; of the piece nothing else is. */

const columns = sql`w.id, w.piece_id as "pieceId", w.child_id as "childId", coalesce(n.value #>> '{}', '') as words, n.version as "wordsVersion",
  n.saved_at as "writtenAt", (select s.value #>> '{}' from answers s where s.piece_id = w.piece_id and s.child_id = w.child_id
    and s.section = n.section and is_childs_choice(s.question)) as share,
  (select h.ref from placements p join households h on h.id = p.household_id where p.child_id = w.child_id and p.ended_on is null limit 1) as household,
  (select p.name from children c join people p on p.id = c.iro_id where c.id = w.child_id) as officer, w.handed_on_at as "handedOnAt", w.told_at as "toldAt", (select p.name from people p where p.id = w.told_by) as "toldBy",
  w.told_words as "toldWords", w.version, q.at as "qualityAt", (select p.name from people p where p.id = q.by_id) as "qualityBy",
  o.at as "officerAt", (select p.name from people p where p.id = o.by_id) as "officerBy", (select has_own_duty('hold_voices')) as "isQuality",
  (select has_own_duty('gather_child_voices')) and exists (select from children c where c.id = w.child_id and c.iro_id = actor()) as "isOfficer"`
const tables = sql`childs_words w join answers n on n.piece_id = w.piece_id and n.question = w.question and n.child_id = w.child_id
  left join childs_words_heard q on q.words_id = w.id and q.version = n.version and q.as_part = 'quality'
  left join childs_words_heard o on o.words_id = w.id and o.version = n.version and o.as_part = 'officer'`

const ofOwnChildren = sql`w.child_id = any (array(select c.id from children c where c.iro_id = (select actor())))`

/** Newest first. Whoever hears some children only does not look through what all of them ever said. */
export function listChildsWords(
  tx: Tx,
  actor: Pick<Actor, 'duties'>,
  asked: AskedPage,
): Promise<ListPage<ChildsWords>> {
  const where = actor.duties.has('hold_voices') ? [] : [ofOwnChildren]
  const list = { columns, from: tables, counted: sql`childs_words w`, where, newestFirst: true }
  return listPage<ChildsWords>(tx, { ...list, order: [sql`w.handed_on_at`, sql`w.id`] }, asked)
}

/** NotFound when there is none that this person hears. */
export function findChildsWords(tx: Tx, id: number): Promise<ChildsWords> {
  return tx.one<ChildsWords>(sql`select ${columns} from ${tables} where w.id = ${id}`)
}

/** The same, held for the rest of the transaction. */
export async function lockChildsWords(tx: Tx, id: number): Promise<ChildsWords> {
  await tx.one(sql`select id from childs_words where id = ${id} for update`)
  return findChildsWords(tx, id)
}

/** Those that wait for this person: for the quality team until the child was answered, for a child's officer until they heard it. */
export function listChildsWordsToHear(tx: Tx, actor: Pick<Actor, 'duties'>, size: number): Promise<ChildsWords[]> {
  const ofTeam = sql`(select w.id from childs_words w where w.told_at is null and (select has_own_duty('hold_voices')) order by w.handed_on_at limit ${size})`
  const ofOfficer = sql`(select w.id from ${tables} where ${ofOwnChildren} and o.words_id is null order by w.handed_on_at limit ${size})`
  const ids = actor.duties.has('hold_voices') ? sql`${ofTeam} union ${ofOfficer}` : ofOfficer
  return tx.many<ChildsWords>(
    sql`select ${columns} from ${tables} where w.id = any (array(${ids})) order by w.handed_on_at, w.id`,
  )
}
