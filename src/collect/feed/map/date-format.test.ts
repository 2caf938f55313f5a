import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compileDateFormat, daysMeant, formatProblem, readIsoDate } from './date-format.ts'
import { isTimeZone, momentOf } from './local-time.ts'

const days = (format: string, text: string) => {
  const parts = compileDateFormat(format, 2026)(text)
  return parts && `${daysMeant(parts).from}..${daysMeant(parts).to}`
}

test('a date is read by its declared format and no other', () => {
  assert.equal(days('dd/MM/yyyy', '02/05/1994'), '1994-05-02..1994-05-02')
  assert.equal(days('dd/MM/yyyy', '2/5/1994'), '1994-05-02..1994-05-02')
  assert.equal(days('yyyyMMdd', '19940502'), '1994-05-02..1994-05-02')
  assert.equal(days('dd MMM yyyy', '2 Sept 1994'), '1994-09-02..1994-09-02')
  assert.equal(days('dd/MM/yy', '02/05/94'), '1994-05-02..1994-05-02')
  assert.equal(days('dd/MM/yy', '02/05/31'), '2031-05-02..2031-05-02')
  assert.equal(days('dd/MM/yyyy', '05-02-1994'), undefined)
  assert.equal(days('dd/MM/yyyy', '34456'), undefined)
})

test('a day that is in no calendar is no date', () => {
  assert.equal(days('dd/MM/yyyy', '30/02/1994'), undefined)
  assert.equal(days('dd/MM/yyyy', '29/02/1900'), undefined)
  assert.equal(days('dd/MM/yyyy', '12/13/1994'), undefined)
  assert.equal(days('dd MMM yyyy', '1 Foo 1994'), undefined)
})

test('a day or month that is not known makes the date less precise, not wrong', () => {
  assert.equal(days('dd/MM/yyyy', '00/05/1994'), '1994-05-01..1994-05-31')
  assert.equal(days('dd/MM/yyyy', '00/00/1994'), '1994-01-01..1994-12-31')
  assert.equal(days('MM/yyyy', '02/1996'), '1996-02-01..1996-02-29')
  assert.equal(days('yyyy', '1994'), '1994-01-01..1994-12-31')
})

test('a format without a year, with a part twice or with stray letters is told', () => {
  assert.match(formatProblem('dd/MM') ?? '', /no year/)
  assert.match(formatProblem('dd/dd/yyyy') ?? '', /twice/)
  assert.match(formatProblem('DD/MM/yyyy') ?? '', /DD/)
  assert.equal(formatProblem('yyyy-MM-ddTHH:mm:ssZ'), undefined)
})

test('summer time: an hour that the clocks skipped is no time, one that came twice is the first', () => {
  const at = (text: string, zone = 'Europe/London') => {
    const parts = compileDateFormat('yyyy-MM-dd HH:mm', 2026)(text)
    return parts && momentOf(parts, zone)?.toISOString()
  }
  assert.equal(at('2026-07-01 12:00'), '2026-07-01T11:00:00.000Z')
  assert.equal(at('2026-01-01 12:00'), '2026-01-01T12:00:00.000Z')
  assert.equal(at('2026-03-29 01:30'), undefined)
  assert.equal(at('2026-10-25 01:30'), '2026-10-25T00:30:00.000Z')
  assert.equal(at('2026-07-01 12:00', 'Europe/Tirane'), '2026-07-01T10:00:00.000Z')
  assert.equal(isTimeZone('Europe/Lodnon'), false)
})

test('a time that says its own offset is taken at its word', () => {
  const parts = readIsoDate('2026-07-01T12:00:00+02:00')
  assert.equal(parts && momentOf(parts, 'Europe/London')?.toISOString(), '2026-07-01T10:00:00.000Z')
})

test('every day of four centuries is read back as written', () =>
  fc.assert(
    fc.property(fc.date({ min: new Date('1800-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), date => {
      const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-')
      assert.equal(days('dd.MM.yyyy', `${day}.${month}.${year}`), `${year}-${month}-${day}..${year}-${month}-${day}`)
    }),
  ))
