import type { RoleKey } from '#framework/s4-roles.ts'
import { council } from './county.ts'

/** Somebody who works for the demonstration council. Everyone here is invented. */
export type DemonstrationPerson = {
  /** Also the person’s id in the files (supervising_worker_id, reviewing_officer_id). */
  key: string
  name: string
  email: string
  /** From the numbers that are kept for drama: nobody has it. */
  telephone: string
  role: RoleKey
  team?: TeamKey
  manager?: string
  /** Whether the sign-in page offers this person; the rest only share the work. */
  offered: boolean
}

export type TeamKey = 'merrowby' | 'pellwater' | 'kinship'
export type DemonstrationTeam = { key: TeamKey; name: string; manager: string; workers: readonly string[] }

export const teams: readonly DemonstrationTeam[] = [
  { key: 'merrowby', name: 'Merrowby fostering team', manager: 'tm-1', workers: ['fsw-1', 'fsw-2', 'fsw-3', 'fsw-9'] },
  {
    key: 'pellwater',
    name: 'Pellwater fostering team',
    manager: 'tm-2',
    workers: ['fsw-4', 'fsw-5', 'fsw-6', 'fsw-10'],
  },
  { key: 'kinship', name: 'Ottersfold kinship team', manager: 'tm-3', workers: ['fsw-7', 'fsw-8', 'fsw-11', 'fsw-12'] },
]

type Line = readonly [key: string, name: string, role: RoleKey, manager?: string, team?: TeamKey]

const lines: readonly Line[] = [
  ['ce-1', 'Gwendolen Achterberg-Hale', 'chief_executive'],
  ['ed-1', 'Olufemi Brightwater', 'executive_director', 'ce-1'],
  ['cd-1', 'Rosalind Tremayne-Okoro', 'corporate_director', 'ed-1'],
  ['hos-1', 'Hartej Sandhurst', 'head_of_service', 'cd-1'],
  ['sm-1', 'Philippa Garrowby', 'service_manager', 'hos-1'],
  ['tm-1', 'Desmond Achebe-Lyle', 'team_manager', 'sm-1', 'merrowby'],
  ['tm-2', 'Bronwen Castellan', 'team_manager', 'sm-1', 'pellwater'],
  ['tm-3', 'Yasmin Haddad-Moore', 'team_manager', 'sm-1', 'kinship'],
  ['fsw-1', 'Keziah Winterbourne', 'fostering_social_worker', 'tm-1', 'merrowby'],
  ['fsw-2', 'Tomasz Zielonka', 'fostering_social_worker', 'tm-1', 'merrowby'],
  ['fsw-3', 'Anjali Pemberthy', 'fostering_social_worker', 'tm-1', 'merrowby'],
  ['fsw-4', 'Callum Strathearn', 'fostering_social_worker', 'tm-2', 'pellwater'],
  ['fsw-5', 'Nkechi Ferrisby', 'fostering_social_worker', 'tm-2', 'pellwater'],
  ['fsw-6', 'Lowri Penhallick', 'fostering_social_worker', 'tm-2', 'pellwater'],
  ['fsw-7', 'Imran Chaudhary-West', 'fostering_social_worker', 'tm-3', 'kinship'],
  ['fsw-8', 'Josephine Larkmead', 'fostering_social_worker', 'tm-3', 'kinship'],
  ['fsw-9', 'Marcus Ellacombe', 'fostering_social_worker', 'tm-1', 'merrowby'],
  ['fsw-10', 'Siobhan Rafferty-Quill', 'fostering_social_worker', 'tm-2', 'pellwater'],
  ['fsw-11', 'Delphine Mbeki-Rowe', 'fostering_social_worker', 'tm-3', 'kinship'],
  ['fsw-12', 'Robert Ashdown-Cole', 'fostering_social_worker', 'tm-3', 'kinship'],
  ['qa-head', 'Miriam Oyelaran', 'head_of_quality_assurance', 'cd-1'],
  ['qa-1', 'Stephen Kittering', 'quality_assurance', 'qa-head'],
  ['qa-2', 'Parveen Dhaliwal-Finch', 'quality_assurance', 'qa-head'],
  ['safeguarding-1', 'Constance Merriweather', 'safeguarding_lead', 'cd-1'],
  ['fro-1', 'Theodora Vassilakis', 'fostering_reviewing_officer', 'safeguarding-1'],
  ['fro-2', 'Gareth Llewelyn-Price', 'fostering_reviewing_officer', 'safeguarding-1'],
  ['iro-manager', 'Beatrix Nakamura-Dell', 'iro_manager', 'qa-head'],
  ['iro-1', 'Samuel Oduya', 'independent_reviewing_officer', 'iro-manager'],
  ['iro-2', 'Harriet Coldbrook', 'independent_reviewing_officer', 'iro-manager'],
  ['iro-3', 'Ewan Macallister-Tait', 'independent_reviewing_officer', 'iro-manager'],
  ['iro-4', 'Leila Farrokhzad', 'independent_reviewing_officer', 'iro-manager'],
  ['lado-1', 'Winifred Tarrant-Osei', 'lado', 'qa-head'],
  ['panel-chair', 'Alastair Fenwright', 'panel_chair'],
  ['panel-adviser', 'Chiara Bellweather', 'panel_adviser', 'sm-1'],
  ['complaints-1', 'Dilys Abernethy-Shah', 'complaints_officer', 'qa-head'],
  ['workforce-1', 'Kwabena Thistleton', 'workforce_lead', 'hos-1'],
  ['admin-1', 'Fiona Quartermaine', 'administrator', 'qa-head'],
  ['om-1', 'Marguerite Oakeshott', 'operational_manager', 'hos-1'],
  ['decision-maker', 'Thaddeus Ravensworth', 'decision_maker', 'cd-1'],
  ['fostering-manager', 'Oluchi Quillfeather', 'fostering_manager', 'hos-1'],
  ['governance-1', 'Rosalind Achterberg', 'information_governance', 'ed-1'],
]

/** Four fostering social workers only share the work: the sign-in page does not offer them. */
export function isOffered(key: string): boolean {
  return !['fsw-9', 'fsw-10', 'fsw-11', 'fsw-12'].includes(key)
}

/** Managers come before the people they manage. */
export const people: readonly DemonstrationPerson[] = lines.map(([key, name, role, manager, team], index) => ({
  key,
  name,
  email: `${key}@${council.domain}`,
  telephone: `01632 960${String(201 + index)}`,
  role,
  ...(team && { team }),
  ...(manager && { manager }),
  offered: isOffered(key),
}))
