import type { Need } from '#modules/people/index.ts'
import { type Carer, findHouseholdById, listCarersIn } from '#modules/register/index.ts'
import { NotFound, Refused } from '#platform/problems.ts'
import { type AnyRoute, page, readForm, redirect, textOf } from '#platform/http/index.ts'
import { originOf, pieceNamed, type Rooms } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import { askFormerCarer, askSomeone } from '../commands/ask.ts'
import { someoneForm } from '../forms.ts'
import { carerChoice, someonePage } from '../pages/someone.ts'
import { listOfPiece } from '../queries/voices.ts'

/* Asking more people than the children and carers: parents, partners, the household, the worker. */

export const someoneRoutes = (rooms: Rooms): readonly AnyRoute<Need>[] => [
  {
    method: 'GET',
    path: '/voices/new',
    keyed: true,
    need: 'gather_carer_voices',
    records: 'nothing',
    handler: async ({ tx, query, today }) => {
      const ref = refIn((name) => query[name] ?? '')
      return page(someonePage({ ...(await aboutOf(tx, rooms, ref)), today }))
    },
  },
  {
    method: 'POST',
    path: '/voices/new',
    need: 'gather_carer_voices',
    records: 'somebody else asked what they think',
    handler: async ({ tx, actor, body, today }) => {
      const ref = refIn((name) => textOf(body, name))
      const { holdForVoice } = originOf(rooms, ref)
      const about = await aboutOf(tx, rooms, ref)
      const carer = about.former.find(({ id }) => textOf(body, 'kind') === carerChoice(id))
      const read = readForm(someoneForm, body)
      if (!carer && !read.ok) return page(someonePage({ ...about, today }, read.mistakes))
      if (!holdForVoice) throw new Refused('Nobody is asked for this: ask them from an audit of the household.')
      const { id } = await holdForVoice(tx, ref, read.ok && read.value.kind === 'worker')
      const [asked] = await listOfPiece(tx, id)
      if (!asked) throw new NotFound('It has not begun to ask people what they think.')
      if (carer) {
        const { householdId, dueOn } = asked
        const voice = await askFormerCarer(tx, {
          ...{ pieceId: id, householdId, dueOn },
          carerId: carer.id,
          gathererId: actor.id,
        })
        return redirect(`/voices/${voice}`, onList)
      }
      if (!read.ok) throw new NotFound()
      const household = await findHouseholdById(tx, asked.householdId)
      const voice = await askSomeone(tx, {
        kind: read.value.kind,
        householdId: household.id,
        pieceId: id,
        // A worker answers their own form: nobody asks it of them face to face.
        gathererId: read.value.kind === 'worker' ? household.workerId : actor.id,
        dueOn: asked.dueOn,
      })
      return redirect(`/voices/${voice}`, read.value.kind === 'worker' ? 'They find the form in their work.' : onList)
    },
  },
]

const onList = 'They are on the list. Make a link for them, or write down what they say.'

async function aboutOf(tx: Tx, rooms: Rooms, ref: string) {
  const { find, periodOf } = originOf(rooms, ref)
  const { id, householdId } = await find(tx, ref)
  const household = householdId === null ? null : (await findHouseholdById(tx, householdId)).ref
  const former = householdId === null || !periodOf ? [] : await listFormer(tx, id, householdId, await periodOf(tx, ref))
  return { piece: pieceNamed(rooms, ref), household, former }
}

/** The carers of that time who have left since and are on no list: asked only if the reviewing officer says so. */
async function listFormer(
  tx: Tx,
  pieceId: number,
  householdId: number,
  period: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): Promise<Carer[]> {
  const asked = await listOfPiece(tx, pieceId)
  const carers = await listCarersIn(tx, householdId, period)
  return carers.filter(({ id, leftOn }) => leftOn !== null && !asked.some(({ carerId }) => carerId === id))
}

/** What they are asked for; as addresses had it when people were asked for audits alone, too. */
const refIn = (given: (name: string) => string): string => given('from') || given('audit')
