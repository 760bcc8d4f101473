import { NotAllowed } from '#platform/problems.ts'
import { type Context, page, type Read, redirect, type Reply, type Route } from '#platform/http/index.ts'
import { asksToFind } from '../choice.ts'
import { endAbsence, setAbsence } from '../commands/absences.ts'
import { type AbsenceDetails, dayOfCover, readAbsence } from '../forms.ts'
import type { Need } from '../need.ts'
import { absencePage, endAbsencePage, whatEnded, yourAbsencePage } from '../pages/absence.ts'
import { blank, type Filled } from '../pages/fields.ts'
import { findPerson } from '../queries/directory.ts'
import { offerCover } from '../queries/offer.ts'
import { listAbsences } from '../queries/person-page.ts'
import { idIn, statusOf, toPerson } from './administration.ts'

const showYours: Route<Need> = {
  method: 'GET',
  path: '/your-absence',
  keyed: true,
  need: 'signed in',
  records: 'nothing',
  handler: (context) => yourReply(context, blank),
}

const setYours: Route<Need> = {
  method: 'POST',
  path: '/your-absence',
  need: 'signed in',
  records: 'cover set',
  handler: async (context) => {
    const { tx, actor, body, today } = context
    if (asksToFind(body, 'coverId')) return yourReply(context, { posted: body, mistakes: [] })
    const read = readAbsence(body, today)
    const mistakes = read.ok ? await setAbsence(tx, actor.id, read.value, today) : read.mistakes
    if (mistakes.length) return yourReply(context, { posted: body, mistakes })
    return redirect('/your-absence', whatIsSet(read, 'Your absence is set.', 'Your colleague is told.'))
  },
}

const nearTo = (personId: number, body: Context['body']) => ({ field: 'coverId', body, near: { people: [personId] } })

async function yourReply({ tx, actor, body, today }: Context, form: Filled): Promise<Reply> {
  const absences = await listAbsences(tx, actor.id, today)
  const colleagues = await offerCover(tx, actor.id, dayOfCover(body, today), nearTo(actor.id, body))
  return page({
    title: 'Your absence',
    main: yourAbsencePage({ absences, colleagues, form, today }),
    status: statusOf(form),
    backLink: { text: 'Your account', href: '/your-account' },
  })
}

function whatIsSet(read: Read<AbsenceDetails>, done: string, told: string): string {
  return read.ok && read.value.coverId !== null ? `${done} ${told}` : `${done} Nobody covers.`
}

const askToEndYours: Route<Need> = {
  method: 'GET',
  path: '/your-absence/:absence/ending',
  need: 'signed in',
  records: 'nothing',
  handler: (context) => endReply(context, context.actor.id, { path: '/your-absence', back: '/your-absence' }),
}

async function endReply(
  { tx, params, today }: Context,
  personId: number,
  { path, back }: { path: string; back: string },
): Promise<Reply> {
  const id = idIn(params, 'absence')
  const absence = (await listAbsences(tx, personId, today)).find((one) => one.id === id)
  if (!absence) return redirect(back, 'This absence is over already.')
  const main = endAbsencePage({ absence, path, back, today })
  return page({ title: 'End an absence', main, backLink: { href: back } })
}

async function end({ tx, params, today }: Context, personId: number, back: string): Promise<Reply> {
  const id = idIn(params, 'absence')
  const absence = (await listAbsences(tx, personId, today)).find((one) => one.id === id)
  await endAbsence(tx, personId, id, today)
  return redirect(back, whatEnded(absence, today))
}

const endYours: Route<Need> = {
  method: 'POST',
  path: '/your-absence/:absence/ending',
  need: 'signed in',
  records: 'cover ended',
  handler: (context) => end(context, context.actor.id, '/your-absence'),
}

const showTheirs: Route<Need> = {
  method: 'GET',
  path: '/people/:id/absences/new',
  keyed: true,
  need: 'manage_people',
  records: 'nothing',
  handler: (context) => theirReply(context, blank),
}

const setTheirs: Route<Need> = {
  method: 'POST',
  path: '/people/:id/absences',
  need: 'manage_people',
  records: 'cover set',
  handler: async (context) => {
    const { tx, params, body, actor, today } = context
    const id = idIn(params)
    if (asksToFind(body, 'coverId')) return theirReply(context, { posted: body, mistakes: [] })
    const read = readAbsence(body, today)
    if (read.ok && read.value.coverId === actor.id && id !== actor.id) {
      throw new NotAllowed(
        'You cannot make yourself the cover of a colleague: it would give you what they see. Choose somebody else.',
      )
    }
    const mistakes = read.ok ? await setAbsence(tx, id, read.value, today) : read.mistakes
    if (mistakes.length) return theirReply(context, { posted: body, mistakes })
    return redirect(`/people/${id}`, whatIsSet(read, 'The absence is set.', 'Their colleague is told.'))
  },
}

async function theirReply({ tx, params, body, today }: Context, form: Filled): Promise<Reply> {
  const person = await findPerson(tx, idIn(params))
  const colleagues = await offerCover(tx, person.id, dayOfCover(body, today), nearTo(person.id, body))
  const main = absencePage({ person, colleagues, form })
  return page({ title: 'Set an absence', main, status: statusOf(form), ...toPerson(person.id) })
}

const askToEndTheirs: Route<Need> = {
  method: 'GET',
  path: '/people/:id/absences/:absence/ending',
  need: 'manage_people',
  records: 'nothing',
  handler: async (context) => {
    const { id } = await findPerson(context.tx, idIn(context.params))
    return endReply(context, id, { path: `/people/${id}/absences`, back: `/people/${id}` })
  },
}

const endTheirs: Route<Need> = {
  method: 'POST',
  path: '/people/:id/absences/:absence/ending',
  need: 'manage_people',
  records: 'cover ended',
  handler: (context) => end(context, idIn(context.params), `/people/${idIn(context.params)}`),
}

export const absenceRoutes: readonly Route<Need>[] = [
  showYours,
  setYours,
  askToEndYours,
  endYours,
  showTheirs,
  setTheirs,
  askToEndTheirs,
  endTheirs,
]
