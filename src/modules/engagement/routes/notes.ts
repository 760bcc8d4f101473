import { themes } from '#framework/engagement-notes.ts'
import { readDay } from '#modules/forms/index.ts'
import type { Need } from '#modules/people/index.ts'
import { isBefore } from '#platform/dates/index.ts'
import {
  type AnyRoute,
  type Context,
  page,
  readPage,
  readVersion,
  redirect,
  type Reply,
  textOf,
} from '#platform/http/index.ts'
import { type Mistake, mistakeIf, NotAllowed, NotFound } from '#platform/problems.ts'
import { answerWish, putRight, takeDown, writeNote } from '../commands/notes.ts'
import { type Given, mistakesIn, type Note, type NoteRead, saidOf, stateOf, tooLong } from '../note.ts'
import { newNotePage } from '../pages/form.ts'
import { answerPage, changePage, notePage, notesPage } from '../pages/notes.ts'
import { findNote, listNotes, listOwnChildren, type OwnChild } from '../queries/notes.ts'
import { readsSheets } from './sheets.ts'

const path = '/engagement'
const one = `${path}/:note`
const writing = { need: 'gather_child_voices' } as const
const looked = { need: 'signed in', records: 'engagement note looked at' } as const

export const noteRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path, need: 'signed in', records: 'nothing', handler: list },
  {
    ...writing,
    method: 'GET',
    path: `${path}/new`,
    keyed: true,
    records: 'nothing',
    handler: (context) => ask(context, []),
  },
  { ...writing, method: 'POST', path, records: 'engagement note written', handler: take },
  { ...looked, method: 'GET', path: one, handler: show },
  { ...looked, method: 'GET', path: `${one}/change`, keyed: true, handler: (context) => askChange(context, []) },
  {
    ...writing,
    method: 'POST',
    path: `${one}/change`,
    again: 'taken',
    records: 'engagement note put right',
    handler: takeChange,
  },
  {
    ...writing,
    method: 'POST',
    path: `${one}/taking-down`,
    again: 'taken',
    records: 'engagement note taken down',
    handler: takeDownNote,
  },
  { ...looked, method: 'GET', path: `${one}/answer`, keyed: true, handler: (context) => askAnswer(context, []) },
  {
    method: 'POST',
    path: `${one}/answer`,
    need: 'signed in',
    again: 'taken',
    records: 'wish of a child answered',
    handler: takeAnswer,
  },
]

const hears = ['gather_child_voices', 'hold_voices', 'report_escalations'] as const
const isListedFor = ({ duties }: Pick<Context['actor'], 'duties'>) => hears.some((duty) => duties.has(duty))

async function list({ tx, actor, query, today }: Context): Promise<Reply> {
  const { duties } = actor
  if (!isListedFor(actor))
    throw new NotAllowed(
      'What children tell reviewing officers is listed for those officers and for those who gather it.',
    )
  const mayWrite = duties.has('gather_child_voices')
  const own = mayWrite && !duties.has('hold_voices') && !duties.has('report_escalations')
  const notes = await listNotes(tx, { own }, readPage(query))
  return page(notesPage({ list: notes, mayWrite, readsSheets: readsSheets(actor), today }))
}

const typedIn =
  ({ body }: Pick<Context, 'body'>) =>
  (field: string) =>
    textOf(body, field)

/** What was typed; before that, today, and the child whom the address names. */
function offered({ body, query, today }: Context): (field: string) => string {
  const first: Record<string, string> = {
    ...{
      child: query['child'] ?? '',
      'on-day': String(today.day),
      'on-month': String(today.month),
      'on-year': String(today.year),
    },
  }
  return Object.keys(body).length > 0 ? typedIn({ body }) : (field) => first[field] ?? ''
}

async function ask(context: Context, mistakes: readonly Mistake[], children?: readonly OwnChild[]): Promise<Reply> {
  return page(
    newNotePage({ children: children ?? (await listOwnChildren(context.tx)), typed: offered(context), mistakes }),
  )
}

/** What the form says, and what is to be mended in it. */
function read({ body, today }: Context): { given: Given; mistakes: Mistake[] } {
  const text = (field: string) => textOf(body, field).trim()
  const { on, mistakes } = readDay(body, 'on', undefined, { today })
  const told = Object.keys(themes).flatMap((theme) => {
    const how = text(`theme-${theme}`)
    return how === '' ? [] : [[theme, how] as const]
  })
  const given = {
    ...{ on, way: text('way'), alone: text('alone'), toAct: text('to-act'), themes: Object.fromEntries(told) },
    ...{
      words: text('words'),
      share: text('share'),
      quotable: text('quotable') === 'yes',
      wish: text('wish'),
      answers: text('answers'),
    },
  }
  return { given, mistakes: [...mistakes, ...mistakesIn(given, today)] }
}

/** A yes to “anything to act on today?” leads to the safety alert, as everywhere. */
const onward = (
  toAct: boolean,
  { home, childId }: { home: string; childId: number },
  to: string,
  says: string,
): Reply =>
  toAct
    ? redirect(`/alerts/new?household=${home}&child=${childId}`, `${says} Say now who may not be safe.`)
    : redirect(to, says)

