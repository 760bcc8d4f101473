import { asksToFind, listPeopleWithDuty, type Need, offerAnybody } from '#modules/people/index.ts'
import { NotFound, type Mistake } from '#platform/problems.ts'
import { type AnyRoute, type Context, page, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { addToList, endOnList, lowerSight, nameDeputy, raiseSight } from '../commands/lists.ts'
import { whoKnowsPage } from '../pages/who-knows.ts'
import { isRestricted, type StreamKey } from '../piece.ts'
import {
  findColleague,
  findKnown,
  type Known,
  listChanges,
  listDeputies,
  listLines,
  seesStill,
} from '../queries/known.ts'
import { type Deed, isOn, readAdding, readDeputy, readEnding, readLowering, readRaising } from '../who-knows.ts'

type Of = { key: StreamKey; noun: string; path: string }
type Doing = { context: Context; of: Of; piece: Known }
type Mistaken = { mistakes: readonly Mistake[] }

/** The address of who knows of a piece: raising its class, its list, and the way back. */
export function whoKnowsRoutes(of: Of): AnyRoute<Need>[] {
  const at = { path: `${of.path}/:ref/who-knows`, need: 'signed in' } as const
  return [
    {
      ...at,
      method: 'GET',
      records: 'who knows looked at',
      handler: async (context) => show(await known(context, of), []),
    },
    {
      ...at,
      method: 'POST',
      again: 'taken',
      records: 'nothing',
      handler: async (context) => take(await known(context, of)),
    },
  ]
}

async function known(context: Context, of: Of): Promise<Doing> {
  const piece = await findKnown(context.tx, of.key, context.params['ref'] ?? '')
  return { context, of, piece }
}

async function show({ context, of, piece }: Doing, mistakes: readonly Mistake[]): Promise<Reply> {
  const { tx, actor, body, now, today } = context
  context.saw({ pieceId: piece.id, householdId: piece.householdId })
  const lines = await listLines(tx, piece.id)
  const listed = lines.filter((one) => isOn(one, now)).map(({ personId }) => personId)
  const near = { people: [actor.id] }
  const duty = piece.sight === 'sealed' ? 'hold_sealed' : 'hold_restricted'
  return page(
    whoKnowsPage({
      ...{ noun: of.noun, path: of.path, piece, me: actor.id, lines, mistakes, now },
      deputies: await listDeputies(tx, piece.id),
      changes: await listChanges(tx, piece.id),
      always: isRestricted(piece.sight) ? (await listPeopleWithDuty(tx, duty, today)).map(({ name }) => name) : [],
      toAdd: await offerAnybody(tx, { field: 'person', body, near, not: listed }),
      toDeputise: await offerAnybody(tx, { field: 'deputy', body, near }),
      typed: (field) => textOf(body, field),
    }),
  )
}

async function take(doing: Doing): Promise<Reply> {
  const { body } = doing.context
  if (asksToFind(body, 'person') || asksToFind(body, 'deputy')) return show(doing, [])
  const deed = textOf(body, 'do')
  if (!Object.hasOwn(does, deed)) throw new NotFound()
  const done = await does[deed as Deed](doing)
  return 'mistakes' in done ? show(doing, done.mistakes) : done
}

const typedIn =
  ({ body }: Context) =>
  (field: string) =>
    textOf(body, field)

/** To where it is now; to the others of its stream for whoever sees it no more. */
async function back({ context: { tx }, of }: Doing, ref: string, says: string): Promise<Reply> {
  return redirect((await seesStill(tx, ref)) ? `${of.path}/${ref}/who-knows` : of.path, says)
}

const does: Readonly<Record<Deed, (doing: Doing) => Promise<Reply | Mistaken>>> = {
  raise: async (doing) => {
    const { context, piece } = doing
    if (piece.mayRaiseTo.length === 0) throw new NotFound()
    const read = readRaising(typedIn(context), piece.mayRaiseTo)
    if (!read.ok) return read
    const ref = await raiseSight(context.tx, piece.ref, read.value.to, read.value.reason)
    return back(doing, ref, 'From now on only these people know of it. Its reference has changed.')
  },
  add: async (doing) => {
    const { context, piece } = keeping(doing)
    const read = readAdding(typedIn(context), context.today)
    const lines = await listLines(context.tx, piece.id)
    const whom = await findColleague(context.tx, Number(textOf(context.body, 'person')) || 0)
    const already = lines.some((one) => one.personId === whom?.id && isOn(one, context.now))
    const nobody = {
      field: 'person',
      message: already ? `${whom!.name} is on the list.` : 'Choose who is to know of it.',
    }
    if (!read.ok || !whom || already)
      return { mistakes: [...(whom && !already ? [] : [nobody]), ...(read.ok ? [] : read.mistakes)] }
    await addToList(context.tx, piece.id, read.value)
    return back(doing, piece.ref, `${whom.name} is on the list. Tell them yourself.`)
  },
  end: async (doing) => {
    const { context, piece } = keeping(doing)
    const read = readEnding(typedIn(context), await listLines(context.tx, piece.id), context.actor.id, context.now)
    if (!read.ok) return read
    if (!read.value) return back(doing, piece.ref, 'They were off the list already.')
    await endOnList(context.tx, piece.id, read.value.id)
    return back(doing, piece.ref, `${read.value.name} is off the list. What they knew until now stands there.`)
  },
  deputy: async (doing) => {
    const { context, piece } = keeping(doing)
    const { tx, actor, now } = context
    const read = readDeputy(typedIn(context))
    const holderId = Number(textOf(context.body, 'holder'))
    const holder = (await listLines(tx, piece.id)).find(
      (one) => one.holds && isOn(one, now) && one.personId === holderId,
    )
    const whom = await findColleague(tx, Number(textOf(context.body, 'deputy')) || 0)
    const wrong: Mistake[] = [
      ...(holder && (piece.always || holderId === actor.id)
        ? []
        : [{ field: 'holder', message: 'Choose in whose place.' }]),
      ...(whom && whom.id !== holderId ? [] : [{ field: 'deputy', message: 'Choose somebody else who works here.' }]),
    ]
    if (!read.ok || wrong.length > 0) return { mistakes: [...wrong, ...(read.ok ? [] : read.mistakes)] }
    await nameDeputy(tx, piece.id, read.value)
    return back(doing, piece.ref, `${whom!.name} knows of it while ${holder!.name} is away.`)
  },
  lower: async (doing) => {
    const { context, piece } = doing
    if (!piece.lowers) throw new NotFound()
    const read = readLowering(typedIn(context))
    if (!read.ok) return read
    const ref = await lowerSight(context.tx, piece.ref, read.value)
    if (ref === null) return back(doing, piece.ref, 'You have asked. It waits for the other yes.')
    return back(doing, ref, 'Others see it again. Its reference has changed.')
  },
}

function keeping(doing: Doing): Doing {
  if (!doing.piece.keeps) throw new NotFound()
  return doing
}
