import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanEmail, cleanOnline, mailbox } from './online.ts'

const same = ['@Boat_Man', 'boat_man', 'https://t.me/Boat_Man', 't.me/boat_man?x=1', 'Telegram: @boat_man']
for (const raw of same) test(`${raw} is one handle`, () => assert.equal(cleanOnline(raw)?.handle, 'boat_man'))

test('the platform is read from the address or from what is said', () => {
  assert.equal(cleanOnline('https://www.tiktok.com/@boat_man')?.platform, 'tiktok')
  assert.equal(cleanOnline('boat_man', 'Twitter')?.platform, 'x')
  assert.equal('platform' in (cleanOnline('boat_man') ?? {}), false)
})
test('a shown name with blanks stays as written', () => assert.equal(cleanOnline('Boat  Man')?.handle, 'boat man'))
test('nothing is no handle', () => assert.equal(cleanOnline(' @ '), undefined))

test('a mailbox is one whatever the capitals, the tag and the dots its host ignores', () => {
  const box = (raw: string) => mailbox(cleanEmail(raw) ?? { address: '' })
  assert.equal(box('Boat.Man+x@Gmail.com'), box('<boatman@gmail.com>'))
  assert.notEqual(box('boat.man@example.org'), box('boatman@example.org'))
})
test('text without a host is no address', () => assert.equal(cleanEmail('boatman at gmail'), undefined))

test('an address that was copied with its owner’s name before it is the address', () => {
  assert.equal(cleanEmail('"Anna Quill" <anna@quill.example>')?.address, 'anna@quill.example')
  assert.equal(cleanEmail('Anna Quill<Anna@Quill.example>')?.address, 'anna@quill.example')
  assert.equal(cleanEmail('Anna <not an address>'), undefined)
})
