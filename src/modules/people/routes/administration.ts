import { NotAllowed, NotFound } from '#platform/problems.ts'
import {
  type Context,
  listRoutes,
  page,
  readNumber,
  redirect,
  type Reply,
  type Route,
  textOf,
} from '#platform/http/index.ts'
import type { Link, Rooms } from '#platform/room.ts'
import { type Tx } from '#platform/sql/index.ts'
import { asksToFind } from '../choice.ts'
import { addSomebody, inviteAgain, letInOrAsk, type Outcome, saveDetails } from '../commands/change-access.ts'
import { deactivate, uncoveredInWords } from '../commands/people.ts'
import { readDetails, readInvitation, readReason } from '../forms.ts'
import type { Need } from '../need.ts'
import type { DirectoryEntry, Person } from '../person.ts'
import { blank, type Filled } from '../pages/fields.ts'
import { columnsOf, type PeopleFacts, peoplePage } from '../pages/people.ts'
import { personPage } from '../pages/person.ts'
import { detailsPage, endAccessPage, invitePage } from '../pages/person-forms.ts'
import { listSeconds, listWaiting } from '../queries/access-changes.ts'
import { isDemonstration } from '../queries/demonstration.ts'
import { findPerson, listPeople, listTeams, managerOf } from '../queries/directory.ts'
import { offerAnybody } from '../queries/offer.ts'
import { findNewestInvitation } from '../queries/invitations.ts'
import type { MergeTold } from '../pages/merging.ts'
import { listMerges, listOutcome } from '../queries/merging.ts'
import { listAbsences, listHeldRoles, listRoleTitles } from '../queries/person-page.ts'

const toPeople = { backLink: { text: 'People', href: '/people' } }

/** The number in an address. Anything else is an address that does not exist. */
export function idIn(params: Record<string, string>, name = 'id'): number {
  const text = params[name] ?? ''
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFound()
  return Number(text)
}

/** Nobody changes their own access, nor that of a colleague they cover for, whose rights are theirs for those days: it
 * takes another administrator, or the command line. */
export function refuseThemselves({ actor }: Context, personId: number): void {
  if (actor.id === personId) {
    throw new NotAllowed('You cannot change your own roles and access. Ask another administrator to do it.')
  }
  if (actor.actsFor.includes(personId)) {
    throw new NotAllowed('You cover for this person, so their access is yours. Ask another administrator to change it.')
  }
}

const lists = listRoutes<DirectoryEntry, PeopleFacts, Need>({
  ...{ path: '/people', need: 'manage_people', many: 'people', columns: columnsOf },
  read: async ({ tx, query, today }, asked) => {
    const search = (query['search'] ?? '').trim()
    const active = query['show'] !== 'left'
    return { list: await listPeople(tx, today, { search, active }, asked), search, active }
  },
  page: (facts, columns) => ({
    title: facts.active ? 'People' : 'People who have left',
    main: peoplePage(facts, columns),
  }),
})

const showInvite: Route<Need> = {
  method: 'GET',
  path: '/people/new',
  keyed: true,
  need: 'manage_people',
  records: 'nothing',
  handler: (context) => inviteReply(context, blank),
}

const sendInvite: Route<Need> = {
  method: 'POST',
  path: '/people',
  need: 'manage_people',
  records: 'person added',
  handler: async (context) => {
    const { tx, body, today, now } = context
    if (asksToFind(body, 'managerId')) return inviteReply(context, { posted: body, mistakes: [] })
    const read = readInvitation(body, { demonstration: await isDemonstration(tx, today) })
    if (!read.ok) return inviteReply(context, { posted: body, mistakes: read.mistakes })
    const added = await addSomebody(tx, read.value, { today, now })
    if ('mistakes' in added) return inviteReply(context, { posted: body, mistakes: added.mistakes })
    return redirect(`/people/${added.personId}`, said(added.outcome, 'The invitation is on its way.'))
  },
}

/** What was done, or that it waits; for whom, stands on the page. */
export const said = (outcome: Outcome, done: string): string =>
  outcome === 'done' ? done : 'This waits for a second person to say yes. They have been told.'

async function inviteReply({ tx, body }: Context, form: Filled): Promise<Reply> {
  const choices = { roles: await listRoleTitles(tx), ...(await choicesOf(tx, body)) }
  return page({ title: 'Invite someone', main: invitePage(form, choices), status: statusOf(form), ...toPeople })
}

/** The teams, and line managers: of this person, or of the team chosen for somebody new. */
async function choicesOf(tx: Tx, body: Context['body'], person?: Person) {
  const near = {
    people: [person?.id ?? null, person?.managerId ?? null],
    teams: [readNumber(textOf(body, 'teamId')) ?? null],
  }
  const now = person?.managerId ?? null
  return { teams: await listTeams(tx), colleagues: await offerAnybody(tx, { field: 'managerId', body, near, now }) }
}

export function statusOf(form: Filled): number {
  return form.mistakes.length ? 422 : 200
}

const show: Route<Need> = {
  method: 'GET',
  path: '/people/:id',
  need: 'manage_people',
  records: 'nothing',
  handler: async ({ tx, params, actor, today, now }) => {
    const id = idIn(params)
    const facts = {
      person: await findPerson(tx, id),
      manager: await managerOf(tx, id),
      roles: await listHeldRoles(tx, id, today),
      absences: await listAbsences(tx, id, today),
      invitation: await findNewestInvitation(tx, id),
      waiting: await listWaiting(tx, id),
      seconds: await listSeconds(tx, today),
      merges: await mergesTold(tx, id),
      teams: (await listTeams(tx)).filter(({ managerId }) => managerId === id),
    }
    const main = personPage({ ...facts, themselves: actor.actsFor.includes(id), today, now })
    return page({ title: facts.person.name, main, ...toPeople })
  },
}

