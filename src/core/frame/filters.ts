// What templates may do to a value: say it in plain words, or mark it as the words of a source.
import nunjucks from 'nunjucks'
import type { ValueType, ValueTypes } from '#core/language/properties.ts'
import { day, moment } from './dates.ts'
import { said } from './said.ts'
import * as words from './words.ts'
import { type Written, written } from './written.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, found => entities[found] ?? found)

const attribute = (name: string, value: string | undefined): string =>
  value === undefined ? '' : ` ${name}="${escapeHtml(value)}"`

/** Words of a source, set apart so that their direction turns nothing round them. */
export const writtenHtml = (value: Written): string => {
  const { text, lang, dir } = written(value)
  return `<bdi${attribute('lang', lang)}${attribute('dir', dir)}>${escapeHtml(text)}</bdi>`
}

const safe = (html: string) => new nunjucks.runtime.SafeString(html)

/** The engine's own looks at every blank of a page twice, a fiftieth of all that a page takes; what is safe stays so. */
const trim = (value: unknown) =>
  value instanceof nunjucks.runtime.SafeString ? safe(value.toString().trim()) : String(value).trim()

export const filters = {
  trim,
  written: (value: Written) => safe(writtenHtml(value)),
  plain: (value: Written) => written(value).text,
  day,
  moment,
  said: <T extends ValueType>(value: ValueTypes[T], type: T) => said(type, value),
  counted: (count: number, noun: string, plural?: string) => words.counted(count, noun, plural),
  kindWord: words.kindWord,
  kindsWord: words.kindsWord,
  linkWords: words.linkWords,
  roleWords: words.roleWords,
  purposeWords: words.purposeWords,
  markingWords: words.markingWords,
  protectedWords: words.protectedWords,
  basisWords: words.basisWords,
  eventTypeWords: words.eventTypeWords,
  postWords: words.postWords,
  verbWords: words.verbWords,
  propertyWords: words.propertyWords,
  gradeWords: words.gradeWords,
  capitalised: words.capitalised,
  initials: words.initials,
  listed: words.listed,
} as const
