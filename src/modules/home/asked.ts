import { activities, type Beat } from '#framework/s4-activities.ts'
import { dutiesToCome } from '#framework/s4-duties-to-come.ts'
import type { RoleKey } from '#framework/s4-roles.ts'
import type { Rooms } from '#platform/room.ts'

/** Something that Hearth asks of somebody's role, now or later, in words. */
export type Asked = {
  what: string
  /** How often, where it goes, and whether Hearth has the pages for it: then it comes to My work by itself. */
  says: string
}

const beats: Readonly<Record<Beat, string>> = {
  daily: 'Every day',
  monthly: 'Every month',
  quarterly: 'Every quarter',
  'twice a year': 'Twice a year',
  yearly: 'Once a year',
  'each review': 'At each review',
  'as needed': 'When it is agreed',
}

const comes = 'It comes to this page by itself when it is time.'
const entered = 'Hearth has no page for it yet. If the year has a line for you, say there when it was done.'
const kept = 'Hearth has no page for it yet: it stays where you keep it now.'

/** For whom section 4 names neither an activity nor a duty. */
const otherwise: Partial<Readonly<Record<RoleKey, Asked>>> = {
  safeguarding_lead: {
    what: 'Shape the Learning and Development Strategy with Workforce Development',
    says: `Every quarter, from themes that call for training. ${kept}`,
  },
  decision_maker: {
    what: 'Say what you see in the reports and recommendations that come to you',
    says: `With the report from panel, twice a year. ${kept}`,
  },
  fostering_manager: {
    what: 'Read the records of the service, see what repeats itself, and act',
    says: 'Every month: what audits found stands under “The month”.',
  },
  complaints_officer: {
    what: 'Write down what somebody complains of, and see that each point is answered in time and that something is learned from it',
    says: `When somebody complains. ${comes}`,
  },
  information_governance: {
    what: 'See that people look only at what their work needs, and answer whoever asks who saw their record',
    says: 'When somebody asks, and by a look of your own now and then: “Who saw and did what” under Settings answers by person, household, child and day, and notes that you read it.',
  },
  administrator: {
    what: 'Invite people, set their roles and who covers for them',
    says: 'When somebody comes, changes their work or leaves.',
  },
}

/** What section 4 asks of whoever has these roles: its activities; of a role without any, the duties that are to come. */
export function askedOf(rooms: Rooms, roles: readonly string[]): Asked[] {
  const isAmong = (who: readonly string[]) => who.some((role) => roles.includes(role))
  const carried = new Set(rooms.flatMap(({ carries = [] }) => carries))
  const named = activities
    .filter(({ who }) => isAmong(who))
    .map((one): Asked => {
      const goes = 'goesTo' in one ? [`Goes to: ${one.goesTo}.`] : []
      const how = carried.has(one.key) ? comes : entered
      return { what: one.what, says: [`${beats[one.beat]}.`, ...goes, how].join(' ') }
    })
  if (named.length > 0) return named
  const toCome = Object.values(dutiesToCome).filter((one) => isAmong(one.roles))
  if (toCome.length > 0)
    return toCome.map(({ says }) => ({ what: says.charAt(0).toUpperCase() + says.slice(1), says: kept }))
  return (Object.keys(otherwise) as RoleKey[]).flatMap((role) => (roles.includes(role) ? (otherwise[role] ?? []) : []))
}
