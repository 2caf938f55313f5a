// A picture written down: the figures as JSON, the brief as PDF, the missed opportunities and the rejected rows as CSV.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { type PictureBrief, writePictureBrief } from '#account'
import { rejectedCsv, type SourceReport } from '#collect'
import { day } from '#core/frame/dates.ts'
import { escapeCell } from '#core/frame/escape-cell.ts'
import { counted, kindsWord, kindWord, listed } from '#core/frame/words.ts'
import type { ProtectedClass } from '#core/language/protection.ts'
import type { ThingKind } from '#core/language/things.ts'
import type { Opportunity } from '#prioritise'
import { groupRule, type ProposedGroup, type WebThing } from '#understand'
import type { Picture } from './draw-picture.ts'

const view = 'suggested'
const caveat =
  'Every figure is of the suggested view: what the program proposes when all agencies’ records stand together. Nobody has judged it, nobody is merged, and nothing here is a reason to act on a person.'

const loaded = ({ counts }: SourceReport): number => Object.values(counts.records).reduce((sum, many) => sum + many, 0)

const sourceFigures = (source: SourceReport) => ({
  name: source.source,
  title: source.title,
  agency: source.agency,
  state: source.state,
  read: source.counts.read,
  loaded: source.counts.loaded,
  updated: source.counts.updated,
  rejected: source.counts.rejected,
  quarantined: source.counts.quarantined,
  records: loaded(source),
})

const rounded = (share: number | undefined): number | undefined =>
  share === undefined ? undefined : Math.round(share * 1e5) / 1e5

const harmed: readonly ProtectedClass[] = ['victim', 'witness', 'child']

type Named = Pick<WebThing, 'kind' | 'name' | 'protected'>

/** INVARIANT: paper names no person, nor a phone or an address that is known of protected people alone. */
export const nameOnPaper = ({ kind, name, protected: classes }: Named): string =>
  kind === 'person' || classes.every(one => harmed.includes(one)) ? `a ${kindWord(kind)}` : name

const thingFigures = (thing: WebThing) => ({
  kind: thing.kind,
  name: nameOnPaper(thing),
  agencies: thing.agencies,
  records: thing.records.length,
})

/** People are counted, never named: a group on paper names things and agencies. */
const groupFigures = (group: ProposedGroup, at: number) => ({
  group: at + 1,
  people: group.members.length,
  things: group.things.filter(thing => thing.kind !== 'event').map(thingFigures),
  events: group.things.filter(thing => thing.kind === 'event').length,
  agencies: group.agencies,
  largestShareOfOneAgency: rounded(group.largestShare),
  signals: group.signals,
  peopleMetWhoMayNeedProtection: group.peopleMet,
})

const opportunityFigures = ({ about, since, ...rest }: Opportunity) => ({
  rule: rest.rule,
  owner: rest.owner,
  kind: about.kind,
  what: nameOnPaper(about),
  heldBy: rest.heldBy,
  since: since?.toISOString().slice(0, 10),
  words: rest.words,
  todo: rest.todo,
  records: about.records,
})

export const pictureFigures = (picture: Picture) => ({
  note: caveat,
  view,
  inventedData: true,
  drawnAt: picture.drawnAt.toISOString(),
  sources: picture.report.sources.map(sourceFigures),
  records: picture.records,
  crossAgency: Object.fromEntries(
    Object.entries(picture.crossAgency).map(([kind, { precision, recall, ...figures }]) => [
      kind,
      {
        ...figures,
        ...(precision === undefined ? {} : { precision: rounded(precision) }),
        ...(recall === undefined ? {} : { recall: rounded(recall) }),
      },
    ]),
  ),
  groupRule: groupRule.version,
  groups: picture.groups.map(groupFigures),
  opportunities: picture.opportunities.map(opportunityFigures),
  seconds: picture.seconds,
  peakMemoryMB: picture.peakMemoryMB,
})

const opportunitiesCsv = (picture: Picture): string =>
  stringify(
    picture.opportunities
      .map(opportunityFigures)
      .map(one =>
        [
          one.rule,
          one.owner,
          one.kind,
          one.what,
          one.heldBy.join('; '),
          one.since ?? '',
          one.words,
          one.todo,
          one.records.join('; '),
          'Invented data',
        ].map(escapeCell),
      ),
    {
      header: true,
      columns: [
        'rule',
        'accountable owner',
        'kind',
        'what',
        'held by',
        'since',
        'what was missed',
        'what to do',
        'records',
        'data',
      ],
    },
  )

const share = (value: number | undefined): string => (value === undefined ? 'not known' : value.toFixed(3))

/** Money is counted in sums: nobody speaks of nine money. */
const things = (kind: ThingKind, many: number): string =>
  kind === 'money' ? counted(many, 'sum of money', 'sums of money') : counted(many, kindWord(kind), kindsWord(kind))

