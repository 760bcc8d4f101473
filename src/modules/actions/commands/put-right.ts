import { findHousehold, type Household } from '#modules/register/index.ts'
import { Refused } from '#platform/problems.ts'
import type { Correctable, PutRight } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { listWhoLooked } from '#platform/trail/index.ts'
import { type Action, isApart, isConfidential } from '../action.ts'
import { eventKinds } from '../event.ts'
import { findAction, findActionToChange } from '../queries/actions.ts'

/** An action on the wrong household: it goes to the right one with its history, or out of sight. */
export const correctableAction: Correctable = {
  kind: 'action',
  whose: 'The household’s reference, such as H-1143',
  find: async (tx, ref) => {
    const { id, householdId, pieceId } = await findAction(tx, ref)
    return { id, ref, what: `Action ${ref}`, href: `/actions/${ref}`, householdId, pieceId }
  },
  hangs: async (tx, ref) => {
    const { pieceId, owner } = await findAction(tx, ref)
    return [
      `It is ${owner}’s to do: moved, it stays theirs until somebody changes that.`,
      ...(pieceId === null
        ? []
        : ['It came from a piece of evidence of the household where it stands: moved, it no longer does.']),
    ]
  },
  readers: async (tx, ref) => {
    const { householdId, pieceId } = await findAction(tx, ref)
    return listWhoLooked(tx, {
      kinds: ['action looked at'],
      householdId,
      pieceId: householdId === null ? pieceId : null,
      data: { action: ref },
    })
  },
  whereTo: async (tx, ref, whose) => {
    const action = await findAction(tx, ref)
    const household = await right(tx, action, whose)
    return `Action ${ref} goes to household ${household.ref}, with its history. Whoever sees that household reads it, and ${action.owner}, whose it stays. Household ${action.householdRef ?? ''} no longer shows it.`
  },
  move: async (tx, { id, ofRef }, whose) => {
    const action = await findActionToChange(tx, ofRef)
    const household = await right(tx, action, whose)
    await tx.one(sql`select move_action(${id}, ${action.id}, ${household.id})`)
    return told(tx, action, household)
  },
  seal: async (tx, { id, ofRef }) => {
    const action = await findActionToChange(tx, ofRef)
    const done = await told(tx, action, null)
    await tx.one(sql`select seal_action(${id}, ${action.id})`)
    return done
  },
  inWords: (contents) => {
    const { action, beside, events } = contents as {
      action: { says: string; evidence: string; impact_note: string }
      beside: { says: string } | null
      events: readonly { kind: keyof typeof eventKinds; words: string }[]
    }
    return [
      { asked: 'What was to be done', said: beside?.says ?? action.says },
      { asked: 'What shows that it was done', said: action.evidence },
      { asked: 'What changed for the child', said: action.impact_note },
      ...events.map(({ kind, words }) => ({ asked: eventKinds[kind], said: words })),
    ].filter(({ said }) => said !== '')
  },
}

async function right(tx: Tx, action: Action, whose: string): Promise<Household> {
  if (isApart(action) || isConfidential(action))
    throw new Refused('It is not seen with a household: seal it, and set it anew.')
  const household = await findHousehold(tx, whose.trim().toUpperCase())
  if (household.id === action.householdId) throw new Refused('It stands with this household already')
  return household
}

/** Its owner, whoever set it, and those who look after the two households. */
async function told(tx: Tx, action: Action, to: Household | null): Promise<PutRight> {
  const around = await tx.many<{ household: number; id: number }>(sql`
    select h.id as household, x.id from households h left join teams t on t.id = h.team_id
      cross join lateral (values (h.supervising_worker_id), (t.manager_id)) x (id)
    where h.id = any (${[action.householdId, to?.id ?? null]}::int[]) and x.id is not null`)
  const seeIt = `/actions/${action.ref}`
  const there = to ? [action.ownerId, ...around.filter(({ household }) => household === to.id).map(({ id }) => id)] : []
  const here = around.filter(({ household }) => household === action.householdId)
  const all = [
    ...there.map((id) => ({ id, path: seeIt })),
    ...here.map(({ id }) => ({ id, path: `/households/H-${action.householdId}` })),
    ...(to ? [] : [{ id: action.ownerId, path: '/' }]),
  ]
  return { readers: all.filter((one, at) => all.findIndex(({ id }) => id === one.id) === at) }
}
