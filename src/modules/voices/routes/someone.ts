import type { Need } from '#modules/people/index.ts'
import { findHouseholdById } from '#modules/register/index.ts'
import { NotFound, Refused } from '#platform/problems.ts'
import { type AnyRoute, page, readForm, redirect, textOf } from '#platform/http/index.ts'
import { originOf, pieceNamed, type Rooms } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import { askSomeone } from '../commands/ask.ts'
import { someoneForm } from '../forms.ts'
import { someonePage } from '../pages/someone.ts'
import { listOfPiece } from '../queries/voices.ts'

/* Asking more people than the children and carers: parents, partners, the household, the worker. */

export const someoneRoutes = (rooms: Rooms): readonly AnyRoute<Need>[] => [
  {
    method: 'GET',
    path: '/voices/new',
    keyed: true,
    need: 'gather_carer_voices',
    records: 'nothing',
    handler: async ({ tx, query }) =>
      page(
        someonePage(
          await aboutOf(
            tx,
            rooms,
            refIn((name) => query[name] ?? ''),
          ),
        ),
      ),
  },
  {
    method: 'POST',
    path: '/voices/new',
    need: 'gather_carer_voices',
    records: 'somebody else asked what they think',
    handler: async ({ tx, actor, body }) => {
      const ref = refIn((name) => textOf(body, name))
      const { holdForVoice } = originOf(rooms, ref)
      const read = readForm(someoneForm, body)
      if (!read.ok) return page(someonePage(await aboutOf(tx, rooms, ref), read.mistakes))
      if (!holdForVoice) throw new Refused('Nobody is asked for this: ask them from an audit of the household.')
      const { id } = await holdForVoice(tx, ref, read.value.kind === 'worker')
      const [asked] = await listOfPiece(tx, id)
      if (!asked) throw new NotFound('It has not begun to ask people what they think.')
      const household = await findHouseholdById(tx, asked.householdId)
      const voice = await askSomeone(tx, {
        kind: read.value.kind,
        householdId: household.id,
        pieceId: id,
        // A worker answers their own form: nobody asks it of them face to face.
        gathererId: read.value.kind === 'worker' ? household.workerId : actor.id,
        dueOn: asked.dueOn,
      })
      return redirect(
        `/voices/${voice}`,
        read.value.kind === 'worker'
          ? 'They find the form in their work.'
          : 'They are on the list. Make a link for them, or write down what they say.',
      )
    },
  },
]

async function aboutOf(tx: Tx, rooms: Rooms, ref: string) {
  const { householdId } = await originOf(rooms, ref).find(tx, ref)
  const household = householdId === null ? null : (await findHouseholdById(tx, householdId)).ref
  return { piece: pieceNamed(rooms, ref), household }
}

/** What they are asked for; as addresses had it when people were asked for audits alone, too. */
const refIn = (given: (name: string) => string): string => given('from') || given('audit')
