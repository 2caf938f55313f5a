// The feeds nobody here wrote: which files each has, what stands for the key, what gives the truth away and is hidden.
type Row = Readonly<Record<string, string>>

export type FeedFile = {
  /** The source's folder in the example, and its file in the folder of data. */
  readonly source: string
  readonly data: string
  /** The column that the rows are known by: what stands in it gives the truth away and is replaced. */
  readonly id: string
  /** Columns that are the truth: emptied before anything is taken in. */
  readonly hide: readonly string[]
  /** Who the row is about, where the row itself says so. */
  readonly entity?: (row: Row) => string
}

export type KnownFeed = {
  /** The folder under docs/examples/feeds. */
  readonly name: string
  readonly files: readonly FeedFile[]
  /** A file that says who is who for several sources at once. */
  readonly key?: {
    readonly data: string
    readonly source: string
    readonly id: string
    readonly entity: string
    readonly group: string
  }
}

const febrl = (number: 1 | 2 | 3): KnownFeed => ({
  name: `febrl${number}`,
  files: [
    {
      source: `febrl${number}`,
      data: `febrl/dataset${number}.csv`,
      id: 'rec_id',
      hide: [],
      // rec-223-org and rec-223-dup-0 are one person.
      entity: row => (row.rec_id ?? '').split('-').slice(0, 2).join('-'),
    },
  ],
})

const withCluster = (name: string, data: string): KnownFeed => ({
  name,
  files: [{ source: name, data, id: 'unique_id', hide: ['cluster'], entity: row => row.cluster ?? '' }],
})

const senzing: KnownFeed = {
  name: 'senzing',
  files: ['customers', 'reference', 'watchlist'].map(source => ({
    source,
    data: `senzing/${source}.csv`,
    id: 'RECORD_ID',
    hide: [],
  })),
  key: {
    data: 'senzing/actual_truthset_key.csv',
    source: 'DATA_SOURCE',
    id: 'RECORD_ID',
    entity: 'CLUSTER_ID',
    group: 'TEST_GROUP',
  },
}

export const knownFeeds: readonly KnownFeed[] = [
  febrl(1),
  febrl(2),
  febrl(3),
  withCluster('fake-1000', 'splink_datasets/fake_1000.csv'),
  withCluster('historical', 'splink_datasets/historical_50k_even.csv'),
  senzing,
]

export const filesOfFeed = (feed: KnownFeed): readonly string[] => [
  ...feed.files.map(file => file.data),
  ...(feed.key ? [feed.key.data] : []),
]