async function take(context: Context): Promise<Reply> {
  const { tx, body, today } = context
  const children = await listOwnChildren(tx)
  const child = children.find(({ ref }) => ref === textOf(body, 'child'))
  const { given, mistakes } = read(context)
  const all = [...mistakeIf(!child, 'child', 'Choose a child whose reviewing officer you are.'), ...mistakes]
  if (!child || all.length > 0) return ask(context, all, children)
  const said = saidOf(given)
  const key = await writeNote(tx, { child, said, today })
  return onward(said.toAct === 'yes', { home: child.home, childId: child.id }, `${path}/${key}`, 'The note is saved.')
}

async function seen({ tx, params, saw }: Context): Promise<NoteRead> {
  const note = await findNote(tx, params['note'] ?? '')
  saw({ data: { note: note.key } })
  return note
}

const mayAnswer = (note: Note, { actor }: Pick<Context, 'actor'>) =>
  note.words !== null && (note.officerId === actor.id || actor.duties.has('hold_voices'))

async function show(context: Context): Promise<Reply> {
  const note = await seen(context)
  const isWriter = note.officerId === context.actor.id
  return page(
    notePage({
      note,
      isWriter,
      isListed: isListedFor(context.actor),
      mayAnswer: mayAnswer(note, context),
      today: context.today,
    }),
  )
}

/** A note of their own, that stands. NotFound for another's. */
async function findOwn(context: Context): Promise<Note> {
  const note = await seen(context)
  if (note.officerId !== context.actor.id || note.words === null || stateOf(note) === 'called_off') throw new NotFound()
  return note
}

const asKept = (note: Note): Record<string, string> => ({
  ...{ 'on-day': String(note.on.day), 'on-month': String(note.on.month), 'on-year': String(note.on.year) },
  ...{ way: note.way, alone: note.alone ? 'yes' : 'no', 'to-act': note.toAct ? 'yes' : 'no', share: note.share },
  ...Object.fromEntries(Object.entries(note.themes).map(([theme, how]) => [`theme-${theme}`, how])),
  ...{
    words: note.words ?? '',
    wish: note.wish ?? '',
    answers: note.answers ?? '',
    quotable: note.quotable ? 'yes' : '',
  },
})

const withVersion = (context: Context, note: Note) => textOf(context.body, 'version') || String(note.version)

async function askChange(context: Context, mistakes: readonly Mistake[]): Promise<Reply> {
  const note = await findOwn(context)
  const kept = asKept(note)
  const isWhole = context.body['on-day'] !== undefined
  const typed = (field: string) =>
    isWhole || field.startsWith('why') ? textOf(context.body, field) : (kept[field] ?? '')
  return page(changePage({ note, typed, mistakes, version: withVersion(context, note) }))
}

const versionIn = ({ body }: Context) => readVersion(textOf(body, 'version'))
const needsWhy = (field: string, why: string, says: string): Mistake[] => [
  ...mistakeIf(why === '', field, says),
  ...tooLong('why', why).map((mistake) => ({ ...mistake, field })),
]

async function takeChange(context: Context): Promise<Reply> {
  const { tx, today, body } = context
  const note = await findOwn(context)
  const { given, mistakes } = read(context)
  const why = textOf(body, 'why').trim()
  const all = [...mistakes, ...needsWhy('why', why, 'Say what was wrong.')]
  if (all.length > 0) return askChange(context, all)
  const said = saidOf(given)
  await putRight(tx, { key: note.key, seen: versionIn(context), why, said, today })
  return onward(said.toAct === 'yes' && !note.toAct, note, `${path}/${note.key}`, 'Saved. How it read before is kept.')
}

async function takeDownNote(context: Context): Promise<Reply> {
  const note = await findOwn(context)
  const why = textOf(context.body, 'why-down').trim()
  const mistakes = needsWhy('why-down', why, 'Say why it is taken down.')
  if (mistakes.length > 0) return askChange(context, mistakes)
  await takeDown(context.tx, { key: note.key, seen: versionIn(context), why })
  return redirect(path, 'The note is taken down.')
}

/** A note with a wish that this person answers. */
async function findToAnswer(context: Context): Promise<Note> {
  const note = await seen(context)
  if (!mayAnswer(note, context) || stateOf(note) === 'called_off' || !note.wish) throw new NotFound()
  return note
}

async function askAnswer(context: Context, mistakes: readonly Mistake[]): Promise<Reply> {
  const note = await findToAnswer(context)
  const { today } = context
  const first: Record<string, string> = {
    answer: note.answer ?? '',
    'told-day': String(today.day),
    'told-month': String(today.month),
    'told-year': String(today.year),
  }
  const typed = (field: string) =>
    context.body['answer'] === undefined ? (first[field] ?? '') : textOf(context.body, field)
  return page(answerPage({ note, typed, mistakes, version: withVersion(context, note) }))
}

async function takeAnswer(context: Context): Promise<Reply> {
  const { tx, body, today } = context
  const note = await findToAnswer(context)
  const answer = textOf(body, 'answer').trim()
  const { on, mistakes } = readDay(body, 'told', undefined, { today })
  const all = [
    ...mistakeIf(answer === '', 'answer', 'Write what the child was told.'),
    ...tooLong('answer', answer),
    ...mistakes,
    ...mistakeIf(on !== undefined && isBefore(today, on), 'told', 'This day is still to come.'),
    ...mistakeIf(
      on !== undefined && isBefore(on, note.on),
      'told',
      'This is before the day on which the child said it.',
    ),
  ]
  if (all.length > 0 || !on) return askAnswer(context, all)
  await answerWish(tx, { key: note.key, seen: versionIn(context), answer, on })
  return redirect(`${path}/${note.key}`, 'It is kept what the child was told.')
}
