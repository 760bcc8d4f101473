import { saidIn } from '#platform/html/form-asks.ts'
import { escaped } from '#platform/html/html.ts'
import type { TestDatabase } from '#test/database.ts'
import type { Answer } from '#test/visitor.ts'
import type { Filling } from './fill.ts'
import type { Form } from './page.ts'

/*
 * What became of the thing meanwhile: every form that the walk sent with words in it is sent once more when all that it could be about is over, and
 * again when whoever sends it has no part in the service any more. Whatever the answer is, the words stand in it.
 */

type Sent = { name: string; words: readonly string[]; send: () => Promise<Answer> }

const kept: Sent[] = []
const mostOfARoute = 3

/** Keeps a form as it was sent, for later: a few of each route, and only those into which words were written. */
export function keepForLater(name: string, form: Form, { fields }: Filling, send: () => Promise<Answer>): void {
  const isTyped = (field: string): boolean =>
    form.fields.some((one) => one.name === field && one.value === '' && /^(text|textarea)$/.test(one.type))
  const words = Object.entries(fields)
    .filter(([field]) => isTyped(field))
    .flatMap(([, values]) => values.filter((value) => /\S\s+\S/.test(value)))
  if (words.length === 0 || kept.filter((one) => one.name === name).length >= mostOfARoute) return
  kept.push({ name, words, send })
}

const over = `
  update pieces set state = 'closed';
  update voices set state = 'given', given_at = '2026-11-19T09:00:00Z';
  update voice_links set closed_at = now();
  update actions set state = 'superseded';
  update alerts set decided_by = (select min(id) from people), decided_at = now(), decision = 'Safe.', ended_as = 'decided' where decided_at is null;
  update corrections set state = 'right', decided_at = now() where state = 'asked';
  update access_changes set state = 'withdrawn', settled_at = now() where state = 'waiting';
  update imports set state = 'lapsed' where state = 'proposed';
  delete from form_drafts;`

const nobodysPart = 'delete from person_roles'

export const meanwhile = { 'all is over': over, 'whoever sends it has no part any more': nobodysPart } as const

/** Sends all of them once more; gives back what lost words, or had no answer, and how many were not taken. */
export async function sendTooLate(
  database: TestDatabase,
  what: keyof typeof meanwhile,
): Promise<{ lost: string[]; refused: Set<string> }> {
  await database.asOwner((client) => client.query(meanwhile[what]))
  const [lost, refused] = [new Set<string>(), new Set<string>()]
  for (const { name, words, send } of kept) {
    const { status, text } = await send()
    if (status === 303) continue
    refused.add(name)
    const missing = words.filter((one) => !linesOf(one).every((line) => text.includes(escaped(line))))
    if (status >= 500 || missing.length > 0) lost.add(`${name}: ${status} without “${missing[0]}”`)
  }
  return { lost: [...lost], refused }
}

const linesOf = (words: string): string[] => words.split(/\r?\n/)

/** Fields that somebody fills in and that the form does not say in words. Pages for whoever holds a link, and those with secrets, say nothing. */
export function listWordless(form: Form): string[] {
  const asks = form.fields.find(({ name }) => name === 'form-asks')
  const shown = form.fields.filter(({ type }) => type !== 'hidden' && type !== 'file')
  if (form.method === 'get' || shown.length === 0 || !asks) return []
  return shown.flatMap(({ name, type, value, options }) => {
    const isChoice = type === 'select' || type === 'radio' || type === 'checkbox'
    const values = (type === 'select' ? options : isChoice ? [value] : [value || 'words']).filter((one) => one !== '')
    return values.flatMap((one) => {
      const said = saidIn(asks.value, { [name]: one })?.[0]
      return said?.says && !(isChoice && said.text === one && !/^\d+$/.test(one)) ? [] : [`${name}=${one}`]
    })
  })
}
