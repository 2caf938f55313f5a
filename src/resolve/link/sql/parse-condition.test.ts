// Reading a model's conditions: what Splink's library writes is taken, anything else is refused by name and place.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '#core/ground/problem.ts'
import { evaluator, type Value } from './evaluate.ts'
import { parseCondition } from './parse-condition.ts'
import { type Dialect, foreignTo, writeCondition } from './write-condition.ts'

type Fields = Readonly<Record<string, Value>>
const decide = (sql: string, l: Fields, r: Fields, engine?: string): Value =>
  evaluator(parseCondition(sql, engine))({ l: column => l[column] ?? null, r: column => r[column] ?? null })

const cases: readonly (readonly [name: string, sql: string, l: Fields, r: Fields, value: Value, engine?: string])[] = [
  ['a column against itself', '"dob_l" = "dob_r"', { dob: '1990-02-03' }, { dob: '1990-02-03' }, true],
  ['a missing value is neither equal nor different', '"dob_l" = "dob_r"', { dob: null }, { dob: '1990-02-03' }, null],
  ['false and unknown is false', '"a_l" = "a_r" AND "b_l" = "b_r"', { a: 'x', b: null }, { a: 'y', b: 'z' }, false],
  ['true or unknown is true', '"a_l" = "a_r" OR "b_l" = "b_r"', { a: 'x', b: null }, { a: 'x', b: 'z' }, true],
  [
    'both names missing on either side',
    '("f_l" IS NULL OR "f_r" IS NULL) AND ("s_l" IS NULL OR "s_r" IS NULL)',
    { f: 'Ann', s: null },
    { f: 'Ann', s: 'Lee' },
    false,
  ],
  [
    'names the other way round',
    '"f_l" = "s_r" AND "f_r" = "s_l"',
    { f: 'Ann', s: 'Lee' },
    { f: 'Lee', s: 'Ann' },
    true,
  ],
  [
    'what stands before the @',
    `NULLIF(regexp_extract("e_l", '^[^@]+', 0), '') = NULLIF(regexp_extract("e_r", '^[^@]+', 0), '')`,
    { e: 'ann@a.example' },
    { e: 'ann@b.example' },
    true,
  ],
  [
    'a pattern that fits neither is no agreement',
    `NULLIF(regexp_extract("p_l", '^[0-9]+', 0), '') = NULLIF(regexp_extract("p_r", '^[0-9]+', 0), '')`,
    { p: 'x' },
    { p: 'y' },
    null,
  ],
  ['an empty text that is replaced nowhere', `replace("a_l", '', 'x') = "a_r"`, { a: 'Ann' }, { a: 'Ann' }, true],
  [
    'a text replaced by what a pattern would read',
    `replace("a_l", 'n', '$&') = "a_r"`,
    { a: 'no' },
    { a: '$&o' },
    true,
  ],
  ['a date that is none', `try_strptime("dob_l", '%Y-%m-%d') IS NULL`, { dob: '1861-01-81' }, {}, true],
  ['a date with one digit', `try_strptime("dob_l", '%Y-%m-%d') IS NULL`, { dob: '1861-1-8' }, {}, false],
  [
    'a month apart',
    `ABS(EPOCH(try_strptime("dob_l", '%Y-%m-%d')) - EPOCH(try_strptime("dob_r", '%Y-%m-%d'))) <= 2629800.0`,
    { dob: '2000-01-01' },
    { dob: '2000-01-31' },
    true,
  ],
  [
    'more than a month apart',
    `ABS(EPOCH(try_strptime("dob_l", '%Y-%m-%d')) - EPOCH(try_strptime("dob_r", '%Y-%m-%d'))) <= 2629800.0`,
    { dob: '2000-01-01' },
    { dob: '2000-02-02' },
    false,
  ],
  [
    "Spark's own date format",
    `ABS(unix_timestamp(try_to_timestamp("dob_l", 'yyyy-MM-dd')) - unix_timestamp(try_to_timestamp("dob_r", 'yyyy-MM-dd'))) <= 86400`,
    { dob: '2000-01-01' },
    { dob: '2000-01-02' },
    true,
  ],
  [
    'the second of a list, which Spark counts from nought',
    '`tel_l`[1] = `tel_r`[1]',
    { tel: '["1","2"]' },
    { tel: '["3","2"]' },
    true,
    'spark',
  ],
  [
    'the second of a list, counted from one',
    '"tel_l"[1] = "tel_r"[1]',
    { tel: '["1","2"]' },
    { tel: '["3","2"]' },
    false,
  ],
  [
    'moments as Splink has Spark read them',
    "ABS(UNIX_TIMESTAMP(try_to_timestamp(`at_l`, 'yyyy-MM-dd\\'T\\'HH:mm:ssXXX')) - UNIX_TIMESTAMP(try_to_timestamp(`at_r`, 'yyyy-MM-dd\\'T\\'HH:mm:ssXXX'))) <= 60",
    { at: '2026-03-01T04:30:00+02:00' },
    { at: '2026-03-01T02:30:30Z' },
    true,
    'spark',
  ],
  [
    'dates of a column of dates: a day apart',
    'ABS(EPOCH("dob_l") - EPOCH("dob_r")) <= 86400',
    { dob: '2000-02-28' },
    { dob: '2000-02-29' },
    true,
  ],
  [
    'moments of a column of moments: an hour and a half apart is not an hour',
    'ABS(EPOCH("seen_l") - EPOCH("seen_r")) <= 3600',
    { seen: '2026-03-01T04:30:00.250Z' },
    { seen: '2026-03-01T06:00:00.250Z' },
    false,
  ],
  [
    'the day of two moments',
    'EPOCH(CAST("seen_l" AS DATE)) = EPOCH(CAST("seen_r" AS DATE))',
    { seen: '2026-03-01T04:30:00.250Z' },
    { seen: '2026-03-01 23:00:00' },
    true,
  ],
  [
    'a literal day, as LiteralMatchLevel writes it',
    `"dob_l" = CAST('1990-01-01' AS DATE) AND "dob_r" = CAST('1990-01-01' AS DATE)`,
    { dob: '1990-01-01' },
    { dob: '1990-01-01' },
    true,
  ],
  ['a size that does not matter', `CAST("age_l" AS DECIMAL(10, 2)) = 9`, { age: '9.0' }, {}, true],
  ['9 is less than 100, though not as a text', '"age_l" < "age_r"', { age: '9' }, { age: '100' }, true],
  [
    'a tenth of the larger of two numbers that stand as texts',
    '(ABS("age_l" - "age_r") / (CASE WHEN "age_r" > "age_l" THEN "age_r" ELSE "age_l" END)) < 0.0505',
    { age: '95' },
    { age: '100' },
    true,
  ],
  [
    'a field of a structure',
    `"at_l"['lat'] = "at_r"['lat']`,
    { at: '{"lat":51.1,"lon":1.3}' },
    { at: '{"lat":51.1}' },
    true,
  ],
  [
    'a field of a structure, as Spark names it',
    '`at_l`.`lon` = `at_r`.`lon`',
    { at: '{"lat":51.1,"lon":1.3}' },
    { at: '{"lat":51.1}' },
    null,
    'spark',
  ],
  ['a column of yes and no', 'NOT "minor_l"', { minor: 'false' }, {}, true],
  ['a quote in a text of Spark’s', "`s_l` = 'O\\'Neil'", { s: "O'Neil" }, {}, true, 'spark'],
  [
    'a pattern of Spark’s with signs behind backslashes',
    "regexp_extract(`s_l`, '\\\\d+', 0) = '12'",
    { s: 'a12' },
    {},
    true,
    'spark',
  ],
  ['a column whose name holds its own quotes', '"a""b_l" = "a""b_r"', { 'a"b': 'x' }, { 'a"b': 'x' }, true],
  ['a column named in another alphabet', 'größe_l = größe_r -- of the boat', { größe: '9' }, { größe: '9' }, true],
  [
    'one shared value in two lists',
    'array_length(list_intersect("tel_l", "tel_r")) >= 1',
    { tel: '["1","2"]' },
    { tel: '["2","3"]' },
    true,
  ],
  [
    'the closest of all values in two lists',
    'list_max(list_transform(flatten(list_transform("n_l", x -> list_transform("n_r", y -> [x, y]))), pair -> jaro_winkler_similarity(pair[1], pair[2]))) >= 0.9',
    { n: '["martha","x"]' },
    { n: '["marhta"]' },
    true,
  ],
  [
    'kilometres on the great circle',
    'acos(greatest(-1, least(1, sin(radians("lat_l")) * sin(radians("lat_r")) + cos(radians("lat_l")) * cos(radians("lat_r")) * cos(radians("lon_r" - "lon_l"))))) * 6371 <= 45',
    { lat: '51.127', lon: '1.313' },
    { lat: '50.957', lon: '1.858' },
    true,
  ],
  [
    'a share of the larger number',
    '(ABS("amount_l" - "amount_r") / (CASE WHEN "amount_r" > "amount_l" THEN "amount_r" ELSE "amount_l" END)) < 0.1',
    { amount: 100 },
    { amount: 95 },
    true,
  ],
  [
    'in a rule, the side before the name',
    'SUBSTRING(l.first_name, 1, 3) = SUBSTRING(r."first_name", 1, 3)',
    { first_name: 'Élodie' },
    { first_name: 'Élo' },
    true,
  ],
]

