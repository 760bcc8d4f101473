import { NotFound } from '#platform/problems.ts'
import { type Context, page, redirect, type Reply, type Route } from '#platform/http/index.ts'
import { asksToFind } from '../choice.ts'
import { saveTeam } from '../commands/teams.ts'
import { readTeam } from '../forms.ts'
import type { Need } from '../need.ts'
import { blank, type Filled } from '../pages/fields.ts'
import { teamPage, teamsPage } from '../pages/teams.ts'
import { listDirectory, listTeams } from '../queries/directory.ts'
import { offerAnybody } from '../queries/offer.ts'
import { idIn, statusOf } from './administration.ts'

const list: Route<Need> = {
  method: 'GET',
  path: '/people/teams',
  need: 'manage_people',
  records: 'nothing',
  handler: async ({ tx, today }) => {
    const main = teamsPage(await listTeams(tx), await listDirectory(tx, today))
    return page({ title: 'Teams', main, backLink: { text: 'People', href: '/people' } })
  },
}

const showNew: Route<Need> = {
  method: 'GET',
  path: '/people/teams/new',
  keyed: true,
  need: 'manage_people',
  records: 'nothing',
  handler: (context) => teamReply(context, null, blank),
}

const add: Route<Need> = {
  method: 'POST',
  path: '/people/teams',
  need: 'manage_people',
  records: 'team added',
  handler: (context) => save(context, null),
}

const show: Route<Need> = {
  method: 'GET',
  path: '/people/teams/:id',
  need: 'manage_people',
  records: 'nothing',
  handler: (context) => teamReply(context, idIn(context.params), blank),
}

const change: Route<Need> = {
  method: 'POST',
  path: '/people/teams/:id',
  again: 'taken',
  need: 'manage_people',
  records: 'team changed',
  handler: (context) => save(context, idIn(context.params)),
}

async function save(context: Context, teamId: number | null): Promise<Reply> {
  if (asksToFind(context.body, 'managerId')) return teamReply(context, teamId, { posted: context.body, mistakes: [] })
  const read = readTeam(context.body)
  const mistakes = read.ok ? await saveTeam(context.tx, teamId, read.value, context.today) : read.mistakes
  if (mistakes.length) return teamReply(context, teamId, { posted: context.body, mistakes })
  return redirect('/people/teams', 'The team is saved.')
}

async function teamReply({ tx, body }: Context, teamId: number | null, form: Filled): Promise<Reply> {
  const team = (await listTeams(tx)).find(({ id }) => id === teamId)
  if (teamId !== null && !team) throw new NotFound()
  const title = team ? 'Change a team' : 'Add a team'
  const [near, now] = [{ people: [team?.managerId ?? null], teams: [teamId] }, team?.managerId ?? null]
  const people = await offerAnybody(tx, { field: 'managerId', body, near, now })
  const main = teamPage(form, { team, people })
  return page({ title, main, status: statusOf(form), backLink: { text: 'Teams', href: '/people/teams' } })
}

export const teamRoutes: readonly Route<Need>[] = [list, showNew, add, show, change]
