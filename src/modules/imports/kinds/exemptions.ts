import { beginsOpen, householdOf, type Kind, recordStatus } from './kind.ts'

const kindsOfExemption = ['USUAL_LIMIT_EXEMPTION', 'TERMS_EXCEPTION', 'EMERGENCY_6_DAYS', 'REG24_EXTENSION']

/** One row an exemption from the usual limit, an exception outside the terms, or a temporary approval that was extended. */
export const exemptions: Kind = {
  name: 'exemptions',
  title: 'Exemptions and exceptions',
  noun: ['exemption or exception', 'exemptions and exceptions'],
  table: 'exemptions',
  broughtBy: ['import_data', 'hold_exemptions'],
  columns: {
    exemption_id: { type: 'id', need: 'key', field: 'source_id' },
    household_id: { type: 'id', need: 'required', field: 'household' },
    kind: { type: 'code', codes: kindsOfExemption, stored: 'small_letters', need: 'required', field: 'kind' },
    child_ids: { type: 'ids', field: 'children' },
    granting_la: { type: 'text', field: 'authority' },
    requested_date: { type: 'date', date: 'true_since', field: 'asked_on' },
    granted_date: { type: 'date', date: 'decided_on', need: 'required', field: 'granted_on' },
    granted_by_role: { type: 'text', field: 'granted_by' },
    start_date: { type: 'date', date: 'true_since', need: 'required', field: 'started_on' },
    end_date: { type: 'date', date: 'runs_until', against: { start: 'started_on' }, field: 'ended_on' },
    cancelled_date: { type: 'date', date: 'ran_until', against: { start: 'started_on' }, field: 'cancelled_on' },
    reason: { type: 'text', field: 'reason' },
    conditions: { type: 'text', field: 'conditions' },
    notified_date: { type: 'date', date: 'told_in_writing', field: 'notified_on' },
    record_status: recordStatus,
  },
  knownBy: ['exemption_id', 'household_id', 'kind', 'granted_date', 'start_date'],
  references: [
    householdOf,
    {
      ...{ column: 'child_ids', field: 'children', to: 'header', several: true },
      missing: {
        ...{ code: 'unknown_child', weight: 'warning' },
        says: 'The register does not know every child who is named here. Those whom it knows are named; choose the file again once it knows the others.',
      },
    },
  ],
  piece: { over: ['cancelled_on', 'ended_on'], answered: true },
  beginsWith: beginsOpen,
}
