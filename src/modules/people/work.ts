import type { Actor } from '#platform/actor.ts'
import { inWords, londonDate } from '#platform/dates/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { mayConfirm, mayRefuse, mayWithdraw } from './access-change.ts'
import { missingContacts, nightsUncovered } from './contacts.ts'
import { findNewlyChanged, listWaiting } from './queries/access-changes.ts'
import { readContacts } from './queries/contacts.ts'
import { listTeamsLeft } from './queries/directory.ts'
import { findWarnings } from './queries/refusals.ts'
import { listUncovered } from './queries/person-page.ts'
import { whatInWords } from './pages/access-words.ts'
import type { WorkItem, WorkNow } from '#platform/work-item.ts'

/** Rows of "My work" for whoever manages people: numbers that nobody has given yet, colleagues who are away without cover,
 * teams whose manager has gone. The service manager learns that nights are uncovered, too, and everybody that the cover
 * whom they chose brings nothing. */
export async function listPeopleWork(tx: Tx, actor: Actor, now: WorkNow): Promise<WorkItem[]> {
  return [
    ...(await listAccessWork(tx, actor, now)),
    ...(await listContactWork(tx, actor, now)),
    ...(await listCoverWork(tx, actor, now)),
    ...(await listTeamWork(tx, actor, now)),
    ...(await listWarningWork(tx, actor, now)),
  ]
}

/** Changes of access that wait for this person's yes or no, and those that they asked for. */
async function listAccessWork(tx: Tx, actor: Actor, { today }: WorkNow): Promise<WorkItem[]> {
  const waiting = await listWaiting(tx)
  const changed = await findNewlyChanged(tx, actor.id, today)
  const told: WorkItem[] = changed
    ? [
        {
          what: 'See what changed in your access',
          why: `${whatInWords(changed, today)}. If you did not expect it, tell an administrator`,
          href: '/your-account#access',
          dueOn: null,
          group: 'mine',
        },
      ]
    : []
  const asked = waiting.flatMap((change): WorkItem[] => {
    const { id, personId, name, what, asker, askedAt } = change
    const item = { href: `/access-changes/${id}`, dueOn: today, group: 'mine' } as const
    const by = `${asker ?? 'The server’s command line'} asked on ${inWords(londonDate(askedAt), today)}`
    if (personId === actor.id && mayRefuse(change, actor))
      return [{ ...item, what: 'Say whether a change of your own access is right', why: by }]
    const about = what.two ? `two records of one ${what.two.noun}` : `a change of ${name}’s access`
    if (mayConfirm(change, actor))
      return [{ ...item, what: `Say yes or no to ${about}`, why: `${by}, and it takes two` }]
    if (!mayWithdraw(change, actor)) return []
    const why = 'You asked: a second person says yes or no'
    return [{ ...item, what: about.charAt(0).toUpperCase() + about.slice(1), why, dueOn: null, group: 'waiting' }]
  })
  return [...asked, ...told]
}

async function listContactWork(tx: Tx, { duties }: Actor, { today }: WorkNow): Promise<WorkItem[]> {
  if (!duties.has('manage_people') && !duties.has('sign_off')) return []
  const contacts = await readContacts(tx, today)
  const missing = missingContacts(contacts)
  const common = { href: '/contacts', dueOn: today, group: 'mine' } as const
  const night: WorkItem = {
    ...common,
    what: 'Nights are uncovered: nobody is told of a safety alert before the morning',
    why: duties.has('manage_people')
      ? 'The out-of-hours e-mail address or the manager on call is not set'
      : 'The out-of-hours e-mail address or the manager on call is not set: an administrator or Quality Assurance can set them',
    alert: true,
  }
  const numbers: WorkItem = {
    ...common,
    what: 'Set the numbers that children and carers are given',
    why: `Not set yet: ${missing.join(', ')}`,
  }
  return [
    ...(nightsUncovered(contacts) ? [night] : []),
    ...(duties.has('manage_people') && missing.length > 0 ? [numbers] : []),
  ]
}

async function listCoverWork(tx: Tx, actor: Actor, { today }: WorkNow): Promise<WorkItem[]> {
  const uncovered = await listUncovered(tx, today)
  const mine = uncovered.filter(({ personId, coverName }) => personId === actor.id && coverName !== null)
  const others = actor.duties.has('manage_people')
    ? uncovered.filter(({ fromOn }) => Temporal.PlainDate.compare(fromOn, today) <= 0)
    : []
  return [
    ...mine.map(
      ({ fromOn, coverName }): WorkItem => ({
        what: `Choose who covers for you from ${inWords(fromOn, today)}`,
        why: `${coverName} does not have the same duties as you, so the cover brings them nothing`,
        href: '/your-absence',
        dueOn: fromOn,
        group: 'mine',
      }),
    ),
    ...others.map(
      ({ personId, name, untilOn }): WorkItem => ({
        what: `Nobody covers for ${name}, who is away until ${inWords(untilOn, today)}`,
        why: 'Choose a colleague with the same duties, or give somebody their role for those days',
        href: `/people/${personId}`,
        dueOn: today,
        group: 'mine',
      }),
    ),
  ]
}

async function listTeamWork(tx: Tx, actor: Actor, { today, gone }: WorkNow): Promise<WorkItem[]> {
  if (!actor.duties.has('manage_people')) return []
  const teams = await listTeamsLeft(tx, gone)
  return teams.map(({ id, name }) => ({
    what: `Choose another manager for the ${name}`,
    why: 'Its manager sees no cases any more, so its audits lie with nobody',
    href: `/people/teams/${id}`,
    dueOn: today,
    group: 'mine',
  }))
}

/** What somebody was told of within the last day: about their own account, and, for whoever manages people, about others’. */
async function listWarningWork(tx: Tx, actor: Actor, { today }: WorkNow): Promise<WorkItem[]> {
  const { guarded, kinds } = await findWarnings(tx, actor.id)
  const common = { dueOn: today, group: 'mine' } as const
  const own: WorkItem = {
    ...common,
    what: 'Strangers have tried to sign in with your e-mail address',
    why: '100 wrong tries within a day; nobody was let in. Change your password if somebody may know it',
    href: '/your-account#browsers',
  }
  return [
    ...(guarded ? [own] : []),
    ...(actor.duties.has('manage_people') ? kinds : []).flatMap((kind): WorkItem[] => {
      const what = warningsInWords[kind]
      return what ? [{ ...common, what, why: 'You look after who may sign in', href: '/people/refusals' }] : []
    }),
  ]
}

const warningsInWords: Readonly<Record<string, string>> = {
  'sign-in guarded': 'See whose account strangers have tried',
  'sign-ins failed': 'See why many more attempts to sign in have failed than usual',
  'access refused often': 'See who was refused many times',
}
