import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanDate, cleanDocument, cleanPhone, featuresOf, keysOf } from '#core/identifiers/index.ts'
import type { Properties } from '#core/language/properties.ts'
import type { ThingKind } from '#core/language/things.ts'
import { type BatchRecord, linkBatch } from './link-batch.ts'

const record = (id: string, kind: ThingKind, properties: Properties, strongOnly = false): BatchRecord => ({
  id,
  kind,
  keys: keysOf(kind, properties),
  features: featuresOf(kind, properties),
  strongOnly,
})
const born = cleanDate('02/05/1994')
const person = (name: string, more: Properties = {}): Properties => ({
  name: [{ text: name }],
  birthDate: born ? [born] : [],
  ...more,
})
const passport = cleanDocument('P1234567', { type: 'passport', state: 'XAA' })

test('two records that meet on a key and agree come back as an edge, once', () => {
  const { edges, compared } = linkBatch([
    record('a', 'person', person('Zmarai Wardak')),
    record('b', 'person', person('زمری وردک')),
    record('c', 'person', person('Nguyen Van Hung')),
  ])
  assert.deepEqual([edges.map(edge => [edge.left, edge.right]), compared], [[['a', 'b']], 1])
})

test('a person and a phone with one number are two things', () => {
  const phone: Properties = { phone: [cleanPhone('07700 900123')] }
  assert.equal(
    linkBatch([record('a', 'person', person('Ardit Berisha', phone)), record('b', 'phone', phone)]).compared,
    0,
  )
})

test('a label that allows strong identifiers only keeps names out, on either side', () => {
  const records = [record('a', 'person', person('Zmarai Wardak')), record('b', 'person', person('Zmarai Wardak'), true)]
  assert.deepEqual(linkBatch(records).edges, [])
})

test('a vetoed pair is told apart from an edge', () => {
  const verified = (number: string): Properties => ({
    document: [{ raw: number, number, type: 'passport', state: 'XAA' }],
    status: [{ code: 'verified', text: 'Verified' }],
  })
  const { edges, vetoed } = linkBatch([
    record('a', 'person', person('Zmarai Wardak', verified('P1234567'))),
    record('b', 'person', person('Zmarai Wardak', verified('P7654321'))),
  ])
  assert.deepEqual([edges, vetoed], [[], [['a', 'b']]])
})

test('a key that too many hold is reported as lost coverage, and its pairs are still met on others', () => {
  const phone: Properties = { phone: [cleanPhone('07700 900123')] }
  const crowd = Array.from({ length: 6 }, (_, at) =>
    record(`c${at}`, 'person', { ...phone, name: [{ text: `Qw${'erty'.slice(0, at)}an` }] }),
  )
  const pair = ['x', 'y'].map(id =>
    record(id, 'person', person('Zmarai Wardak', { ...phone, document: passport ? [passport] : [] })),
  )
  const { edges, lost } = linkBatch([...crowd, ...pair], { largestBlock: 5 })
  assert.deepEqual(lost, [{ kind: 'person', key: 'p:700900123', records: 8 }])
  assert.deepEqual(
    edges.map(edge => [edge.left, edge.right]),
    [['x', 'y']],
  )
})