const groupLines = (group: ProposedGroup): readonly string[] => {
  const kinds = Map.groupBy(
    group.things.filter(thing => thing.kind !== 'event'),
    thing => thing.kind,
  )
  const held = [...kinds].map(([kind, many]) => things(kind, many.length))
  return [
    `${counted(group.members.length, 'person', 'people')} who may be members; ${listed(held)}`,
    `No agency holds more than ${Math.round(group.largestShare * 100)}% of it alone`,
    `Signs: ${group.signals.slice(0, 6).join('; ')}`,
    ...(group.peopleMet > 0
      ? [`${counted(group.peopleMet, 'person', 'people')} met on its way who may need protection; not members`]
      : []),
  ]
}

const grouped = (opportunities: readonly Opportunity[], nameOf: (code: string) => string) =>
  [...Map.groupBy(opportunities, one => `${one.rule} ${one.owner}`).values()].flatMap(many => {
    const [first] = many
    return first ? [{ words: first.words, owner: nameOf(first.owner), count: many.length }] : []
  })

const shownGroups = 12

const inShort = (picture: Picture): readonly string[] => {
  const links = Object.values(picture.crossAgency).reduce((sum, figures) => sum + figures.links, 0)
  const agencies = new Set(picture.report.sources.map(source => source.agency)).size
  const widest = picture.groups[0]
  return [
    `${counted(links, 'pair')} of records held by different agencies look like one person or thing. Each of the ${agencies} agencies sees only its own record of a pair.`,
    `${counted(picture.groups.length, 'group')} ${picture.groups.length === 1 ? 'shows' : 'show'} when the records stand together.${widest ? ` The one spread widest lies with ${widest.agencies.length} agencies, none of which holds more than ${Math.round(widest.largestShare * 100)}% of it.` : ''}`,
    `${counted(picture.opportunities.length, 'opportunity', 'opportunities')} ${picture.opportunities.length === 1 ? 'was' : 'were'} missed: each is listed with the agency that is accountable for acting on it.`,
  ]
}

export const briefOf = (picture: Picture, nameOf: (code: string) => string): PictureBrief => ({
  title: 'Picture brief',
  subtitle: `${counted(
    Object.values(picture.records).reduce((sum, many) => sum + many, 0),
    'record',
  )} of ${counted(picture.report.sources.length, 'source')}, drawn on ${day(picture.drawnAt)} in ${Math.round(picture.seconds.total ?? 0)} seconds`,
  marking: 'OFFICIAL-SENSITIVE',
  invented: true,
  caveat,
  inShort: inShort(picture),
  sources: picture.report.sources.map(source => ({
    ...sourceFigures(source),
    agency: nameOf(source.agency),
    loaded: loaded(source),
  })),
  crossAgency: Object.entries(picture.crossAgency)
    .filter(([, figures]) => figures.links > 0 || figures.truePairs !== undefined)
    .map(([kind, figures]) => ({
      kind: kindsWord(kind as ThingKind),
      records: figures.records,
      links: figures.links,
      precision: share(figures.precision),
      recall: share(figures.recall),
    })),
  crossAgencyNote:
    'A link is a pair of records of two agencies that look like one thing. Precision: of the pairs whose truth is known, the share that is right. Recall: of all true pairs across agencies, the share that was found; it is low where records carry no number to go by, as of boats without a mark and engines whose number was not read whole.',
  groups: picture.groups.slice(0, shownGroups).map((group, at) => ({
    title: `Group ${at + 1}`,
    agencies: listed(group.agencies.map(nameOf)),
    lines: groupLines(group),
  })),
  opportunities: grouped(picture.opportunities, nameOf),
  definitions: [
    `Groups are found by rule ${groupRule.version}: at least ${groupRule.signalsAtLeast} different signs of crime, ${groupRule.agenciesAtLeast} agencies and ${groupRule.peopleAtLeast} people tied to each other. ${picture.groups.length > shownGroups ? `${picture.groups.length} were found; those that most agencies hold a part of are shown.` : ''}`,
    'Somebody who is only a victim, a witness, a child or was only met on a crossing is never counted as a member and is the subject of no missed opportunity.',
    'A missed opportunity is something that agencies hold between them and that no record shows anybody acting on; its owner is the agency whose own record was the occasion.',
    'These are management figures of one moment, not official statistics.',
  ],
})

export const writePicture = async (
  picture: Picture,
  folder: string,
  nameOf: (code: string) => string,
): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'picture.json'), `${JSON.stringify(pictureFigures(picture), null, 2)}\n`)
  writeFileSync(join(folder, 'opportunities.csv'), opportunitiesCsv(picture))
  writeFileSync(join(folder, 'rejected.csv'), rejectedCsv(picture.report, true))
  writeFileSync(join(folder, 'brief.pdf'), await writePictureBrief(briefOf(picture, nameOf)))
}
