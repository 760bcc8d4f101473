import { sql, type Tx } from '#platform/sql/index.ts'
import type { Facts } from '../generate.ts'
import { seeded } from '../random.ts'
import { officerOf } from '../audits/cases.ts'

const letters = 'AAABCDEEFGHIJJKLLMMNOPRSSTWYZ'

/** Initials and reviewing officers, which no file tells. Brothers and sisters share the last letter and the officer. */
export async function loadChildren(tx: Tx, { county }: Facts): Promise<void> {
  const rows = county.children.map((child) => ({
    ref: String(child.ref),
    initials: `${seeded(`first/${child.ref}`).pick([...letters])}.${seeded(`last/${child.group}`).pick([...letters])}.`,
    officer: officerOf(child),
  }))
  await tx.run(sql`update children c set initials = given.initials, iro_id = p.id
    from json_to_recordset(${JSON.stringify(rows)}::json) as given (ref text, initials text, officer text)
    join people p on p.source_id = given.officer where c.source_id = given.ref`)
}
