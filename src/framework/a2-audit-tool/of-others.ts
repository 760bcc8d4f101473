/** Questions that take down what somebody else said or thinks: a child, a carer, a partner, staff. They stand on no paper that leaves the house.
 * One that a council retires is missed by nobody. */
export const ofOthers: ReadonlySet<string> = new Set([
  'cyp4.happy_scale',
  'cyp4.iro_heard_on',
  'cyp4.iro_how',
  'cyp4.iro_paraphrase',
  'cyp4.iro_grade',
  'cyp4.auditor_differs',
  'wfc3.support_scale',
  'wfc3.recommend',
  'wfc3.sons_daughters_say',
  'wfc3.others_say',
  'wfc4.staff_scale',
  'ovr.practitioner_response',
])