for (const [name, sql, l, r, value, engine] of cases)
  test(`a condition on ${name}`, () => assert.equal(decide(sql, l, r, engine), value))

for (const dialect of ['duckdb', 'spark'] satisfies readonly Dialect[])
  for (const [name, sql, l, r, value, engine] of cases.filter(([, sql]) => !sql.startsWith('SUBSTRING')))
    test(`written for ${dialect} and read again, it decides the same: ${name}`, () =>
      assert.equal(decide(writeCondition(parseCondition(sql, engine), dialect, 'level'), l, r, dialect), value))

const pattern = (written: string): string => `regexp_extract("a_l", '${written}', 0) = 'x'`
const bestBy = (measure: string): string =>
  `list_max(list_transform(flatten(list_transform("a_l", x -> list_transform("a_r", y -> [x, y]))), p -> ${measure}(p[1], p[2]))) > 1`

const refused: readonly (readonly [sql: string, names: RegExp])[] = [
  ['my_own_function("a_l", "a_r") > 1', /my_own_function/],
  ['"a_l" = "a_r"; DROP TABLE people', /";"/],
  ['(SELECT 1) = 1', /SELECT|"1"/],
  ['"a_l" LIKE "a_r"', /LIKE/],
  ['"surname" = "surname_r"', /"surname", without a side/],
  ['levenshtein("a_l") <= 1', /levenshtein.* with 1 value/],
  ['"a_l" = ', /ends too early/],
  ['("a_l" = "a_r"', /ends before "\)"/],
  ['CAST("a_l" AS json) = 1', /json/],
  [`try_strptime("a_l", '%d %b %Y') IS NULL`, /%b/],
  [`try_to_timestamp("a_l", 'dd MMM yyyy') IS NULL`, /MMM/],
  [`try_strptime("a_l", "b_l") IS NULL`, /no text of the model/],
  ['"a_l"["b_l"] = 1', /no number/],
  ['field("a_l", 1) = 1', /field/],
  ["eval('process.exit()')", /eval/],
  ['constructor() = 1', /constructor/],
  ['__proto__("a_l") = 1', /__proto__/],
  [bestBy('constructor'), /constructor/],
  [pattern('^(a+)+$'), /repeats a part that itself varies/],
  [pattern('^(a|a)*$'), /repeats a part that itself varies/],
  [pattern('^(?:a?){30}$'), /repeats a part that itself varies/],
  [pattern('a?'.repeat(30)), /too many ways/],
  [pattern('^a*a*a*a*b'), /too many ways/],
  [pattern('(a+)\\1'), /refers back/],
  [pattern('('), /is no pattern/],
  [`regexp_extract("a_l", "b_l", 0) = 'x'`, /is no text of the model/],
  ['('.repeat(100_000), /nested more than 100 deep/],
  [`${'NOT '.repeat(100_000)} "a_l" IS NULL`, /nested more than 100 deep/],
]

