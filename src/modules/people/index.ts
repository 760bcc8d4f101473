import type { Room } from '#platform/room.ts'
import { jobsOf } from './jobs.ts'
import { messages } from './messages.ts'
import type { Need } from './need.ts'
import { places } from './places.ts'
import { routesOf } from './routes.ts'
import { settingGroups } from './settings.ts'
import { listPeopleWork } from './work.ts'

export { type Hanging, isConcerned } from './access-change.ts'
export { asksToFind, nobodyOffered, type Near, type Offer, offerAmong } from './choice.ts'
export { confirmOnServer } from './commands/answer-change.ts'
export { invite, invitePerson } from './commands/invitations.ts'
export { keepFormIn, mayKeepFormIn } from './commands/kept-words.ts'
export { lockOldLinks } from './commands/old-links.ts'
export { opensAuthenticators } from './queries/locked.ts'
export { addOnServer, moveAddresses, tellOfServer } from './commands/on-the-server.ts'
export { tell, tellAddress, tellOutOfHours } from './commands/messages.ts'
export { readReminding, remind, type Reminding } from './commands/remind.ts'
export { deactivate, uncoveredInWords } from './commands/people.ts'
export { refusalsIn } from './commands/refusals.ts'
export { askAboutRecords } from './commands/merging.ts'
import { syncRoles } from './commands/roles.ts'
export { stopWeighing } from './commands/sign-in.ts'
export { startSession } from './commands/sessions.ts'
export { type Contacts, missingForLinks, nightsUncovered } from './contacts.ts'
export { useMail } from './mail.ts'
export { allows, type Need, seesCases } from './need.ts'
export { type DirectoryEntry, isCaseSystemId, type Person, type Team } from './person.ts'
export { readContacts } from './queries/contacts.ts'
export {
  coverFor,
  findPerson,
  listDirectory,
  listGone,
  listPeopleAtWork,
  listPeopleWithCases,
  listPeopleWithDuty,
  listPeopleWithRole,
  listTeams,
  managerOf,
  teamOf,
} from './queries/directory.ts'
export { nameAt, namedIn } from './queries/name-at.ts'
export { offerAnybody, offerPeopleWithCases, offerPeopleWithDuty } from './queries/offer.ts'
export { enterSends, foundInWords, nameWithTeam, personField, personSearch } from './pages/person-field.ts'
export { hangingList, notGivenBack } from './pages/merging.ts'
export { countHanging, listOutcome, type Outcome } from './queries/merging.ts'
export { listedPeople, ofTeam } from './pages/listed.ts'
export { isDemonstration } from './queries/demonstration.ts'
export { keepingKeys } from './keeping-key.ts'
export { sealingKeyFrom } from './sealing.ts'
export { lockText, unlockIfOurs, unlockText, useSealingKey } from './sealing-key.ts'
export { telHref } from './telephone.ts'
export { noteMailServer } from './queries/messages.ts'
export { isRehearsal } from './queries/rehearsal.ts'

export const room: Room<Need> = {
  key: 'people',
  prepare: syncRoles,
  routes: routesOf,
  jobs: jobsOf,
  places,
  settings: settingGroups,
  messages,
  work: listPeopleWork,
}
