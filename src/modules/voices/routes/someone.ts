import type { Need } from '#modules/people/index.ts'
import { findHousehold } from '#modules/register/index.ts'
import { NotFound } from '#platform/problems.ts'
import { type AnyRoute, page, readForm, redirect, textOf } from '#platform/http/index.ts'
import { originOf, type Rooms } from '#platform/room.ts'
import { askSomeone } from '../commands/ask.ts'
import { someoneForm } from '../forms.ts'
import { someonePage } from '../pages/someone.ts'
import { listOfAudit } from '../queries/voices.ts'

/* Asking more people than the children and carers: parents, partners, the household, the worker. */

export const someoneRoutes = (rooms: Rooms): readonly AnyRoute<Need>[] => [
  {
    method: 'GET',
    path: '/voices/new',
    need: 'gather_carer_voices',
    records: 'nothing',
    handler: async ({ query }) =>
      page(someonePage({ household: query['household'] ?? '', audit: query['audit'] ?? '' })),
  },
  {
    method: 'POST',
    path: '/voices/new',
    need: 'gather_carer_voices',
    records: 'somebody else asked what they think',
    handler: async ({ tx, actor, body }) => {
      const about = { household: textOf(body, 'household'), audit: textOf(body, 'audit') }
      const read = readForm(someoneForm, body)
      if (!read.ok) return page(someonePage(about, read.mistakes))
      const household = await findHousehold(tx, about.household)
      const audit = await originOf(rooms, about.audit).holdForVoice(tx, about.audit, read.value.kind === 'worker')
      const [asked] = await listOfAudit(tx, audit.id)
      if (!asked || asked.householdId !== household.id)
        throw new NotFound('That audit has not begun to ask people what they think.')
      const ref = await askSomeone(tx, {
        kind: read.value.kind,
        householdId: household.id,
        pieceId: audit.id,
        // A worker answers their own form: nobody asks it of them face to face.
        gathererId: read.value.kind === 'worker' ? household.workerId : actor.id,
        dueOn: asked.dueOn,
      })
      return redirect(
        `/voices/${ref}`,
        read.value.kind === 'worker'
          ? 'They find the form in their work.'
          : 'They are on the list. Make a link for them, or write down what they say.',
      )
    },
  },
]
