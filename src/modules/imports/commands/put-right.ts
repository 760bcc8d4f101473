import { NotFound } from '#platform/problems.ts'
import type { Correctable } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { listWhoLooked, record } from '#platform/trail/index.ts'

type StoredFile = { id: number; importId: number; name: string; state: string }

/** A file with the wrong people in it: what is stored of it goes out of sight. Named "file-7". */
export const correctableFile: Correctable = {
  kind: 'file',
  find: async (tx, ref) => {
    const { id, importId, name } = await findFile(tx, ref)
    return {
      id,
      ref,
      what: `File ${name} of import ${importId}`,
      href: `/imports/${importId}`,
      householdId: null,
      pieceId: null,
    }
  },
  hangs: async (tx, ref) => {
    const { state } = await findFile(tx, ref)
    if (state === 'committed')
      return ['It was brought in. Sealed, its import can still be taken back; until then it cannot be erased.']
    if (state === 'taken_back') return ['Its import was taken back. What had stayed of it stays in the register.']
    return state === 'proposed'
      ? [
          'Its import is still to be decided: sealed, the whole import is discarded, and its other files are chosen again.',
        ]
      : []
  },
  readers: async (tx, ref) => {
    const { importId } = await findFile(tx, ref)
    return listWhoLooked(tx, { kinds: ['import looked at'], data: { import: importId } })
  },
  seal: async (tx, { id, ofRef }) => {
    const file = await findFile(tx, ofRef)
    await tx.one(sql`select id from imports where id = ${file.importId} for update`)
    await tx.one(sql`select seal_file(${id}, ${file.id})`)
    if ((await findFile(tx, ofRef)).state !== file.state)
      await record(tx, { kind: 'import discarded', data: { import: file.importId } })
    const by = await tx.many<{ id: number }>(sql`
      select distinct x.id from imports i cross join lateral (values (i.started_by), (i.decided_by)) x (id) where i.id = ${file.importId} and x.id is not null`)
    const href = `/imports/${file.importId}`
    return { readers: by.map(({ id: to }) => ({ id: to, path: href })) }
  },
  inWords: (contents) => {
    const { file, content } = contents as { file: { name: string }; content: string }
    return [
      { asked: 'File', said: file.name },
      { asked: 'How it begins', said: Buffer.from(content, 'base64').toString('utf8').slice(0, 5000) },
    ]
  },
}

async function findFile(tx: Tx, ref: string): Promise<StoredFile> {
  const [, id] = /^file-(\d{1,9})$/.exec(ref) ?? []
  if (!id) throw new NotFound()
  return tx.one<StoredFile>(
    sql`select f.id, f.import_id as "importId", f.name, i.state from import_files f join imports i on i.id = f.import_id where f.id = ${Number(id)}`,
  )
}
