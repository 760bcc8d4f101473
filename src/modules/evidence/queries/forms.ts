import { questionOf } from '#framework/forms/form.ts'
import type { Form } from '#framework/forms/types.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { VersionOfForm } from '../filling.ts'

export type FormFinder<Part extends string> = (tx: Tx, version: VersionOfForm) => Promise<Form<Part>>

/** Finds the version of a stream's form that a piece is filled in with: it never changes under it. `asAsked`: what the stream makes of
 * the form as it is kept. Published versions never change, so a copy in memory, kept by the digest of its content, cannot be stale. */
export function formFinder<Part extends string>(
  asAsked: (content: Form<Part>) => Form<Part> = (content) => content,
): FormFinder<Part> {
  const published = new Map<string, Form<Part>>()
  return async (tx, { formVersionId, formDigest }) => {
    const kept = published.get(formDigest)
    if (kept) return kept
    const { content } = await tx.one<{ content: Form<Part> }>(
      sql`select content from form_versions where id = ${formVersionId}`,
    )
    const form = asAsked(content)
    published.set(formDigest, form)
    return form
  }
}

/** The version that pieces begun from now on are filled in with. */
export function findVersionInForce(tx: Tx, form: string): Promise<VersionOfForm> {
  return tx.one<VersionOfForm>(sql`
    select id as "formVersionId", digest as "formDigest" from form_versions where form = ${form} order by version desc limit 1`)
}

/** What a piece asks under this key, in the words of its own version of the form. Undefined when it asks no such thing, or when the
 * person may not see the piece. */
export async function findWordsAsked<Part extends string>(
  tx: Tx,
  find: FormFinder<Part>,
  ref: string,
  key: string,
): Promise<string | undefined> {
  const version = await tx.maybe<VersionOfForm>(sql`
    select piece.form_version_id as "formVersionId", f.digest as "formDigest"
    from pieces piece join form_versions f on f.id = piece.form_version_id where piece.ref = ${ref}`)
  return version && questionOf(key, await find(tx, version))?.text
}
