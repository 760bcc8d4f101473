import { NotFound } from '#platform/problems.ts'
import { parseDate } from '#platform/dates/index.ts'
import { type Context, page, redirect, type Reply, type Route, textOf } from '#platform/http/index.ts'
import { giveOrAsk } from '../commands/change-access.ts'
import { endRole, renameRoles } from '../commands/held-roles.ts'
import { type Posted, readReason, readRole, readRoleKey, readRoleTitles } from '../forms.ts'
import type { Need } from '../need.ts'
import { blank, type Filled } from '../pages/fields.ts'
import { endRolePage, rolePage } from '../pages/person-forms.ts'
import { roleTitlesPage } from '../pages/role-titles.ts'
import { findPerson } from '../queries/directory.ts'
import { listHeldRoles, listRoleTitles } from '../queries/person-page.ts'
import { idIn, refuseThemselves, said, statusOf, toPerson } from './administration.ts'

const showNew: Route<Need> = {
  method: 'GET',
  path: '/people/:id/roles/new',
  keyed: true,
  need: 'manage_people',
  records: 'nothing',
  handler: (context) => roleReply(context, blank),
}

const give: Route<Need> = {
  method: 'POST',
  path: '/people/:id/roles',
  need: 'manage_people',
  records: 'role given',
  handler: async (context) => {
    const { tx, params, body, today, now } = context
    const { id } = await findPerson(tx, idIn(params))
    refuseThemselves(context, id)
    const read = readRole(body, today)
    const given = read.ok ? await giveOrAsk(tx, id, read.value, { today, now }) : read
    if ('mistakes' in given) return roleReply(context, { posted: body, mistakes: given.mistakes })
    return redirect(`/people/${id}`, said(given.outcome, 'The role is given.'))
  },
}

async function roleReply({ tx, params, today }: Context, form: Filled): Promise<Reply> {
  const person = await findPerson(tx, idIn(params))
  const main = rolePage(form, { person, roles: await listRoleTitles(tx), today })
  return page({ title: 'Give a role', main, status: statusOf(form), ...toPerson(person.id) })
}

const askToEnd: Route<Need> = {
  method: 'GET',
  path: '/people/:id/roles/ending',
  keyed: true,
  need: 'manage_people',
  records: 'nothing',
  handler: (context) => endReply(context, context.query, blank),
}

/** Which of their roles it is about is in the address, and then in the form. */
async function endReply(context: Context, which: Posted, form: Filled): Promise<Reply> {
  const { tx, params, today } = context
  const person = await findPerson(tx, idIn(params))
  refuseThemselves(context, person.id)
  const [role, from] = ['role', 'from'].map((field) => textOf(which, field))
  const held = (await listHeldRoles(tx, person.id, today)).find(
    (one) => one.role === role && String(one.fromOn) === from,
  )
  if (!held) return redirect(`/people/${person.id}`, 'They do not have this role any more.')
  const main = endRolePage(form, person, held)
  return page({ title: 'End a role', main, status: statusOf(form), ...toPerson(person.id) })
}

const end: Route<Need> = {
  method: 'POST',
  path: '/people/:id/roles/ending',
  need: 'manage_people',
  records: 'role ended',
  handler: async (context) => {
    const { tx, params, body, today, now } = context
    const id = idIn(params)
    refuseThemselves(context, id)
    const [role, from] = [readRoleKey(body), parseDate(textOf(body, 'from'))]
    if (!role || !from.ok) throw new NotFound()
    const read = readReason(body, 'Say why the role ends')
    if (!read.ok) return endReply(context, body, { posted: body, mistakes: read.mistakes })
    await endRole(tx, id, { role, fromOn: from.date }, { today, now }, read.value)
    return redirect(`/people/${id}`, 'The role has ended.')
  },
}

const showTitles: Route<Need> = {
  method: 'GET',
  path: '/people/role-titles',
  need: 'manage_people',
  records: 'nothing',
  handler: (context) => titlesReply(context, blank),
}

const saveTitles: Route<Need> = {
  method: 'POST',
  path: '/people/role-titles',
  again: 'taken',
  need: 'manage_people',
  records: 'role renamed',
  handler: async (context) => {
    const read = readRoleTitles(context.body)
    if (!read.ok) return titlesReply(context, { posted: context.body, mistakes: read.mistakes })
    await renameRoles(context.tx, read.value)
    return redirect('/people/role-titles', 'The titles are saved.')
  },
}

async function titlesReply({ tx }: Context, form: Filled): Promise<Reply> {
  const main = roleTitlesPage(form, await listRoleTitles(tx))
  return page({ title: 'Titles of roles', main, status: statusOf(form), backLink: { text: 'People', href: '/people' } })
}

export const heldRoleRoutes: readonly Route<Need>[] = [showNew, give, askToEnd, end, showTitles, saveTitles]
