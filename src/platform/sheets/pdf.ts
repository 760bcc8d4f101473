import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { mapTexts, type Sheet, writable } from './sheet.ts'

/** How a sheet is set. Its texts come as data and are never read as markup. */
const main = `
#let sheet = json(bytes(sys.inputs.sheet))
#set document(title: sheet.title, author: "Hearth")
#set page(paper: "a4", margin: 22mm, numbering: "1 of 1")
#set text(font: "Libertinus Serif", size: if sheet.large { 14pt } else { 11pt }, lang: "en", region: "GB")
#set par(leading: 0.7em, spacing: 1.1em)
#set table(stroke: 0.5pt + luma(60%), inset: 6pt)
#show heading: set block(above: 1.5em, below: 0.8em)
#show heading: set text(hyphenate: false)
#show table.cell.where(y: 0): set text(weight: "bold")
// A row stands whole on its page, unless it is so long that it could fill one.
#let set-row(row) = {
  let long = row.any(text => text.len() > 1000 or text.split("\n").len() > 20)
  row.map(text => table.cell(breakable: long, text))
}
#heading(level: 1, sheet.title)
#for said in sheet.blocks {
  if said.kind == "heading" { heading(level: said.level, said.text) }
  else if said.kind == "paragraph" {
    if said.at("quiet", default: false) { par(text(fill: rgb("#505a5f"), said.text)) } else { par(said.text) }
  }
  else if said.kind == "list" { list(..said.items) }
  else {
    block(sticky: true, strong(said.caption))
    table(columns: (1fr,) * said.head.len(), align: left, table.header(..said.head), ..said.rows.map(set-row).flatten())
  }
}
`

/** What stands for a sign that none of the fonts has. */
const stands = '?'

/**
 * A sheet as a tagged PDF (PDF/UA-1), by Typst, whose fonts come with it. It holds up the thread it runs in: call it away from the web's.
 * A sign that no font here can draw stands as a question mark, and the paper says so at its end.
 */
export function toPdf(given: Sheet): Uint8Array {
  const sheet = writable(given)
  const compiler = NodeCompiler.create()
  try {
    return print(compiler, sheet)
  } catch (problem) {
    const signs = undrawable(problem)
    if (signs.size === 0) throw problem
    const put = (text: string) => [...text].map((sign) => (signs.has(sign) ? stands : sign)).join('')
    const { blocks, ...rest } = mapTexts(sheet, put)
    return print(compiler, { ...rest, blocks: [...blocks, { kind: 'paragraph', text: note, quiet: true }] })
  }
}

const note = 'Some signs cannot be shown in this file, and stand as question marks. The Word file holds them.'

const print = (compiler: NodeCompiler, sheet: Sheet): Uint8Array =>
  compiler.pdf(
    { mainFileContent: main, inputs: { sheet: JSON.stringify({ ...sheet, large: sheet.large ?? false }) } },
    { pdfStandard: 'ua-1' },
  )

/** The signs of which PDF/UA-1 says that they could not be displayed; none where it is something else. */
function undrawable(problem: unknown): ReadonlySet<string> {
  const { message = '' } = problem as { message?: string }
  const named = message.matchAll(/the text `\\*"(.+?)\\*"` could not be displayed/gu)
  return new Set([...named].flatMap(([, sign]) => [...readSign(sign!)]).filter((sign) => sign > '\u007F'))
}

const readSign = (sign: string): string =>
  sign.replaceAll(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
