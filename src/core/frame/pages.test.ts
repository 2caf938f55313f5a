// What a page shows is what it says, wherever on it the words of a source stand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderPage } from './pages.ts'

test('a name cannot turn the direction of a title, nor of what is only read aloud', () => {
  const html = renderPage('core/frame/pages/plain.njk', {
    title: 'Ali \u202enasaH\u2066',
    marking: 'OFFICIAL',
    plain: { title: 'Ali \u202enasaH', happened: 'one\u0085two', mend: [] },
    lead: { href: '/', text: 'Go to the first page' },
    frame: { assets: '/assets/1', demonstration: false, path: '/' },
  })
  assert.match(html, /<title>Ali \ufffdnasaH\ufffd/)
  assert.doesNotMatch(html, /[\u0080-\u009f\u202a-\u202e\u2066-\u2069]/)
})
