import type { Command } from '../command.ts'

export const routes: Command = {
  name: 'routes',
  does: 'Lists every address of Hearth: what it needs, and what it leaves in the trail.',
  options: { json: { means: 'Print the list as JSON.' } },
  async run({ has }) {
    const { allRoutes } = await import('#src/app.ts')
    const list = allRoutes.map(({ method, path, need, records }) => ({ method, path, need, records }))
    if (has('json')) return console.log(JSON.stringify(list, null, 2))
    for (const { method, path, need, records } of list)
      console.log(`${method.padEnd(5)} ${path}  (${need}; ${records})`)
  },
}
