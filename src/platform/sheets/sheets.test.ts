import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { heading, listOf, paragraph, paragraphsOf, quietly, type Sheet, textsOf } from './index.ts'
import { toPdf } from './pdf.ts'
import { opened, textOfPdf, textOfWord, unzipped } from './testing.ts'
import { toWord } from './word.ts'

const sheet: Sheet = {
  title: 'Audit A-1042',
  blocks: [
    heading(2, 'What is going well'),
    ...paragraphsOf('She reads.\r\n\n- at school\n- at home\nBoth carers sing.'),
    heading(3, 'Ünïcode, “quotes” & <tags>'),
    ...listOf(['one', 'two']),
    { kind: 'table', caption: 'Actions', head: ['What', 'Who'], rows: [['Ring them\nweekly', 'Ada']] },
    quietly('Edition 1.'),
  ],
}
const flat = (text: string) => text.replaceAll(/\s+/g, '')

describe('a sheet', () => {
  test('is made of what was typed, line by line', () => {
    assert.deepEqual(sheet.blocks.slice(1, 4), [
      paragraph('She reads.'),
      { kind: 'list', items: ['at school', 'at home'] },
      paragraph('Both carers sing.'),
    ])
  })

  test('stands whole in a Word file and in a PDF', async () => {
    const [word, pdf] = [flat(textOfWord(await toWord(sheet))), flat(textOfPdf(toPdf(sheet)))]
    for (const text of textsOf(sheet)) {
      assert.ok(word.includes(flat(text)), `Word: ${text}`)
      assert.ok(pdf.includes(flat(text)), `PDF: ${text}`)
    }
  })

  test('is a Word file with headings by style, a row that heads its table, a language and a title', async () => {
    const files = unzipped(await toWord(sheet))
    const body = files.get('word/document.xml')!
    for (const style of ['Heading1', 'Heading2', 'Heading3']) assert.ok(body.includes(`w:val="${style}"`), style)
    assert.match(body, /<w:tblHeader\/>/)
    assert.match(files.get('word/styles.xml')!, /<w:lang w:val="en-GB"/)
    assert.match(files.get('docProps/core.xml')!, /<dc:title>Audit A-1042<\/dc:title>/)
  })

  test('is a tagged PDF, with a language and a title', () => {
    const pdf = opened(toPdf(sheet))
    for (const said of ['/StructTreeRoot', '/Marked true', '/Lang (en-GB)', '/Title (Audit A-1042)', 'pdfuaid:part'])
      assert.ok(pdf.includes(said), said)
    for (const tag of ['H1', 'H2', 'H3', 'P', 'L', 'LI', 'Table', 'TH', 'TD'])
      assert.match(pdf, new RegExp(`/S /${tag}\\b`), tag)
  })

  test('leaves no heading alone at the foot of a page, and cuts no row; a row that could fill a page goes on', async () => {
    const words = 'A few words that fill a line and go on to the next one. '
    const rows = Array.from({ length: 9 }, (_, at) => [`BEGIN${at} ${words.repeat(5)}`, `${words.repeat(7)} END${at}`])
    const table = (body: string[][]): Sheet['blocks'][number] => ({
      ...{ kind: 'table', caption: 'CAPTION', head: ['What was asked', 'What was found'] },
      rows: body,
    })
    for (let before = 8; before < 14; before++) {
      const filled = Array.from({ length: before }, () => paragraph(words.repeat(4)))
      const given: Sheet = { title: 'Audit', blocks: [...filled, heading(2, 'HEADING'), table(rows)] }
      const marks = flat(textOfPdf(toPdf(given)))
        .match(/HEADING|CAPTION|BEGIN\d|END\d|\dof\d/g)!
        .join(' ')
      assert.match(marks, /HEADING CAPTION BEGIN0 END0/, marks)
      assert.doesNotMatch(marks, /BEGIN\d \d/, marks)
    }
    const long: Sheet = { title: 'Audit', blocks: [table([['BEGIN', `${words.repeat(200)} END`]])] }
    assert.match(flat(textOfPdf(toPdf(long))), /BEGIN[^]*1of\d[^]*END/)
    assert.equal(
      unzipped(await toWord(sheet))
        .get('word/document.xml')!
        .match(/<w:cantSplit\/>/g)?.length,
      2,
    )
  })

  test('shows what would be code or no sign at all as what it is', async () => {
    const odd = '#eval("1") $x$ *b* [a] </w:t> \u0001\uD800\uFFFF 中'
    const given: Sheet = { title: 'Odd', blocks: [paragraph(odd), ...listOf([odd])] }
    const shown = '#eval("1")$x$*b*[a]</w:t>\uFFFD'
    assert.ok(flat(textOfWord(await toWord(given))).includes(`${shown}中`))
    const pdf = flat(textOfPdf(toPdf(given)))
    assert.ok(pdf.includes(shown.slice(0, -1)) && pdf.includes('standasquestionmarks'), pdf)
  })

  test('is no weight before somebody asks for one: nothing but the errand imports the libraries', () => {
    for (const file of ['index', 'make', 'sheet'])
      assert.doesNotMatch(
        readFileSync(new URL(`${file}.ts`, import.meta.url), 'utf8'),
        /^import(?! type).*(docx|typst|\.\/(word|pdf)\.ts)/m,
      )
  })
})
