import {
  Document,
  HeadingLevel,
  type ITableCellOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { type Block, type Sheet, writable } from './sheet.ts'

/** A sheet as a Word file (ECMA-376): headings by style, lists as lists, tables with a row that heads them. */
export async function toWord(given: Sheet): Promise<Uint8Array> {
  const sheet = writable(given)
  const document = new Document({
    title: sheet.title,
    creator: 'Hearth',
    lastModifiedBy: 'Hearth',
    styles: {
      default: {
        document: { run: { font: 'Arial', size: sheet.large ? 28 : 22, language: { value: 'en-GB' } } },
        heading1: { run: { size: 40, bold: true, color: '0B0C0C' }, paragraph: { spacing: { after: 240 } } },
        heading2: {
          run: { size: 30, bold: true, color: '0B0C0C' },
          paragraph: { spacing: { before: 320, after: 120 } },
        },
        heading3: {
          run: { size: 24, bold: true, color: '0B0C0C' },
          paragraph: { spacing: { before: 240, after: 80 } },
        },
      },
    },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 } } },
        children: [
          new Paragraph({ text: sheet.title, heading: HeadingLevel.HEADING_1 }),
          ...sheet.blocks.flatMap(drawn),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

function drawn(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          text: block.text,
          heading: block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
          keepNext: true,
        }),
      ]
    case 'paragraph':
      return [lines(block.text, block.quiet ? { color: '505A5F' } : {})]
    case 'list':
      return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 }, spacing: { after: 60 } }))
    case 'table':
      return [lines(block.caption, { bold: true }), table(block), new Paragraph('')]
  }
}

function lines(text: string, run: { bold?: boolean; color?: string } = {}): Paragraph {
  const runs = text.split('\n').map((line, at) => new TextRun({ ...run, text: line, ...(at > 0 ? { break: 1 } : {}) }))
  return new Paragraph({ children: runs, spacing: { after: 120 }, ...(run.bold ? { keepNext: true } : {}) })
}

function table({ head, rows }: Extract<Block, { kind: 'table' }>): Table {
  const width: ITableCellOptions['width'] = { size: Math.floor(100 / head.length), type: WidthType.PERCENTAGE }
  const cell = (text: string, bold = false) => new TableCell({ width: width!, children: [lines(text, { bold })] })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head.map((text) => cell(text, true)) }),
      // A row stands whole on its page; Word breaks by itself one that fills more than a page.
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text) => cell(text)) })),
    ],
  })
}
