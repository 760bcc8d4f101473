import type { Need } from '#modules/people/index.ts'
import { NotAllowed, NotFound } from '#platform/problems.ts'
import {
  type AnyRoute,
  type Context,
  page,
  readForm,
  readNumber,
  readPage,
  readVersion,
  redirect,
  textOf,
} from '#platform/http/index.ts'
import { restrictedFrom } from '#platform/restricted.ts'
import { readSettings } from '#platform/settings/index.ts'
import { answerChildsWords, hearChildsWords } from '../commands/heard.ts'
import { ToldAlready } from '../commands/answer.ts'
import { tellingForm } from '../forms.ts'
import { type ChildsWords, hearsChildren } from '../heard.ts'
import { answerPage } from '../pages/answer.ts'
import { childsWordsPage, heardPage, quote } from '../pages/heard.ts'
import { findChildsWords, listChildsWords } from '../queries/heard.ts'
import { settings } from '../settings.ts'

/* What children said where a form of some piece of evidence asked for it: heard, and answered as a voice is (clauses 7.5, 2.2). */

const path = '/voices/heard'

export const heardRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path, need: 'signed in', records: 'words of children looked at', handler: list },
  { method: 'GET', path: `${path}/:id`, need: 'signed in', records: 'words of children looked at', handler: show },
  { method: 'POST', path: `${path}/:id/hearing`, need: 'signed in', records: 'words of a child heard', handler: hear },
  {
    method: 'GET',
    path: `${path}/:id/answer`,
    keyed: true,
    need: 'signed in',
    records: 'words of children looked at',
    handler: ask,
  },
  {
    method: 'POST',
    path: `${path}/:id/answer`,
    again: 'taken',
    need: 'signed in',
    records: 'words of a child answered',
    handler: take,
  },
]

async function list({ tx, actor, query, today, saw }: Context) {
  if (!hearsChildren(actor))
    throw new NotAllowed('What children said is listed for the quality team and for children’s reviewing officers.')
  const listed = await listChildsWords(tx, actor, readPage(query))
  noteSeen(saw, listed.rows)
  return page(heardPage({ list: listed, today, days: await readSettings(tx, today, settings) }))
}

async function show(context: Context) {
  const { tx, today } = context
  return page(childsWordsPage(await find(context), { today, days: await readSettings(tx, today, settings) }))
}

async function hear(context: Context) {
  const { tx, params, body } = context
  await hearChildsWords(tx, { id: idIn(params), seen: readVersion(textOf(body, 'seen')) })
  return redirect(`${path}/${params['id']}`, 'It is kept that you have read it.')
}

async function ask(context: Context) {
  const said = await find(context)
  return page(answerPage({ ...factsOf(said), typed: said.toldWords }))
}

async function take({ tx, params, body, actor }: Context) {
  const said = await findChildsWords(tx, idIn(params))
  const typed = textOf(body, 'words')
  const read = readForm(tellingForm, body)
  if (!read.ok) return page(answerPage({ ...factsOf(said), typed, mistakes: read.mistakes }))
  try {
    await answerChildsWords(tx, { id: said.id, ...read.value }, actor)
  } catch (problem) {
    if (!(problem instanceof ToldAlready)) throw problem
    return page(answerPage({ ...factsOf(await findChildsWords(tx, said.id)), typed, theirs: problem.theirs }))
  }
  return redirect(`${path}/${said.id}`, 'Saved.')
}

const factsOf = (said: ChildsWords) => ({
  ...{ at: `${path}/${said.id}`, caption: `Child C-${said.childId}`, said: quote(said), version: said.version },
})

async function find({ tx, params, saw }: Context): Promise<ChildsWords> {
  const said = await findChildsWords(tx, idIn(params))
  noteSeen(saw, [said])
  return said
}

/** In the trail it stands under no case, as that somebody said something may not be known to all who read it; of what is restricted, under
 * its matter alone. */
function noteSeen(saw: Context['saw'], said: readonly ChildsWords[]): void {
  const isOfMatter = ({ pieceId }: ChildsWords) => pieceId >= restrictedFrom
  const others = said.filter((one) => !isOfMatter(one))
  saw({ data: { words: others.map(({ id }) => id) } })
  for (const { pieceId } of said.filter((one) => isOfMatter(one))) saw({ pieceId })
}

function idIn(params: Context['params']): number {
  const id = readNumber(params['id'])
  if (id === undefined) throw new NotFound()
  return id
}
