import { type Kind, recordStatus } from './kind.ts'

const carerTypes = ['MAINSTREAM', 'CONNECTED', 'SHORT_BREAK', 'FFA', 'PARENT_CHILD', 'STAYING_PUT']
const statuses = ['APPLICANT', 'ASSESSMENT', 'TEMP_REG24', 'APPROVED', 'ON_HOLD', 'ENDED']
const endReasons = ['RESIGNED', 'TERMINATED', 'TRANSFERRED', 'SGO_ADOPTION', 'DIED']

/** One row a fostering household. */
export const fosteringHouseholds: Kind = {
  name: 'fostering_households',
  title: 'Fostering households',
  noun: ['household', 'households'],
  table: 'households',
  columns: {
    household_id: { type: 'id', need: 'key', field: 'source_id' },
    carer_type: { type: 'code', codes: carerTypes, stored: 'small_letters', need: 'required', field: 'carer_type' },
    status: { type: 'code', codes: statuses, stored: 'small_letters', need: 'required', field: 'status' },
    postcode: { type: 'postcode', field: 'postcode' },
    residence_la: { type: 'text', name: true, field: 'residence_la' },
    team: { type: 'text', name: true, field: 'team_id' },
    supervising_worker_id: { type: 'id', field: 'supervising_worker_id' },
    first_approved_date: { type: 'date', date: 'approved_from', field: 'first_approved_on' },
    terms: { type: 'text', field: 'terms' },
    places_approved: { type: 'integer', between: [0, 20], field: 'places_approved' },
    places_unavailable: { type: 'integer', between: [0, 20], field: 'places_unavailable' },
    // Free text, which may tell of what is looked into: that places are not available is all that Hearth needs.
    unavailable_reason: { type: 'not_kept' },
    unavailable_until: { type: 'date', date: 'unavailable_until', field: 'unavailable_until' },
    next_review_due: { type: 'date', date: 'next_review_due', field: 'next_review_due_on' },
    last_unannounced_visit: { type: 'date', date: 'visit_recorded', field: 'last_unannounced_visit_on' },
    ended_date: { type: 'date', date: 'approved_until', against: { start: 'first_approved_on' }, field: 'ended_on' },
    ended_reason: { type: 'code', codes: endReasons, stored: 'small_letters', field: 'ended_reason' },
    record_status: recordStatus,
  },
  knownBy: ['household_id', 'carer_type', 'status'],
}
