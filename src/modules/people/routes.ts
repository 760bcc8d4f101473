import type { AnyRoute } from '#platform/http/index.ts'
import type { Rooms } from '#platform/room.ts'
import type { Need } from './need.ts'
import { absenceRoutes } from './routes/absences.ts'
import { accessChangeRoutes } from './routes/access-changes.ts'
import { accountRoutes } from './routes/account.ts'
import { administrationRoutes } from './routes/administration.ts'
import { contactRoutes } from './routes/contacts.ts'
import { heldRoleRoutes } from './routes/held-roles.ts'
import { invitationRoutes } from './routes/invitations.ts'
import { keptWordsRoutes } from './routes/kept-words.ts'
import { mergingRoutes } from './routes/merging.ts'
import { outboxRoutes } from './routes/outbox.ts'
import { recoveryRoutes } from './routes/recovery.ts'
import { refusalRoutes } from './routes/refusals.ts'
import { sessionRoutes } from './routes/session.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { teamRoutes } from './routes/teams.ts'

/** Every address of the people room. */
export const routesOf = (rooms: Rooms): readonly AnyRoute<Need>[] => [
  ...signInRoutes,
  ...recoveryRoutes,
  ...invitationRoutes,
  ...keptWordsRoutes,
  ...accountRoutes,
  ...sessionRoutes,
  ...absenceRoutes,
  ...administrationRoutes(rooms),
  ...mergingRoutes,
  ...refusalRoutes,
  ...accessChangeRoutes(rooms),
  ...heldRoleRoutes,
  ...teamRoutes,
  ...contactRoutes,
  ...outboxRoutes(rooms),
]
