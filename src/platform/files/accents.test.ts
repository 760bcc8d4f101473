import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { brokenAccents } from './accents.ts'
import { decode } from './sniff.ts'

test('B16: accents that were read in the wrong code page are doubted, and what was meant is said where it can be told', () => {
  const cases: [text: string, meant: string | undefined][] = [
    ['SiobhÃ¡n', 'Siobhán'],
    ['ZoÃ« Quill', 'Zoë Quill'],
    ['Oâ€™Brien', 'O’Brien'],
    ['Å imiÄ‡', undefined],
    ['Siobh\u0087n', undefined],
    ['Siobh�n', undefined],
    ['Siobh?n', undefined],
    ['Zo? Quill', undefined],
    ['Siobh&aacute;n', undefined],
    ['Zo&#235;', undefined],
    ['Siobh\\u00e1n', undefined],
    ['Siobh%C3%A1n', undefined],
    ['Siobh‡n', undefined],
    ['Zo‘', undefined],
    ['NÃ', undefined],
    ['Jos‚', undefined],
  ]
  for (const [text, meant] of cases) {
    const broken = brokenAccents(text, false)
    assert.ok(broken, text)
    if (meant !== undefined) assert.equal(broken.meant, meant)
  }
})

test('B16: names with accents that are right are left in peace', () => {
  for (const name of [
    ...['Siobhán Ní Bhriain', 'Zoë', 'O’Brien', "O'Brien", 'JOÃO', 'Ana São', 'Łukasz Żak', 'Šimon Žižka', 'Müller'],
    ...[
      'François',
      'Nguyễn Văn An',
      'Wendy “Wen” Fieldgate',
      'Smith–Jones',
      'Wendy Fieldgate',
      'Ólafur',
      'Ó Briain',
      '',
    ],
  ]) {
    assert.equal(brokenAccents(name, false), undefined, name)
  }
  for (const name of ['Siobhán Ní Bhriain', 'Zoë', 'O’Brien', 'Ó Briain', 'Müller', 'Wendy Fieldgate'])
    assert.equal(brokenAccents(name, true), undefined, name)
})

test('B16: names of a Macintosh, read as those of Windows, are doubted', () => {
  // é, ë, á, ö, ü, ñ and an apostrophe as MacRoman writes them.
  for (const byte of [0x8e, 0x91, 0x87, 0x9a, 0x9f, 0x96]) {
    const { text, guessed } = decode(Uint8Array.of(0x5a, 0x6f, byte, 0x6e))
    assert.equal(guessed, true)
    assert.ok(brokenAccents(text, guessed), text)
  }
  const apostrophe = decode(Buffer.concat([Buffer.from('O'), Buffer.of(0xd5), Buffer.from('Brien')]))
  assert.ok(brokenAccents(apostrophe.text, apostrophe.guessed))
})

test('B16: a file joined from several is decoded line by line', () => {
  const utf8 = Buffer.from('Siobhán\r\n')
  const windows = Buffer.from('Zoë\r\n', 'latin1')
  assert.deepEqual(decode(Buffer.concat([utf8, windows, utf8])), {
    text: 'Siobhán\r\nZoë\r\nSiobhán\r\n',
    guessed: true,
  })
  assert.deepEqual(decode(Buffer.concat([Buffer.from('\uFEFFa\r'), Buffer.from('é', 'latin1')])), {
    text: 'a\ré',
    guessed: true,
  })
  assert.deepEqual(decode(utf8), { text: 'Siobhán\r\n', guessed: false })
})

test('B16: whatever accents a name has, reading its UTF-8 as windows-1252 is doubted', () => {
  const accented = fc.constantFrom(...'áàâäãåæçéèêëíìîïñóòôöõøúùûüýÿßÁÉÍÓÚÑÖÜ')
  fc.assert(
    fc.property(
      fc.constantFrom('Si', 'Zo', 'Ma'),
      accented,
      fc.constantFrom('n', 'lle', 'rie'),
      (before, sign, after) => {
        const name = `${before}${sign}${after}`
        const misread = new TextDecoder('windows-1252').decode(Buffer.from(name, 'utf8'))
        assert.equal(brokenAccents(misread, false)?.meant, name)
        assert.equal(brokenAccents(name, false), undefined)
      },
    ),
  )
})

test('no text and no bytes make it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void brokenAccents(text, true)))
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void decode(bytes)))
})
