/** Somebody who works for the service. */
export type Person = {
  id: number
  name: string
  email: string
  teamId: number | null
  teamName: string | null
  managerId: number | null
  /** Their number in the case system, by which imports know them. */
  caseSystemId: string | null
  /** Where colleagues, and a council's out-of-hours team, can ring them at work. */
  telephone: string | null
  active: boolean
  demonstrationKey: string | null
}

export type Team = { id: number; name: string; managerId: number | null }

/** A person as the directory lists them: with the titles of the roles that they hold on the day. */
export type DirectoryEntry = Person & { roles: string[]; roleTitles: string[] }

/** Whether a file that is brought in could call a person so. */
export const isCaseSystemId = (text: string): boolean => /^[A-Za-z0-9_./-]{1,36}$/.test(text)
