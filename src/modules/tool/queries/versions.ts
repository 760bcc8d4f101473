import { asAsked } from '#framework/a2-audit-tool/as-asked.ts'
import { questionOf } from '#framework/a2-audit-tool/index.ts'
import type { Part, Tool } from '#framework/a2-audit-tool/types.ts'
import { findVersionInForce, findWordsAsked as wordsAsked, formFinder } from '#modules/evidence/index.ts'
import type { Tx } from '#platform/sql/index.ts'

/** The version of the tool that an audit is filled in with. */
export const findTool = formFinder<Part>(asAsked)

/** The version that audits planned from now on are filled in with: reports use its words, whatever version they count. */
export const findToolInForce = async (tx: Tx): Promise<Tool> => findTool(tx, await findVersionInForce(tx, 'audit'))

/** What an audit asks under this key, in the words of its own version; where it has none, and of no audit, as the tool was shipped. */
export async function findWordsAsked(tx: Tx, ref: string | null, key: string): Promise<string | undefined> {
  const own = ref === null ? undefined : await wordsAsked(tx, findTool, ref, key)
  return own ?? questionOf(key)?.text
}
