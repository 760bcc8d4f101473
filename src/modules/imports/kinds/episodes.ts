import {
  categoriesOfNeed,
  firstDayOf,
  lastDayOf,
  legalStatuses,
  places,
  providers,
  reasonsEnded,
  reasonsForNewEpisode,
  reasonsForPlaceChange,
} from './codes-903.ts'
import type { Check, Fields, Kind } from './kind.ts'

/** One row a child and start date (SSDA903): legal status, placement and reasons. */
export const episodes: Kind = {
  name: 'episodes',
  title: 'Episodes of the SSDA903 return',
  noun: ['episode', 'episodes'],
  table: 'episodes',
  columns: {
    CHILD: { type: 'id', need: 'key', field: 'child' },
    DECOM: { type: 'date', date: 'placed_from', need: 'key', field: 'started_on' },
    RNE: { type: 'code', codes: reasonsForNewEpisode, need: 'required', field: 'reason_new' },
    LS: { type: 'code', codes: legalStatuses, need: 'required', field: 'legal_status' },
    CIN: { type: 'code', codes: categoriesOfNeed, field: 'category_of_need' },
    PLACE: { type: 'code', codes: places, need: 'required', field: 'place' },
    PLACE_PROVIDER: { type: 'code', codes: providers, field: 'provider' },
    DEC: { type: 'date', date: 'placed_until', against: { start: 'started_on' }, field: 'ended_on' },
    REC: { type: 'code', codes: reasonsEnded, field: 'reason_ended' },
    REASON_PLACE_CHANGE: {
      type: 'code',
      codes: reasonsForPlaceChange,
      field: 'reason_place_change',
      withheld: true,
    },
    HOME_POST: { type: 'postcode', field: 'home_postcode' },
    PL_POST: { type: 'postcode', field: 'placement_postcode' },
    URN: { type: 'id', field: 'urn' },
  },
  knownBy: ['CHILD', 'DECOM', 'RNE', 'LS', 'PLACE', 'DEC'],
  references: [
    {
      column: 'CHILD',
      field: 'child',
      to: 'header',
      missing: {
        code: 'child_not_in_header',
        weight: 'warning',
        says: 'The register does not know how old this child is. Bring in the header file as well.',
      },
    },
  ],
  yearOf: { start: 'started_on', end: 'ended_on' },
  lasting: { by: 'ended_on', keeps: ['ended_on', 'reason_ended', 'reason_place_change'] },
  checks: [
    {
      column: 'REC',
      code: 'reason_without_end',
      weight: 'warning',
      finds: ({ ended_on, reason_ended }) =>
        reason_ended && !ended_on ? 'A reason for ending is given but no end date; the episode stays open.' : undefined,
    },
    {
      column: 'DEC',
      code: 'end_without_reason',
      weight: 'warning',
      finds: ({ ended_on, reason_ended }) =>
        ended_on && reason_ended === null ? 'An end date is given but no reason for ending.' : undefined,
    },
    codeOfItsTime('PLACE', 'place'),
    codeOfItsTime('REC', 'reason_ended'),
  ],
}

/** A code of another year is worth a look, never a reason to turn a row away. */
function codeOfItsTime(column: string, field: string): Check {
  return {
    column,
    code: 'code_of_another_year',
    weight: 'warning',
    finds: (fields) => outOfTime(String(fields[field]), fields),
  }
}

function outOfTime(code: string, { started_on, ended_on }: Fields): string | undefined {
  const [last, first] = [lastDayOf[code], firstDayOf[code]]
  const day = ended_on ?? started_on
  if (last && started_on && started_on > last)
    return `${code} was used in earlier returns only, until ${last.slice(0, 4)}.`
  if (first && day && day < first) return `${code} is used from ${first.slice(0, 4)} on only.`
  return undefined
}
