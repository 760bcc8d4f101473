import { withClient } from '#platform/sql/connect.ts'
import { asTx } from '#platform/sql/index.ts'
import type { Command } from '../command.ts'
import { withConnection } from '../open-database.ts'
import { endRehearsal } from '../rehearsal.ts'
import { agreeToSend, waitingIn } from '../waiting-mail.ts'

export const rehearsalEnd: Command = {
  name: 'rehearsal end',
  does: 'Makes a real service of one that was restored with --rehearsal: from now on mail goes out and jobs run.',
  async run(_given, config) {
    const ended = await withConnection(config, (connection) =>
      withClient(connection, async (client) => {
        await client.query('begin')
        const was = await endRehearsal(asTx(client))
        if (was) await agreeToSend(await waitingIn(asTx(client), Temporal.Now.instant()))
        await client.query('commit')
        return was
      }),
    )
    console.log(
      ended ? 'The rehearsal has ended: this is a real service now.' : 'This was no rehearsal. Nothing was changed.',
    )
  },
}