async function mergesTold(tx: Tx, personId: number): Promise<MergeTold[]> {
  const told: MergeTold[] = []
  for (const merge of await listMerges(tx, personId))
    told.push({ merge, outcome: merge.partedAt ? await listOutcome(tx, merge.id) : [] })
  return told
}

const showDetails: Route<Need> = {
  method: 'GET',
  path: '/people/:id/details',
  need: 'manage_people',
  records: 'nothing',
  handler: (context) => detailsReply(context, blank),
}

const changeThem: Route<Need> = {
  method: 'POST',
  path: '/people/:id/details',
  again: 'taken',
  need: 'manage_people',
  records: 'person changed',
  handler: async (context) => {
    const { tx, params, body, today, now } = context
    const { id } = await findPerson(tx, idIn(params))
    if (asksToFind(body, 'managerId')) return detailsReply(context, { posted: body, mistakes: [] })
    const read = readDetails(body, { demonstration: await isDemonstration(tx, today) })
    if (!read.ok) return detailsReply(context, { posted: body, mistakes: read.mistakes })
    const saved = await saveDetails(tx, id, read.value, { today, now })
    if ('mistakes' in saved) return detailsReply(context, { posted: body, mistakes: saved.mistakes })
    const waits = 'The rest is saved. The new address waits for a second person to say yes.'
    return redirect(`/people/${id}`, saved.outcome === 'done' ? 'The details are saved.' : waits)
  },
}

async function detailsReply({ tx, params, body }: Context, form: Filled): Promise<Reply> {
  const person = await findPerson(tx, idIn(params))
  const main = detailsPage(form, { person, ...(await choicesOf(tx, body, person)) })
  return page({ title: 'Change details', main, status: statusOf(form), ...toPerson(person.id) })
}

export function toPerson(id: number) {
  return { backLink: { href: `/people/${id}` } }
}

const sendAgain: Route<Need> = {
  method: 'POST',
  path: '/people/:id/invitation',
  need: 'manage_people',
  records: 'person invited',
  handler: async ({ tx, params, today, now }) => {
    const { id } = await findPerson(tx, idIn(params))
    const outcome = await inviteAgain(tx, id, { today, now })
    return redirect(`/people/${id}`, said(outcome, 'A new invitation is on its way. Earlier ones no longer work.'))
  },
}

const askToEnd = (rooms: Rooms): Route<Need> => ({
  method: 'GET',
  path: '/people/:id/deactivation',
  keyed: true,
  need: 'manage_people',
  records: 'nothing',
  handler: (context) => endReply(context, rooms, blank),
})

async function endReply(context: Context, rooms: Rooms, form: Filled): Promise<Reply> {
  const { tx, params } = context
  const person = await findPerson(tx, idIn(params))
  refuseThemselves(context, person.id)
  if (!person.active) return redirect(`/people/${person.id}`, 'Their access has ended already.')
  const main = endAccessPage(form, person, await openPiecesOf(tx, rooms, person.id))
  return page({ title: 'End their access', main, status: statusOf(form), ...toPerson(person.id) })
}

/** The open pieces in which somebody takes part, of whatever room keeps such, as far as whoever asks sees them. */
async function openPiecesOf(tx: Tx, rooms: Rooms, personId: number): Promise<Link[]> {
  const refs: string[] = []
  for (const { openOf } of rooms) refs.push(...((await openOf?.(tx, personId)) ?? []))
  const letters = rooms.flatMap(({ references = [] }) => references)
  return refs.flatMap((ref) => {
    const reference = letters.find(({ letter }) => ref.startsWith(`${letter}-`))
    return reference ? [{ text: ref, href: `${reference.path}${ref}` }] : []
  })
}

const endAccess = (rooms: Rooms): Route<Need> => ({
  method: 'POST',
  path: '/people/:id/deactivation',
  need: 'manage_people',
  records: 'person deactivated',
  handler: async (context) => {
    const { tx, params, body, today, now } = context
    const id = idIn(params)
    refuseThemselves(context, id)
    const read = readReason(body, 'Say why their access ends')
    if (!read.ok) return endReply(context, rooms, { posted: body, mistakes: read.mistakes })
    const uncovered = await deactivate(tx, id, { today, now }, read.value)
    const told = 'Their access has ended. They are signed out everywhere.'
    return redirect(`/people/${id}`, told + uncoveredInWords(uncovered))
  },
})

const letInAgain: Route<Need> = {
  method: 'POST',
  path: '/people/:id/reactivation',
  need: 'manage_people',
  records: 'person reactivated',
  handler: async (context) => {
    const { tx, today, now } = context
    const { id } = await findPerson(tx, idIn(context.params))
    refuseThemselves(context, id)
    const outcome = await letInOrAsk(tx, id, { today, now })
    return redirect(`/people/${id}`, said(outcome, 'They can sign in again.'))
  },
}

export const administrationRoutes = (rooms: Rooms): readonly Route<Need>[] => [
  ...lists,
  showInvite,
  sendInvite,
  show,
  showDetails,
  changeThem,
  sendAgain,
  askToEnd(rooms),
  endAccess(rooms),
  letInAgain,
]
