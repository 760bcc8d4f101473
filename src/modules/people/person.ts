/** Somebody who works for the service. */
export type Person = {
  id: number
  name: string
  email: string
  teamId: number | null
  teamName: string | null
  managerId: number | null
  active: boolean
  demonstrationKey: string | null
}

export type Team = { id: number; name: string; managerId: number | null }

/** A person as the directory lists them: with the titles of the roles that they hold on the day. */
export type DirectoryEntry = Person & { roles: string[]; roleTitles: string[] }
