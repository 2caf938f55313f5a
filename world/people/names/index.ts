// The lists of names by people, and the combinations that are never drawn because a well-known person bears them.
import type { NameList } from '../true-name.ts'
import { albanian } from './albanian.ts'
import { amharic } from './amharic.ts'
import { arabic } from './arabic.ts'
import { dari } from './dari.ts'
import { english } from './english.ts'
import { kurmanji } from './kurmanji.ts'
import { pashto } from './pashto.ts'
import { romanian } from './romanian.ts'
import { sorani } from './sorani.ts'
import { tigrinya } from './tigrinya.ts'
import { turkish } from './turkish.ts'
import { vietnamese } from './vietnamese.ts'

export const nameLists = {
  albanian,
  vietnamese,
  kurmanji,
  sorani,
  arabic,
  pashto,
  dari,
  tigrinya,
  amharic,
  english,
  romanian,
  turkish,
} as const satisfies Record<string, NameList>
export type Culture = keyof typeof nameLists

/** First and last name as in the lists' first spelling. No officer, official or politician of the news may appear either. */
export const neverTogether: ReadonlySet<string> = new Set([
  'Mahmoud Abbas',
  'Omar Bashir',
  'Adam Smith',
  'Keith Moore',
  'Kevin Turner',
  'Thomas Hill',
  'Robert Brown',
  'Samuel Fisher',
  'Jack Walker',
  'Luke Shaw',
  'Alan Bennett',
  'Lewis Moore',
  'Alan Turner',
  'Anthony Green',
  'Robert Green',
  'Philip Green',
  'Ryan Clark',
  'Michael Moore',
  'Nicholas Clark',
  'Benjamin Clark',
  'Kenneth Clark',
  'Charlotte Green',
  'Luan Krasniqi',
  'Valon Berisha',
  'Besnik Hasani',
  'Mirela Gashi',
  'Ermal Mema',
  'Luan Hasani',
  'Hakan Şahin',
  'Hakan Koç',
  'Sinan Şahin',
  'Sinan Güler',
  'Bayram Şimşek',
  'Murat Yıldırım',
  'Erdal Erdem',
  'Gökhan Özkan',
  'Ömer Toprak',
  'Vlad Constantin',
  'Gabriel Popa',
  'Marius Popa',
  'Marius Radu',
  'Andrei Radu',
  'Tekle Haile',
  'Tadesse Abraham',
  'Yohannes Haile',
  'Hamid Noori',
  'Hamid Rahimi',
  'Nasir Rahimi',
  'Ajmal Khan',
])
