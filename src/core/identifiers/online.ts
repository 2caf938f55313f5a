// Handles on social media and messengers, and e-mail addresses, however they were copied.
import type { EmailValue, OnlineValue } from '#core/language/properties.ts'

// Hosts whose address bar shows the handle. [recalled]
const platforms: Readonly<Record<string, string>> = {
  't.me': 'telegram',
  'telegram.me': 'telegram',
  'facebook.com': 'facebook',
  'fb.com': 'facebook',
  'instagram.com': 'instagram',
  'tiktok.com': 'tiktok',
  'snapchat.com': 'snapchat',
  'x.com': 'x',
  'twitter.com': 'x',
  'wa.me': 'whatsapp',
  'youtube.com': 'youtube',
  'vk.com': 'vk',
  'threads.net': 'threads',
}
const otherNames: Readonly<Record<string, string>> = {
  twitter: 'x',
  fb: 'facebook',
  insta: 'instagram',
  ig: 'instagram',
  tg: 'telegram',
  tt: 'tiktok',
  snap: 'snapchat',
  wa: 'whatsapp',
}

const platformOf = (said: string | undefined): string | undefined => {
  const name = said
    ?.trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]/g, '')
  return name ? (platforms[name] ?? otherNames[name] ?? name) : undefined
}

const fromAddress = (raw: string): { readonly platform: string | undefined; readonly handle: string } | undefined => {
  const found =
    /^(?:https?:\/\/)?(?:www\.|m\.)?([a-z0-9.-]+\.[a-z]{2,})\/(?:add\/|profile\.php\?id=|c\/|user\/)?@?([^/?#\s]+)/i.exec(
      raw.trim(),
    )
  return found === null ? undefined : { platform: platformOf(found[1]), handle: found[2] ?? '' }
}

/** The handle in small letters without its @; undefined where there is none. A shown name with blanks in it stays as written. */
export const cleanOnline = (raw: string, platform?: string): OnlineValue | undefined => {
  const [, label, rest] = /^\s*([a-z]+)\s*:\s+(\S+)\s*$/i.exec(raw) ?? []
  const { platform: seen, handle } = fromAddress(rest ?? raw) ?? { platform: platformOf(label), handle: rest ?? raw }
  const plain = handle.normalize('NFKC').trim().replace(/^@+/, '').replaceAll(/\s+/g, ' ').toLowerCase()
  const on = platformOf(platform) ?? seen
  return plain === '' ? undefined : { raw, handle: plain, ...(on === undefined ? {} : { platform: on }) }
}

const address = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/

/** A mail program copies the person's name before the address: "Name" <address> (RFC 5322, 3.4) [recalled]. */
export const cleanEmail = (raw: string): EmailValue | undefined => {
  const plain = raw
    .normalize('NFKC')
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^[^<>]*<([^<>]+)>$/, '$1')
    .trim()
    .toLowerCase()
  return address.test(plain) ? { raw, address: plain } : undefined
}

/** The mailbox behind the address: a tag after + goes everywhere, dots go where the host ignores them. [recalled: Gmail] */
export const mailbox = ({ address: plain }: Pick<EmailValue, 'address'>): string => {
  const [name = '', host = ''] = plain.split('@')
  const untagged = name.replace(/\+.*$/, '')
  return `${host === 'gmail.com' || host === 'googlemail.com' ? untagged.replaceAll('.', '') : untagged}@${host}`
}
