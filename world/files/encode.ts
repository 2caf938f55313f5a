// Text to bytes as an agency's system writes them; what its encoding cannot hold loses its marks or becomes a question mark.
import { withoutMarks } from '../observe/written-name.ts'
import type { SourceDefinition } from './source-definition.ts'

type Encoding = NonNullable<SourceDefinition['encoding']>

/** What Windows-1252 has beyond Latin 1, as far as this world writes it. */
const windowsSigns: Record<string, number> = {
  '€': 0x80,
  '…': 0x85,
  Š: 0x8a,
  š: 0x9a,
  Ž: 0x8e,
  ž: 0x9e,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
}

const byteOf = (letter: string, encoding: Encoding): number => {
  const code = letter.codePointAt(0) ?? 0x3f
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code
  if (encoding === 'windows-1252' && letter in windowsSigns) return windowsSigns[letter] ?? 0x3f
  const plain = withoutMarks(letter).charCodeAt(0)
  return plain < 0x80 ? plain : 0x3f
}

export const encoded = (text: string, encoding: Encoding): Buffer => {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8')
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  return Buffer.from(Array.from(text.normalize('NFC'), letter => byteOf(letter, encoding)))
}

export const byteOrderMark = (encoding: Encoding): Buffer =>
  encoding === 'utf-16le' ? Buffer.from([0xff, 0xfe]) : Buffer.alloc(0)
