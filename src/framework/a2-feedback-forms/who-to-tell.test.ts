import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { feedbackForms, type TellContacts, whoToTell } from './index.ts'
import type { FormKey } from './types.ts'

const allSet: TellContacts = {
  dayName: 'Merrow children’s services',
  dayTelephone: '01632 960 001',
  outOfHoursName: 'Emergency duty team',
  outOfHoursTelephone: '01632 960 002',
  advocateName: 'Speak Up Merrow',
  advocateTelephone: '01632 960 003',
}
const nothingSet: TellContacts = {
  dayName: null,
  dayTelephone: null,
  outOfHoursName: null,
  outOfHoursTelephone: null,
  advocateName: null,
  advocateTelephone: null,
}
const officer = { name: 'Mary Jones', telephone: '01632 960 004' }
const forms = Object.values(feedbackForms)

/** What each form offers when everything is set, in order: the start of each name, and the first thing to tap. */
const offered: Readonly<Record<FormKey, readonly (readonly [string, string | undefined])[]>> = {
  'fq.yp1': [
    ['If someone is hurting you now', 'tel:999'],
    ['A grown-up you trust', undefined],
    ['Childline', 'tel:08001111'],
    ['Mary Jones, your reviewing officer', 'tel:01632960004'],
    ['Speak Up Merrow, your advocate', 'tel:01632960003'],
    ['Merrow children’s services, the council by day', 'tel:01632960001'],
    ['Emergency duty team, the council at night', 'tel:01632960002'],
    ['Help at Hand', 'tel:08005280731'],
    ['If something is not fair', undefined],
  ],
  'fq.yp2': older(),
  'fq.yp3': older(),
  'fq.yp.observed': adults(),
  'fq.hh': [
    ['If you are in danger now', 'tel:999'],
    ['Childline', 'tel:08001111'],
    ['Merrow children’s services, the council by day', 'tel:01632960001'],
    ['Emergency duty team, the council at night', 'tel:01632960002'],
    ['Mary Jones, the reviewing officer', 'tel:01632960004'],
    ['NSPCC', 'tel:08088005000'],
    ['If you want to complain', undefined],
  ],
  'fq.hh.young': [
    ['If someone is hurting you now', 'tel:999'],
    ['A grown-up you trust', undefined],
    ['Childline', 'tel:08001111'],
    ['Mary Jones, the reviewing officer', 'tel:01632960004'],
    ['Merrow children’s services, the council by day', 'tel:01632960001'],
    ['Emergency duty team, the council at night', 'tel:01632960002'],
    ['If something is not fair', undefined],
  ],
  'fq.fc': [...adults(), ['If you want to complain', undefined], ['Ofsted', 'tel:03001231231']],
  'fq.par': [
    ...adults(),
    ['Family Rights Group', 'tel:08088010366'],
    ['If you want to complain', undefined],
    ['Ofsted', 'tel:03001231231'],
  ],
  'fq.pt': adults(),
  'fq.ya': [
    ['If you or somebody else is in danger now', 'tel:999'],
    ['Your personal adviser', undefined],
    ['Speak Up Merrow, your advocate', 'tel:01632960003'],
    ['Merrow children’s services, the council by day', 'tel:01632960001'],
    ['Emergency duty team, the council at night', 'tel:01632960002'],
    ['Help at Hand', 'tel:08005280731'],
    ['If you want to complain', undefined],
  ],
  'fq.st': [
    ['If a child is in danger now', 'tel:999'],
    ['Someone to talk to', undefined],
  ],
}

describe('AX-6, UA-D15: whom a form offers to turn to now', () => {
  for (const form of forms) {
    it(`stands in ${form.key}, by name and with a number to tap`, () => {
      const found = whoToTell(form, allSet, officer).map(({ who, links }) => [who, links[0]?.href])
      const wanted = offered[form.key]
      assert.equal(found.length, wanted.length)
      for (const [at, [who, href]] of wanted.entries()) {
        assert.ok(found[at]![0]!.startsWith(who), `${found[at]![0]} is ${who}`)
        assert.equal(found[at]![1], href, who)
      }
    })

    it(`keeps 999, also in sign language, and the national numbers in ${form.key} where nothing is set`, () => {
      const all = whoToTell(form, allSet, officer)
      const few = whoToTell(form, nothingSet, undefined)
      assert.deepEqual(
        few,
        all.filter(
          ({ links, who }) => few.some((one) => one.who === who) || links.some(({ href }) => href === 'tel:999'),
        ),
      )
      assert.deepEqual(
        few[0]!.links.map(({ href }) => href),
        ['tel:999', 'https://999bsl.co.uk/'],
      )
      assert.doesNotMatch(JSON.stringify(few), /null|undefined|01632/)
    })
  }

  it('has a chat and a way in sign language for every child', () => {
    for (const key of ['fq.yp1', 'fq.yp2', 'fq.yp3', 'fq.hh', 'fq.hh.young'] as const) {
      const childline = whoToTell(feedbackForms[key], nothingSet, undefined).find(({ who }) => who === 'Childline')!
      assert.match(JSON.stringify(childline.links), /1-2-1-counsellor-chat.*sign language/)
    }
  })

  it('names the reviewing officer without a number where none is kept, and who is at work while they are away', () => {
    const form = feedbackForms['fq.yp2']
    const named = whoToTell(form, nothingSet, { name: 'Mary Jones', telephone: null }).find(({ who }) =>
      who.startsWith('Mary'),
    )!
    assert.deepEqual(named.links, [])
    const away = { name: 'Ann Other', telephone: '01632 960 009' }
    const covered = whoToTell(form, nothingSet, { ...officer, away }).find(({ who }) => who.startsWith('Ann'))!
    assert.match(covered.how, /Mary Jones, your reviewing officer, is away/)
    assert.equal(covered.links[0]!.href, 'tel:01632960009')
  })

  it('promises no hours that a service may change, but for those two that give them', () => {
    for (const form of forms)
      for (const { who, how } of whoToTell(form, nothingSet, undefined))
        if (!/^(Help at Hand|Family Rights)/.test(who)) assert.doesNotMatch(how, /\d|any time|day or night/, who)
  })
})

function older(): readonly (readonly [string, string | undefined])[] {
  return [
    ['If you are in danger now', 'tel:999'],
    ['Childline', 'tel:08001111'],
    ['Mary Jones, your reviewing officer', 'tel:01632960004'],
    ['Speak Up Merrow, your advocate', 'tel:01632960003'],
    ['Merrow children’s services, the council by day', 'tel:01632960001'],
    ['Emergency duty team, the council at night', 'tel:01632960002'],
    ['Help at Hand', 'tel:08005280731'],
    ['If you want to complain', undefined],
    ['Ofsted', 'tel:03001231231'],
  ]
}

function adults(): readonly (readonly [string, string | undefined])[] {
  return [
    ['If a child is in danger now', 'tel:999'],
    ['Merrow children’s services, the council by day', 'tel:01632960001'],
    ['Emergency duty team, the council at night', 'tel:01632960002'],
    ['Mary Jones, the reviewing officer', 'tel:01632960004'],
    ['NSPCC', 'tel:08088005000'],
  ]
}
