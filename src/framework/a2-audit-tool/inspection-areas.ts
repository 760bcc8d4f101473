/** The judgement areas of Ofsted's inspections of local authorities that a fostering audit speaks to (clause 6.3). */
export const inspectionAreas = {
  children: 'The experiences and progress of children in care',
  protection: 'The experiences and progress of children who need help and protection',
  leavers: 'The experiences and progress of care leavers',
  leaders: 'The impact of leaders on social work practice',
} as const
