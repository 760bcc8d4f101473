import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html as official } from '@remix-run/html-template'
import fc from 'fast-check'
import { button, html, isSafeHtml, nothing, type Printable, tag } from './index.ts'
import { normalised, trusted } from './testing.ts'

test('words that people typed are never markup', () => {
  const typed = `<script>alert("x")</script> & 'more'`
  assert.equal(
    String(html`<p title="${typed}">${typed}</p>`),
    '<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;more&#39;">&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;more&#39;</p>',
  )
  assert.match(String(tag({ text: typed })), /&lt;script&gt;/)
  assert.match(String(button({ text: 'Go', attributes: { 'data-x': typed } })), /data-x="&lt;script&gt;/)
})

test('what is missing prints nothing, and lists are joined', () => {
  assert.equal(String(html`${undefined}${null}${nothing}${[html`<b>a</b>`, 'b', 3]}`), '<b>a</b>b3')
})

test('a condition that would print "false" does not compile', () => {
  const late: boolean = Date.now() < 0
  // @ts-expect-error booleans may not stand in a template
  assert.equal(String(html`${late && 'late'}`), 'false')
})

test('the comparison of markup sees what a reader would see', () => {
  assert.equal(normalised('<p class="b  a"  id="x">one\n two</p>'), normalised('<p id="x" class="b a"> one two </p>'))
  assert.equal(normalised('<p>&quot;</p>'), normalised('<p>&#34;</p>'))
  assert.notEqual(normalised('<p>a<b>b</b></p>'), normalised('<p>a <b>b</b></p>'))
  assert.notEqual(normalised('<p id="x">a</p>'), normalised('<p id="y">a</p>'))
  assert.notEqual(normalised('<p hidden>a</p>'), normalised('<p>a</p>'))
  assert.notEqual(normalised('<textarea> a</textarea>'), normalised('<textarea>a</textarea>'))
})

test('our tag prints exactly what the tag of html-template prints', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[&<>"'a]*$/))
  const single = fc.oneof(text, fc.double(), fc.constant(null), fc.constant(undefined), text.map(trusted))
  const value: fc.Arbitrary<Printable> = fc.oneof(single, fc.array(single), fc.array(fc.array(single)))
  fc.assert(
    fc.property(value, value, (one, two) => {
      assert.equal(String(html`<a b="${one}">${two}</a>`), String(official`<a b="${theirs(one)}">${theirs(two)}</a>`))
    }),
  )
})

/** The same value as their tag takes it, which knows only its own kind of markup as safe. */
function theirs(value: Printable): string {
  const given = Array.isArray(value) ? value.map(theirs) : isSafeHtml(value) ? official.raw`${String(value)}` : value
  return given as string
}
