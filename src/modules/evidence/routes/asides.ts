import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, page, redirect, type Reply, textOf, tooLong } from '#platform/http/index.ts'
import { type Mistake, NotFound } from '#platform/problems.ts'
import { type AsidePlace, type InTalk, linesAt } from '../aside.ts'
import { settleAsides, takeAsideBack, writeAside } from '../commands/asides.ts'
import { asideHref, asidesPage, talkPage } from '../pages/asides.ts'

/** How a stream has notes: where its pieces are listed, and the piece as far as this person reads what the two write, or NotFound. `held`: for the
 * rest of the transaction. */
type Talking = { path: string; read: (context: Context, held: boolean) => Promise<InTalk> }

/** What two who write a piece together write to each other beneath its answers. */
export function asideRoutes(talking: Talking): AnyRoute<Need>[] {
  const path = `${talking.path}/:ref/notes`
  const shared = { need: 'signed in' } as const
  return [
    {
      ...{ ...shared, method: 'GET', path, keyed: true, records: 'notes to the other looked at' },
      handler: (context) => show(context, talking),
    },
    {
      ...{ ...shared, method: 'POST', path, records: 'note to the other written' },
      handler: (context) => take(context, talking),
    },
    {
      ...{ ...shared, method: 'POST', path: `${path}/settled`, records: 'notes to the other settled' },
      handler: (context) => change(context, talking, settleAsides, 'It is settled. Writing here again opens it again.'),
    },
    {
      ...{ ...shared, method: 'POST', path: `${path}/taken-back`, records: 'note to the other taken back' },
      handler: (context) => change(context, talking, takeAsideBack, 'It is taken back: the other reads it no more.'),
    },
  ]
}

async function show(context: Context, { read }: Talking): Promise<Reply> {
  const { query, today } = context
  const talk = await read(context, false)
  context.saw({ pieceId: talk.piece.id, householdId: talk.piece.householdId })
  if (query['question']) return showTalk(context, talk, placeOf(talk, query), '', [])
  const section = talk.form.sections.find(({ key }) => key === query['section'])
  const child = childOf(talk, query['child'])
  return page(asidesPage({ talk, today, child, section: section && talk.opens(section) ? section : undefined }))
}

const childOf = ({ children }: InTalk, ref: string | undefined) => children.find((child) => child.ref === ref) ?? null

/** The question that an address or a form names. NotFound where there is none, or none of this child. */
function placeOf(talk: InTalk, said: Readonly<Record<string, string>>): AsidePlace {
  const section = talk.form.sections.find(({ questions }) => questions.some(({ key }) => key === said['question']))
  const question = section?.questions.find(({ key }) => key === said['question'])
  const child = childOf(talk, said['child'])
  if (!section || !question || !talk.opens(section) || section.perChild !== (child !== null)) throw new NotFound()
  return { section, question, child }
}

const placePosted = (talk: InTalk, { body }: Context): AsidePlace =>
  placeOf(talk, { question: textOf(body, 'question'), child: textOf(body, 'child') })

function showTalk(
  { actor, today }: Context,
  talk: InTalk,
  place: AsidePlace,
  typed: string,
  mistakes: readonly Mistake[],
): Reply {
  return page(talkPage({ talk, actorId: actor.id, today, ...place, lines: linesAt(talk, place), typed, mistakes }))
}

async function take(context: Context, { read }: Talking): Promise<Reply> {
  const talk = await read(context, true)
  const place = placePosted(talk, context)
  const typed = textOf(context.body, 'says')
  const says = typed.trim()
  const message = says === '' ? 'Write what you want to say or ask' : tooLong(says, 4000)
  if (message) return showTalk(context, talk, place, typed, [{ field: 'says', message }])
  await writeAside(context.tx, talk, place, says)
  return redirect(asideHref(talk.piece, place.question.key, place.child), 'It is sent: it stands in their My work.')
}

type Change = (tx: Context['tx'], talk: InTalk, place: AsidePlace, actorId: number) => Promise<void>

async function change(context: Context, { read }: Talking, command: Change, words: string): Promise<Reply> {
  const talk = await read(context, true)
  const place = placePosted(talk, context)
  await command(context.tx, talk, place, context.actor.id)
  return redirect(asideHref(talk.piece, place.question.key, place.child), words)
}
