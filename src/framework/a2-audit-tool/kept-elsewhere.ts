/**
 * Keys that belong to the tool's vocabulary but are not asked, because Hearth knows or works out the answer.
 * Kept so that a reader of an old form, or of the source list, finds where each one went.
 */
export const keptElsewhere: Readonly<Record<string, string>> = {
  'hdr.audit_type': 'the audit’s kind',
  'hdr.household_ref': 'the household’s reference',
  'hdr.carer_type': 'the household, in the register',
  'hdr.approval_date': 'the household, in the register',
  'hdr.approval_terms': 'the household, in the register',
  'hdr.review_ref': 'the carer review that the audit follows',
  'hdr.period_from': 'the audit’s period',
  'hdr.period_to': 'the audit’s period',
  'hdr.children': 'the children of the audit',
  'hdr.no_child_placed': 'an audit without children',
  'hdr.ssw': 'the household’s fostering social worker',
  'hdr.team_manager': 'the team’s manager',
  'hdr.auditor': 'the audit’s auditor',
  'hdr.moderator': 'the audit’s moderator',
  'ovr.suggested_grade': 'worked out by judgement.ts, with its reasons',
  'mod.final_grade': 'set by the moves; the auditor’s and the moderator’s grades stay beside it',
  'tm.actions': 'actions raised from the response',
  'tm.sign': 'the move that sends the response',
  'sm.additional': 'actions raised at sign-off',
  'sm.sign': 'the move that signs off',
  'loop.reaudit_ref': 'the re-audit itself',
  'loop.reaudit_grade': 'the re-audit’s final grade',
  'loop.closed_by': 'the move that closes the audit',
  'loop.closed_on': 'the move that closes the audit',
  'fro.audit_ref': 'the audit itself',
}
