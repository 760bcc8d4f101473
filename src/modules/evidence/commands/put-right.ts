import { NotFound, Refused } from '#platform/problems.ts'
import type { Correctable, PutRight } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { listWhoLooked } from '#platform/trail/index.ts'

type OneAnswer = {
  id: number
  pieceId: number
  piece: string
  householdId: number | null
  section: string
  question: string
  words: string
  childId: number
  child: string
  phase: string
}

/** An answer about the wrong child: it goes to the same question about the right one, or out of sight. Named by where it stands, as a
 * number would tell of answers elsewhere: "A-12/safe.grade/C-1010". */
export const correctableAnswer: Correctable = {
  kind: 'answer',
  whose: 'The reference of another child of this piece, such as C-1124',
  find: async (tx, ref) => {
    const { id, piece, householdId, pieceId, child, words } = await findAnswer(tx, ref)
    return {
      id,
      ref,
      what: `An answer about ${child} in ${piece}: ${words}`,
      href: `/search?q=${piece}`,
      householdId,
      pieceId,
    }
  },
  hangs: async (tx, ref) => {
    const { phase, piece } = await findAnswer(tx, ref)
    return phase === 'open' ? [] : [`${piece} is over: its figures and grades were made with this answer.`]
  },
  readers: async (tx, ref) => {
    const { pieceId, section } = await findAnswer(tx, ref)
    return listWhoLooked(tx, { pieceId, data: { section } })
  },
  whereTo: async (tx, ref, whose) => {
    const answer = await findAnswer(tx, ref)
    const child = await rightChild(tx, answer, whose)
    return `The answer goes to the same question about ${child.ref} in ${answer.piece}, with its earlier versions, and is read there by whoever reads what is said of ${child.ref}. The question about ${answer.child} has no answer again.`
  },
  move: async (tx, { id, ofRef }, whose) => {
    const answer = await findAnswer(tx, ofRef)
    const child = await rightChild(tx, answer, whose)
    await tx.one(sql`select move_answer(${id}, ${answer.id}, ${child.id})`)
    return told(tx, answer, [answer.childId, child.id])
  },
  seal: async (tx, { id, ofRef }) => {
    const answer = await findAnswer(tx, ofRef)
    await tx.one(sql`select seal_answer(${id}, ${answer.id})`)
    return told(tx, answer, [answer.childId])
  },
  inWords: (contents) => {
    const { answer } = contents as {
      answer: { question: string; value: unknown; explanation: string; evidence: string }
    }
    const value =
      typeof answer.value === 'string' ? answer.value : answer.value === null ? '' : JSON.stringify(answer.value)
    return [
      { asked: answer.question, said: value },
      { asked: 'In words', said: answer.explanation },
      { asked: 'What shows it', said: answer.evidence },
    ].filter(({ said }) => said !== '')
  },
}

/** Only what is about a child: row-level security says whether it is theirs to see. */
async function findAnswer(tx: Tx, ref: string): Promise<OneAnswer> {
  const [piece, question, child, more] = ref.split('/')
  if (!piece || !question || !child || more !== undefined) throw new NotFound()
  return tx.one<OneAnswer>(sql`
    select n.id, n.piece_id as "pieceId", p.ref as piece, p.household_id as "householdId", n.section, n.question, n.child_id as "childId", 'C-' || n.child_id as child, phase_of(p.state) as phase,
      coalesce((select q ->> 'text' from form_versions f, jsonb_path_query(f.content, '$.sections[*].questions[*]') q where f.id = p.form_version_id and q ->> 'key' = n.question limit 1), n.question) as words
    from answers n join pieces p on p.id = n.piece_id where p.ref = ${piece} and n.question = ${question}
      and n.child_id = (select c.id from children c where c.ref = ${child})`)
}

async function rightChild(tx: Tx, answer: OneAnswer, whose: string): Promise<{ id: number; ref: string }> {
  const child = await tx.one<{ id: number; ref: string; isHere: boolean; isTaken: boolean }>(sql`
    select c.id, c.ref, is_child_of_piece(${answer.pieceId}, c.id) as "isHere",
      exists (select from answers n where n.piece_id = ${answer.pieceId} and n.question = ${answer.question} and n.child_id = c.id
        and (n.value is not null or n.explanation <> '' or n.evidence <> '')) as "isTaken"
    from children c where c.ref = ${whose.trim().toUpperCase()}`)
  if (child.id === answer.childId) throw new Refused('It stands with this child already')
  if (!child.isHere)
    throw new Refused(`${answer.piece} does not look at this child: seal the answer, and write it where it belongs`)
  if (child.isTaken)
    throw new Refused(
      `The same is answered about ${child.ref} already: seal this one, and change that one if it is wrong`,
    )
  return child
}

/** Who takes part in the piece, and the officers of the two children: the first page of each, where nothing is said of it. */
async function told(tx: Tx, { pieceId }: OneAnswer, children: readonly number[]): Promise<PutRight> {
  const readers = await tx.many<{ id: number }>(sql`
    select distinct id from (select person_id as id from piece_people where piece_id = ${pieceId}
      union select saved_by from answers where piece_id = ${pieceId}
      union select iro_id from children where id = any (${children}::int[])) r where id is not null order by 1`)
  return { readers: readers.map(({ id }) => ({ id, path: '/' })) }
}