for (const [sql, names] of refused)
  test(`refused, and named: ${sql.slice(0, 60)}`, () =>
    assert.throws(
      () => parseCondition(sql),
      fault => fault instanceof Problem && names.test(fault.message) && fault.where?.includes(sql) === true,
    ))

test('patterns as Splink’s users write them are taken: a postcode’s area and sector, the domain, a title before the name', () => {
  for (const written of [
    '^[A-Za-z]{1,2}',
    '^[A-Za-z]{1,2}[0-9][A-Za-z0-9]? [0-9]',
    '^[^@]+',
    '^(?:Mr|Mrs|Dr)?\\.?\\s*(\\p{L}+)',
    '(?:[0-9]{4}-){3}[0-9]{4}',
  ])
    assert.ok(parseCondition(pattern(written)))
})

test('written for Spark, a date is in its own letters whichever engine’s it came in, and a backslash is doubled', () => {
  const inSpark = (sql: string, engine?: string) => writeCondition(parseCondition(sql, engine), 'spark', 'level')
  const date = "unix_timestamp(try_to_timestamp(`d_l`, 'yyyy-MM-dd')) IS NULL"
  assert.equal(inSpark(`try_strptime("d_l", '%Y-%m-%d') IS NULL`), date)
  assert.equal(inSpark("date(try_to_timestamp(`d_l`, 'yyyy-MM-dd')) IS NULL", 'spark'), date)
  assert.equal(
    inSpark(`try_strptime("d_l", '%Y-%m-%dT%H:%M:%SZ') IS NULL`),
    "unix_timestamp(try_to_timestamp(`d_l`, 'yyyy-MM-dd\\'T\\'HH:mm:ss\\'Z\\'')) IS NULL",
  )
  assert.equal(
    inSpark(String.raw`regexp_extract("s_l", '\d+', 0) = 'O''Neil'`),
    "regexp_extract(`s_l`, '\\\\d+', 0) = 'O\\'Neil'",
  )
  assert.equal(inSpark('ABS(EPOCH("d_l") - 1) < 2').includes('TRY_CAST(`d_l` AS TIMESTAMP)'), true)
})

test('only what no engine of Splink knows is foreign to it', () => {
  assert.equal(foreignTo(parseCondition('jaro_winkler("a_l", "a_r") >= 0.9')), undefined)
  const names = { kind: 'call', name: 'name_likeness', args: [] } as const
  assert.equal(
    foreignTo({ kind: 'compare', sign: '>=', left: names, right: { kind: 'number', number: 1 } }),
    'name_likeness',
  )
})
