// Arrivals Reception Centre: who stands behind a pseudonym. Never compared, and kept apart from the answers.

import { careful } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { pseudonymOf } from './arrivals-debrief.ts'
import { policing } from './labels.ts'

export const arrivalsIdentity: SourceView = {
  definition: {
    source: 'arrivals-identity',
    title: 'Identity keys of the Arrivals Reception Centre',
    agency: 'arrivals-reception-centre',
    system: 'Sealed key list',
    agreement: 'debrief-sharing',
    dates: 'yyyy-MM-dd',
    label: {
      ...policing,
      purposes: ['safeguarding'],
      protected: 'debrief',
      compare: 'never',
      compartment: 'debrief-identity',
    },
    files: [
      {
        path: 'keys.csv',
        format: 'csv',
        key: 'pseudonym',
        columns: ['pseudonym', 'family', 'given', 'native', 'born', 'ho_ref', 'told_of_consent'],
        records: [
          {
            as: 'speaker',
            kind: 'person',
            key: '{pseudonym}',
            properties: {
              name: [{ given: 'given', family: 'family' }, { text: 'native' }],
              birthDate: { column: 'born', stated: 'claimed' },
              reference: [
                { column: 'ho_ref', scheme: 'ho-ref' },
                { column: 'pseudonym', scheme: 'case-ref' },
              ],
            },
          },
        ],
        links: [],
      },
    ],
  },
  noise: careful,
  sees: {
    debrief: {
      where: fact => fact.person.protection !== 'child',
      note: (fact, clerk) => {
        const name = clerk.name(fact.person)
        clerk.write(
          'keys.csv',
          {
            pseudonym: pseudonymOf(fact),
            family: name.family,
            given: name.given,
            native: name.native,
            born: clerk.born(fact.person, 'yyyy-MM-dd'),
            ho_ref: fact.person.arrivalRef ?? '',
            told_of_consent: 'yes',
          },
          { speaker: fact.person },
        )
      },
    },
  },
}
