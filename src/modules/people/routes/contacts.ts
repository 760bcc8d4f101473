import type { Actor } from '#platform/actor.ts'
import { NotAllowed } from '#platform/problems.ts'
import { type Context, page, redirect, type Reply, type Route } from '#platform/http/index.ts'
import { changeContacts } from '../commands/contacts.ts'
import { readContactsForm } from '../contacts.ts'
import type { Need } from '../need.ts'
import { contactsPage } from '../pages/contacts.ts'
import { blank, type Filled } from '../pages/fields.ts'
import { listContactChanges, readContacts } from '../queries/contacts.ts'
import { isDemonstration } from '../queries/demonstration.ts'
import { statusOf } from './administration.ts'

const maySet = ({ duties }: Actor): boolean => duties.has('manage_people') || duties.has('manage_settings')

const show: Route<Need> = {
  method: 'GET',
  path: '/contacts',
  keyed: true,
  need: 'signed in',
  records: 'nothing',
  handler: (context) => contactsReply(context, blank),
}

const save: Route<Need> = {
  method: 'POST',
  path: '/contacts',
  again: 'taken',
  need: 'signed in',
  records: 'setting changed',
  handler: async (context) => {
    const { tx, actor, body, today } = context
    if (!maySet(actor))
      throw new NotAllowed('Administrators of Hearth and Quality Assurance and Partnerships set these numbers.')
    const read = readContactsForm(body, { demonstration: await isDemonstration(tx, today) })
    if (!read.ok) return contactsReply(context, { posted: body, mistakes: read.mistakes })
    const changed = await changeContacts(tx, read.value, today)
    return redirect('/contacts', changed ? 'The numbers are saved. They hold from now on.' : 'Nothing was changed.')
  },
}

async function contactsReply({ tx, actor, today }: Context, form: Filled): Promise<Reply> {
  const contacts = await readContacts(tx, today)
  const changes = maySet(actor) ? await listContactChanges(tx) : []
  return page({
    title: 'Whom to ring',
    main: contactsPage({ contacts, changes, form, maySet: maySet(actor), today }),
    status: statusOf(form),
    backLink: { text: 'Settings', href: '/settings' },
  })
}

export const contactRoutes: readonly Route<Need>[] = [show, save]
