import type { Duty } from '#framework/s4-roles.ts'
import { eachOf } from '#framework/forms/write.ts'
import { type Beginning, beginRoutes } from '#modules/evidence/index.ts'
import {
  asksToFind,
  enterSends,
  listPeopleWithDuty,
  type Need,
  offerPeopleWithCases,
  offerPeopleWithDuty,
  personField,
} from '#modules/people/index.ts'
import { html, mistakeAt } from '#platform/html/index.ts'
import { type AnyRoute, type Context, textOf } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { arrangeVisit } from '../commands/arrange.ts'
import { wasMet } from '../queries/visits.ts'
import { type Area, areas, type Kind, kinds } from '../visit.ts'

/** Who may judge what a leader comes to see. */
const judges: Readonly<Record<string, Duty>> = { watch: 'observe_practice', audit: 'take_audits' }

const numberIn = (said: string): number | null => (/^\d{1,9}$/.test(said) ? Number(said) : null)

/** Who comes, and who goes along. */
async function drawPeople({ tx, body, today }: Context, mistakes: readonly Mistake[]) {
  const near = { people: [], teams: [] }
  const leaders = await offerPeopleWithDuty(tx, 'lead_programme_slot', today, { field: 'leader', body, near })
  const others = await offerPeopleWithCases(tx, today, { field: 'companion', body, near })
  const one = (name: 'leader' | 'companion') => ({
    ...{ name, none: 'Choose from the list', value: textOf(body, name), errorMessage: mistakeAt(mistakes, name) },
    offer: name === 'leader' ? leaders : others,
  })
  return {
    first: enterSends(others),
    fields: html`${personField({ ...one('leader'), label: 'Which leader?' })}
      ${personField({ ...one('companion'), label: 'Who goes along?', hint: 'To watch practice and to audit a case: they judge, and the leader does not judge alone.' })}`,
  }
}

/** How a day is agreed with a leader's office. */
const arranging: Beginning<null> = {
  ...{ path: '/programme', need: 'arrange_programme', records: 'leader visit agreed', keeps: [] },
  about: async () => null,
  page: () => ({
    title: 'Agree a day with a leader’s office',
    says: 'Agree it with their office first; the leader is told today, and whoever goes along. The team hears no more than the family needs. Where a household is named, the leader sees it from ten working days before the day to twenty after.',
    back: { text: 'Leaders’ programme', href: '/programme' },
    button: 'Agree the day',
  }),
  people: {
    draw: drawPeople,
    finds: (body) => asksToFind(body, 'leader') || asksToFind(body, 'companion'),
  },
  asks: [
    { key: 'kind', type: 'choice', text: 'What will they do?', required: true, options: eachOf(kinds) },
    {
      ...{ key: 'area', type: 'choice', text: 'Where?', required: true, options: eachOf(areas) },
      prompts: 'Only fostering counts for this framework; the rest is shown beside it.',
    },
    { key: 'place', type: 'text', text: 'Which team, group or service?', prompts: 'No names of families.' },
    { key: 'on', type: 'date', text: 'On which day?', required: true, day: 'visit_planned' },
    { key: 'household', type: 'household', text: 'Household, when they meet a case' },
  ],
  begin: async ({ tx, today }, _about, { said, on, household, isRight }) => {
    const leaders = await listPeopleWithDuty(tx, 'lead_programme_slot', today)
    const leader = leaders.find(({ id }) => String(id) === said('leader'))
    const companionId = numberIn(said('companion'))
    const duty = judges[said('kind')]
    const able = duty === undefined ? [] : await listPeopleWithDuty(tx, duty, today)
    const isMet =
      household && !isRight('household', household.ref) && (await wasMet(tx, household.id, on('on')!, companionId))
    return arrangeVisit(
      tx,
      {
        ...{ leaderId: leader?.id ?? null, companionId, on: on('on')! },
        ...{ kind: said('kind') as Kind, area: said('area') as Area, place: said('place').slice(0, 200) },
        companionMay: able.some(({ id }) => id === companionId),
        householdId: household?.id ?? null,
        wasMet: isMet ? household?.ref : undefined,
      },
      today,
    )
  },
  done: 'The day is agreed. The leader is told, and whoever goes along.',
}

export const arrangeRoutes: readonly AnyRoute<Need>[] = beginRoutes(arranging)
