// Children, carers and colleagues are given numbers that somebody answers: the administrator is asked for them first of all.
import assert from 'node:assert/strict'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'

const stage = await setStage()

const privacy = [
  ['The council that is responsible for what is kept here', 'North County Council'],
  ['The address at which the council is asked about privacy', 'privacy@council.example'],
  ['The council’s data protection officer', 'The data protection officer'],
  ['The e-mail address of the data protection officer', 'officer@council.example'],
  ['The council’s own privacy notice for children’s services', 'https://council.example/privacy'],
] as const

journey('2.2 UA-D15: the administrator sets the council’s numbers from their first page', async () => {
  await stage.database.asOwner((client) => client.query(`delete from settings where key like 'contact.%'`))
  const manager = await stage.open('sm-1')
  await manager.visit('/')
  assert.match(await mainOf(manager), /Nights are uncovered[\s\S]*an administrator or Quality Assurance/)
  await look(manager.page)
  await manager.page.getByRole('link', { name: /Nights are uncovered/ }).click()
  assert.match(await mainOf(manager), /Ask an administrator of Hearth to set it/)
  await look(manager.page)

  const admin = await stage.open('admin-1', { width: 360 })
  await admin.visit('/')
  assert.match(await mainOf(admin), /Nights are uncovered/)
  await look(admin.page)
  await admin.page.getByRole('link', { name: 'Set the numbers that children and carers are given' }).click()
  await fill(admin, 'The advocate for children', 'North advocates', '12')
  await save(admin)
  assert.match(await mainOf(admin), /There is a problem[\s\S]*Say why it changes/)
  await look(admin.page)
  await fill(admin, 'The council’s children’s services by day', 'North children’s services', '(01632) 960 010')
  await fill(admin, 'The council’s children’s services out of hours', 'Duty team', '+44 1632 960020')
  await admin.page.getByLabel('E-mail address', { exact: true }).fill('duty@council.example')
  await fill(admin, 'The fostering manager on call', 'Manager on call', '07700 900030')
  await fill(admin, 'The advocate for children', 'North advocates', '0808 157 0040')
  for (const [field, words] of privacy) await admin.page.getByLabel(field, { exact: true }).fill(words)
  await admin.page.getByLabel('Why, and who agreed it?').first().fill('Agreed by the service manager')
  await save(admin)
  assert.doesNotMatch(await mainOf(admin), /not set|uncovered/i)
  await look(admin.page)
  const call = admin.page.getByRole('link', { name: '(01632) 960 010' }).first()
  assert.equal(await call.getAttribute('href'), 'tel:+441632960010')
  for (const person of [admin, manager]) {
    await person.visit('/')
    assert.doesNotMatch(await mainOf(person), /uncovered|numbers that children/)
  }
})

journey('UA-D15: somebody gives their own number, without JavaScript', async () => {
  const worker = await stage.open('fsw-1', { javascript: false })
  await worker.visit('/your-account')
  await worker.page.getByRole('link', { name: 'Change your telephone number' }).click()
  await worker.page.getByLabel('Work telephone').fill('none')
  await worker.page.getByRole('button', { name: 'Save' }).click()
  assert.match(await mainOf(worker), /Give a telephone number in the United Kingdom in full/)
  await look(worker.page)
  await worker.page.getByLabel('Work telephone').fill('01632 960555')
  await worker.page.getByRole('button', { name: 'Save' }).click()
  assert.match(await mainOf(worker), /01632 960555/)
  await look(worker.page)
})

journey(
  '7.8 UM-D6: where nobody has the same duties, somebody is away without cover, and the page says what happens',
  async () => {
    const manager = await stage.open('sm-1')
    await manager.visit('/your-absence')
    await manager.page.getByText('Who can cover, and why somebody is missing').click()
    await look(manager.page)
    assert.match(await mainOf(manager), /Nobody else here has the same duties as you/)
    for (const name of ['First day away', 'Last day away']) {
      const date = manager.page.getByRole('group', { name })
      for (const [part, value] of [
        ['Day', '20'],
        ['Month', '11'],
        ['Year', '2026'],
      ] as const)
        await date.getByLabel(part).fill(value)
    }
    await manager.page.getByRole('button', { name: 'Set the absence' }).click()
    assert.match(await mainOf(manager), /Nobody\s+Take back/)
    await look(manager.page)
  },
)

async function fill({ page }: Person, group: string, name: string, number: string): Promise<void> {
  const fields = page.getByRole('group', { name: group })
  await fields.getByLabel('Name').fill(name)
  await fields.getByLabel('Telephone number').fill(number)
}

const save = ({ page }: Person): Promise<void> => page.getByRole('button', { name: 'Save the numbers' }).click()
