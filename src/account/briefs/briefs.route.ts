// Progress briefs: the list, one as page and as PDF, and signing it off.
import { absent, defineRoute, download, field, page, seenIn, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { briefId } from '#core/language/ids.ts'
import { hashParts } from '../figures/show-figures.ts'
import { postMay } from '../posts.ts'
import type { BriefWhole } from './brief.ts'
import { listBriefs, lookAtBrief } from './look-at-briefs.ts'
import { setBrief } from './set-brief.ts'
import { bodyShown, briefInList } from './show-brief.ts'
import { issueBrief } from './write-brief.ts'

const marking = 'OFFICIAL-SENSITIVE' as const

export const listBriefsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/briefs',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ({ visitor }) =>
    page('account/briefs/list-briefs.page.njk', {
      title: 'Progress briefs',
      marking,
      wide: true,
      briefs: (await listBriefs(visitor.desk, undefined)).map(briefInList),
      mayWrite: postMay(visitor.post, 'writeBrief'),
    }),
})

const stateWords = ({ state, version, issuedByName, issuedByAgency, body }: BriefWhole): string => {
  const written = `Written by ${body.writtenBy.name}, ${body.writtenBy.agency}; version ${version}.`
  return state === 'draft'
    ? `${written} A draft: not signed off, and read only by those who work on it.`
    : `${written} Signed off and issued by ${issuedByName}, ${issuedByAgency}.`
}

const shown = (visitor: Officer, brief: BriefWhole, now: string) => {
  const address = `/briefs/${brief.id}`
  const isDraft = brief.state === 'draft'
  const isOwn = brief.writtenBy === visitor.desk.by.id
  return {
    title: brief.title,
    marking,
    wide: true,
    back: { text: 'Progress briefs', href: '/briefs' },
    ...(now === brief.state
      ? { notice: { kind: 'success' as const, text: isDraft ? 'The draft is kept.' : 'The brief is issued.' } }
      : {}),
    brief: bodyShown(brief.body),
    stateWords: stateWords(brief),
    address,
    pdf: `${address}.pdf`,
    hashParts: hashParts(brief.sha256),
    seen: String(brief.version),
    mayIssue: isDraft && !isOwn && postMay(visitor.post, 'issueBrief'),
    awaitsAnother: isDraft && isOwn,
    mayRewrite: isDraft && postMay(visitor.post, 'writeBrief'),
  }
}

/** `:id` takes the ending of the PDF's address with it. */
export const lookAtBriefRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/briefs/:id',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ({ params, visitor, query }) => {
    const [text = '', ending] = (params.id ?? '').split('.')
    const id = briefId(text)
    if (!id || (ending !== undefined && ending !== 'pdf')) return absent()
    const brief = await lookAtBrief(visitor.desk, { id })
    if (!brief) return absent()
    if (ending === undefined)
      return page('account/briefs/look-at-brief.page.njk', shown(visitor, brief, field(query, 'now')))
    return download(await setBrief(brief, marking), {
      name: `brief-${brief.from}-${brief.to}.pdf`,
      type: 'application/pdf',
    })
  },
})

export const issueBriefRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/briefs/:id/issue',
  access: 'act',
  ledger: 'disclosure',
  handler: async ({ params, visitor, form }) => {
    const id = briefId(params.id)
    if (!id) return absent()
    const outcome = await issueBrief(visitor.desk, { id, seen: seenIn(form) })
    switch (outcome.kind) {
      case 'issued':
        return seeOther(`/briefs/${id}?now=issued`)
      case 'moved-on':
        return stale({ back: `/briefs/${id}` })
      case 'refused':
      case 'no-such-brief':
        return absent()
    }
  },
})

export const briefRoutes: Routes = [listBriefsRoute, lookAtBriefRoute, issueBriefRoute]
