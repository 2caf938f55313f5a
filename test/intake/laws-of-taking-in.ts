// Laws of taking in, tried on many deliveries: the same again is the same, order is nothing, a cut never leaves half.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import { deliveryFolder, type Nominal, nominalsCsv, nominalsYaml } from '../fixtures/delivery-folder.ts'
import { held, only, takingIn } from '../fixtures/intake-desk.ts'

export const lawsOfTakingIn = async (times: number): Promise<void> => {
  const database = await openTestDatabase({ after })
  const load = takingIn(database)
  let sources = 0
  const named = (name: string) => (yaml: string) => yaml.replace('source: estuary-nominals', `source: ${name}`)
  const nextName = () => `source-${String.fromCharCode(97 + (sources % 26))}${++sources}`

  const row = fc.record({
    No: fc.integer({ min: 1, max: 12 }).map(n => `N${n}`),
    Surname: fc.constantFrom('Hoxha', 'حداد', "O'Neil", '"quoted"', 'a, b', 'line\nbreak', '=1+1'),
    Forenames: fc.constantFrom('Ana', '', 'Ng\u1ecdc'),
    DOB: fc.constantFrom('01/01/1990', '', '31/02/1990', '00/05/1991'),
    Sex: fc.constantFrom('M', 'F', '', 'X'),
    Mobile: fc.constantFrom('07700 900001', '07700 900002', ''),
    Flag: fc.constantFrom('', 'VIC'),
    GSC: fc.constantFrom('', 'O', 'S'),
    Event: fc.constantFrom('', 'N1', 'N5', 'N77'),
    Role: fc.constantFrom('S', 'V'),
  })
  const distinct = fc.uniqueArray(row, { selector: one => one.No, maxLength: 10 })

  const take = async (
    t: Parameters<typeof deliveryFolder>[0],
    name: string,
    rows: readonly Nominal[],
    asOf: string,
    csv = nominalsCsv(rows),
  ) => {
    const folder = deliveryFolder(t)
    folder.write(
      'nominals/source.yaml',
      nominalsYaml({ asOf, complete: `{ count: ${rows.length} }`, maximumWithdrawn: 1, more: named(name) }),
    )
    folder.write('nominals/nominals.csv', csv)
    return only(await load(folder.path))
  }
  const said = async (name: string) => held(database, name)
  const withoutPlaces = (rejections: readonly { readonly kind: string; readonly reason: string }[]) =>
    rejections.map(one => `${one.kind} ${one.reason}`).sort()

  test('the order of rows makes no difference, whatever they say', t =>
    fc.assert(
      fc.asyncProperty(distinct, fc.integer(), async (rows, seed) => {
        const [one, other] = [nextName(), nextName()]
        const shuffled = [...rows].sort(
          (a, b) => ((a.No.charCodeAt(1) * 7919 + seed) % 13) - ((b.No.charCodeAt(1) * 7919 + seed) % 13),
        )
        const first = await take(t, one, rows, '2026-09-01')
        const second = await take(t, other, shuffled, '2026-09-01')
        assert.deepEqual(withoutPlaces(second.rejections), withoutPlaces(first.rejections))
        assert.deepEqual(await said(other), await said(one))
      }),
      { numRuns: 6 * times },
    ))

  test('whatever came before, a whole full delivery ends in what it says, and again in the same', t =>
    fc.assert(
      fc.asyncProperty(fc.array(distinct, { minLength: 1, maxLength: 3 }), async deliveries => {
        const [grown, fresh] = [nextName(), nextName()]
        for (const [i, rows] of deliveries.entries()) await take(t, grown, rows, `2026-09-0${i + 1}`)
        const last = deliveries.at(-1) ?? []
        const isSound = last.every(
          one => one.DOB !== '31/02/1990' && one.Sex !== 'X' && one.GSC !== 'S' && one.Event === '',
        )
        const before = await said(grown)
        await take(t, grown, last, '2026-09-09')
        assert.deepEqual(await said(grown), before)
        await take(t, fresh, last, '2026-09-01')
        const now = (lines: readonly string[]) =>
          lines.filter(line => !line.includes('| withdrawn')).map(line => line.replace(/ \| v\d+ \| (.* > )?/, ' | '))
        if (isSound) assert.deepEqual(now(before), now(await said(fresh)))
      }),
      { numRuns: 6 * times },
    ))

  test('a file cut off at any byte is refused whole, or was whole', t =>
    fc.assert(
      fc.asyncProperty(distinct, fc.double({ min: 0, max: 1, noNaN: true }), async (rows, share) => {
        const name = nextName()
        const bytes = Buffer.from(nominalsCsv(rows))
        const cut = bytes.subarray(0, Math.floor(bytes.length * share))
        const folder = deliveryFolder(t)
        folder.write('nominals/source.yaml', nominalsYaml({ complete: `{ count: ${rows.length} }`, more: named(name) }))
        folder.write('nominals/nominals.csv', cut)
        const { state, counts } = only(await load(folder.path))
        if (state === 'refused') assert.deepEqual(await said(name), [])
        else assert.equal(counts.read, rows.length)
      }),
      { numRuns: 15 * times },
    ))
}
