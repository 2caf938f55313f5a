// The parts of a page, one by one: what each shows, that it says it in words, and that nothing of a source is ever markup.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTemplates } from './pages.ts'

const templates = openTemplates()

const shown = (file: string, call: string, data: object = {}): string => {
  const name = call.slice(0, call.indexOf('('))
  const source = `{% from "core/frame/components/${file}.njk" import ${name} %}{{ ${call} }}`
  return templates.renderString(source, data).replace(/\s+/g, ' ').replace(/> </g, '><').trim()
}

const words = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

test('a grade shows its letters and says its words', () => {
  assert.equal(
    shown('grade', 'gradeChip("1BP")'),
    '<span class="bw-grade"><span class="govuk-visually-hidden">Grade </span>1BP<span class="govuk-visually-hidden"> (Source: Reliable; Intelligence: Known indirectly but corroborated; Handling: Lawful sharing permitted)</span></span>',
  )
  assert.equal(shown('grade', 'gradeChip(grade)'), '')
})

test('a grade in words answers one question a letter', () => {
  assert.equal(
    words(shown('grade', 'gradeInWords("2DC")')),
    'Source 2 Untested Intelligence D Not known Handling C Lawful sharing permitted with conditions',
  )
})

test('markings, protection and basis are words, not colours', () => {
  assert.equal(words(shown('marking', 'markingChip("OFFICIAL-SENSITIVE")')), 'Marked OFFICIAL-SENSITIVE')
  assert.equal(words(shown('marking', 'protectedChip("child")')), 'Protected: child')
  assert.equal(shown('marking', 'protectedChip("none")'), '')
  assert.equal(words(shown('marking', 'basisChip("assessment")')), 'Assessment')
})

test('a value says where it comes from', () => {
  const value = {
    text: 'حسن',
    note: 'alias',
    source: 'Port records',
    date: '2026-09-02',
    grade: '2CC',
    basis: 'assessment',
  }
  const html = shown('value', 'sourcedValue(value)', { value })
  assert.match(html, /<bdi lang="und-Arab" dir="rtl">حسن<\/bdi>/)
  assert.match(words(html), /^حسن \(alias\) from Port records, taken in 2 September 2026 , assessment Grade 2CC/)
})

test('what a source wrote is never markup', () => {
  const hostile = '<img src=x onerror=alert(1)>"\'&'
  const value = { text: hostile, note: hostile, source: hostile, href: '/a"b' }
  const html = shown('value', 'sourcedValue(value)', { value })
  assert.ok(!html.includes('<img'))
  assert.ok(!html.includes('/a"b'))
  const rows = [{ name: hostile, text: hostile }]
  assert.ok(!shown('facts', 'factList(rows)', { rows }).includes('<img'))
})

test('records side by side say how they agree', () => {
  const table = {
    caption: 'What each record says',
    columns: [
      { id: 'a', title: 'A', source: 'Estuary Police', grade: '1BP' },
      { id: 'b', title: 'B', source: 'Port records', protected: 'victim' },
    ],
    rows: [
      { name: 'Name', agreement: 'different', cells: [['Rebin'], ['Robin', 'Rob']] },
      { name: 'Document', agreement: 'one-sided', cells: [[{ text: 'X1', note: 'passport' }], []] },
    ],
  }
  const html = shown('records', 'recordsSideBySide(table)', { table })
  assert.match(words(html), /Name ≠ Different Rebin Robin Rob Document – Not in all X1 \(passport\) Not said$/)
  assert.match(html, /<th scope="col" role="columnheader"/)
  assert.match(html, /<th scope="row" role="rowheader"/)
})

test('evidence against a match stands before evidence for it', () => {
  const evidence = {
    against: [],
    inFavour: [{ what: 'Phone number', words: 'Both give 07700 900123.', strength: 'strong' }],
  }
  const said = words(shown('evidence', 'evidenceTable(evidence)', { evidence }))
  assert.match(said, /^Against a match .* Nothing that was compared speaks against it\. For a match .* ●●● Strong$/)
})

test('a verdict has three buttons of one style, none of them chosen', () => {
  const html = shown('verdict', 'verdictForm({ action: "/pairs/a/b", csrf: "t", seen: "3" })')
  const buttons = html.match(/<button[^>]*>[^<]*<\/button>/g) ?? []
  assert.deepEqual(buttons.map(words), ['Match', 'No match', 'Unsure'])
  assert.equal(new Set(buttons.map(button => /class="([^"]*)"/.exec(button)?.[1])).size, 1)
  assert.ok(!/autofocus|checked|selected/.test(html))
  assert.match(html, /<textarea[^>]*id="reason"[^>]*><\/textarea>/)
})

test('a missing reason is said beside its field', () => {
  const html = shown(
    'verdict',
    'withdrawForm({ action: "/x", csrf: "t", seen: "3", legend: "Why?", button: "Withdraw", error: "Say why" })',
  )
  assert.match(html, /<p id="reason-error" class="govuk-error-message">/)
  assert.match(html, /aria-describedby="reason-hint reason-error"/)
})

test('the pager leads on and back and counts nothing', () => {
  const html = shown('pager', 'pager({ what: "records", next: { href: "/search?after=x" } })')
  assert.match(words(html), /Next records/)
  assert.ok(!/\d/.test(words(html)))
  assert.equal(shown('pager', 'pager({ what: "records" })'), '')
})

test('results say their kind, their source and why they were found', () => {
  const groups = [
    {
      kind: 'person',
      items: [
        {
          href: '/things/a',
          title: 'ሰናይት',
          details: ['Born 1994'],
          source: 'Port records',
          why: 'The name sounds alike.',
        },
      ],
    },
  ]
  const html = shown('results', 'resultList({ groups: groups })', { groups })
  assert.equal(words(html), 'People ሰናይት Born 1994 The name sounds alike. from Port records')
})

test('nothing found says what to try', () => {
  const html = shown('empty', 'emptyState({ title: "Nothing found", text: "None.", tries: ["Check the spelling"] })')
  assert.equal(words(html), 'Nothing found None. Check the spelling')
})

test('the table of links says what the picture shows', () => {
  const table = {
    caption: 'Links',
    rows: [
      {
        from: { kind: 'person', text: 'Rebin', href: '/things/a' },
        words: 'uses',
        to: { kind: 'phone', text: '07700 900123' },
      },
    ],
  }
  const html = shown('chart', 'linkChart({ drawing: drawing, table: table })', {
    table,
    drawing: { svg: '<svg aria-hidden="true"></svg>', leftOut: 2, wordless: 1 },
  })
  assert.match(words(html), /2 more things are in the table and not in the picture/)
  assert.match(words(html), /Person Rebin uses Phone 07700 900123 Not said$/)
})

test('a token stands in a form only when somebody is signed in', () => {
  assert.equal(shown('form', 'csrfField("t")'), '<input type="hidden" name="form-token" value="t">')
  assert.equal(shown('form', 'csrfField(nobody)'), '')
})

test('a template that prints what nobody gave is a fault', () => {
  assert.throws(() => templates.renderString('{{ name }}', {}), /null or undefined/)
})
