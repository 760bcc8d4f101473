import { activities } from './s4-activities.ts'
import { dataSet } from './s5-data-set.ts'
import { auditAims } from './s6-aims.ts'
import { auditProcess } from './s7-audit-process.ts'

/** A clause of the framework document in our own words. The number is what code, tests, pages and reports cite. */
export type Clause = { id: string; says: string }

const purpose: readonly Clause[] = [
  {
    id: '1.1',
    says: 'We read this together with the regulations, the statutory guidance, the standards and the council’s own framework.',
  },
  { id: '2.1', says: 'The child’s safety and welfare come first.' },
  { id: '2.2', says: 'We listen to every child and act on what they say.' },
  { id: '2.3', says: 'Each child gets what they need for who they are, disability and complex needs included.' },
  { id: '2.4', says: 'Family, brothers and sisters and other important people stay in a child’s life.' },
  { id: '2.5', says: 'Children live an ordinary family life, with no needless restriction.' },
  { id: '2.6', says: 'Carers are full members of the team and know all they need to about the child.' },
  { id: '2.7', says: 'Carers are supported and helped to develop.' },
  { id: '2.8', says: 'Everybody involved works as partners.' },
]

const assurance: readonly Clause[] = [
  {
    id: '3.1',
    says: 'Each quarter the Service Manager writes the Fostering QA Report, which goes through Quality Assurance and Partnerships to xCSLT.',
  },
  {
    id: '3.2',
    says: 'All quality assurance comes together in one place, and leaders see what the agreed actions changed.',
  },
  { id: '3.3', says: 'Quality Assurance and Partnerships watch over the framework and whether it works.' },
  { id: '3.4', says: 'They and the fostering service agree a calendar of what will be done when.' },
  { id: '3.5', says: 'Evidence comes from seventeen named sources.' },
  {
    id: '3.6',
    says: 'Over a year the audits measure nine core questions: four about children, five about working with carers.',
  },
  { id: '3.7', says: 'Where patterns or events call for it, we look deeply at one matter.' },
  { id: '3.8', says: 'Study groups do that.' },
  {
    id: '3.9',
    says: 'The framework adds to the Children’s Services Plan, audit schedule, audit tools, practice standards and performance cycle.',
  },
]

const whereItGoes: readonly Clause[] = [
  {
    id: '8.1',
    says: 'The PQA meeting takes the month’s findings, and the Fostering QA Report each quarter, and drives improvement.',
  },
  { id: '8.2', says: 'Once a quarter xCSLT decides what to change, who leads it and by when.' },
  { id: '8.3', says: 'Once a quarter the whole fostering service meets to learn.' },
  { id: '8.4', says: 'Team meetings and supervision carry learning to everyone without delay.' },
  {
    id: '8.5',
    says: 'The Safeguarding and Standards Lead and Workforce Development shape the learning strategy together.',
  },
]

const appendices: readonly Clause[] = [
  { id: 'A.1', says: 'The flow chart: every state of an audit has an owner, a deadline and a next step.' },
  { id: 'A.2', says: 'The audit tool.' },
  { id: 'A.3', says: 'The standard Ofsted data set.' },
]

/** Every clause, in the order of the document. Sections 4 to 7 speak for themselves in their own files. */
export const clauses: readonly Clause[] = [
  ...purpose,
  ...assurance,
  ...sectionFour(),
  ...Object.values(dataSet).map(({ clause, asks }) => ({ id: clause, says: asks })),
  ...Object.entries(auditAims).map(([id, says]) => ({ id, says })),
  ...Object.entries(auditProcess).map(([id, says]) => ({ id, says })),
  ...whereItGoes,
  ...appendices,
]

/** One clause for all activities that share its number: "Audit at each carer’s review (each review); …". */
function sectionFour(): readonly Clause[] {
  const ids = [...new Set(activities.map((activity) => activity.clause))]
  return ids.map((id) => {
    const parts = activities.filter((activity) => activity.clause === id).map(({ what, beat }) => `${what} (${beat})`)
    return { id, says: `${parts.join('; ')}.` }
  })
}
