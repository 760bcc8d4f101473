export { keepFormIn } from './commands/kept-words.ts'
export { syncRoles } from './commands/roles.ts'
export { startSession } from './commands/sessions.ts'
export { allows, type Need } from './need.ts'
export type { DirectoryEntry, Person, Team } from './person.ts'
export {
  coverFor,
  findPerson,
  listDirectory,
  listPeopleWithDuty,
  listPeopleWithRole,
  listTeams,
  managerOf,
  teamOf,
} from './queries/directory.ts'
export { isDemonstration } from './queries/demonstration.ts'
export { routes } from './routes.ts'
