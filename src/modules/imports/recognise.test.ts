import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { kinds } from './kinds/index.ts'
import { recognise } from './recognise.ts'

const episodes = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'
const header = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB'

describe('a file is recognised by its columns', () => {
  const cases: Record<string, string> = {
    [header]: 'header',
    [episodes]: 'episodes',
    'household_id,carer_type,status,postcode': 'fostering_households',
    'carer_id,household_id,position,date_of_birth': 'foster_carers',
    'review_id,household_id,review_type,due_date': 'carer_reviews',
    'child_id,start_date,household_id': 'household_link',
  }
  for (const [columns, kind] of Object.entries(cases)) {
    test(kind, () => assert.equal(kindOf(columns), kind))
  }

  test('whatever their order, capitals or blanks', () => {
    assert.equal(kindOf(episodes.split(',').reverse().join(',')), 'episodes')
    assert.equal(kindOf(episodes.toLowerCase()), 'episodes')
    assert.equal(kindOf('Review ID,Household ID,Review-type,Due date'), 'carer_reviews')
  })

  test('extra columns, such as those of regional copies, change nothing', () => {
    assert.equal(kindOf(`LA,YEAR,${episodes},TEST_COLUMN`), 'episodes')
    assert.equal(kindOf(`LA,YEAR,${header}`), 'header')
  })

  test('columns that need not be filled may be missing', () => {
    assert.equal(kindOf('CHILD,DECOM,RNE,LS,PLACE,DEC'), 'episodes')
  })

  test('every kind is recognised by its own columns', () => {
    for (const kind of kinds) assert.equal(kindOf(Object.keys(kind.columns).join(',')), kind.name)
  })
})

describe('a file that is not recognised', () => {
  test('is told which columns are missing when it almost fits', () => {
    assert.match(because('CHILD,DECOM,RNE,DEC'), /“Episodes of the SSDA903 return”.*missing: LS, PLACE\./)
    assert.match(because('household_id,carer_type'), /“Fostering households”.*missing: status\./)
  })

  test('is told what it is, when it belongs to the return but is not brought in', () => {
    assert.match(because('CHILD,DOB,REVIEW,REVIEW_CODE'), /child’s own reviews, not the carer’s/)
    assert.match(because('CHILD,SEX,DOB,DUC'), /asylum-seeking/)
  })

  test('is not taken for a link when it holds placements', () => {
    assert.equal(kindOf('placement_id,child_id,household_id,start_date,place_code'), undefined)
  })

  test('is told what Hearth knows when nothing fits', () => {
    assert.match(
      because('name,colour'),
      /No file that Hearth knows has these columns: name, colour\. The headings must stand in one of the first ten rows\. It knows: /,
    )
    assert.match(because(''), /No file that Hearth knows/)
  })
})

function kindOf(columns: string): string | undefined {
  const known = recognise(columns.split(','))
  return known.ok ? known.kind.name : undefined
}

function because(columns: string): string {
  const known = recognise(columns.split(','))
  return known.ok ? '' : known.because
}
