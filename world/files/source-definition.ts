// How a source describes itself: what stands in its source.yaml, word for word.

export type Given = string | { readonly value: string } | { readonly column: string; readonly codes?: string }

export type Mapping =
  | string
  | {
      readonly column?: string
      readonly text?: string | readonly string[]
      readonly value?: string
      readonly split?: string
      readonly given?: string | readonly string[]
      readonly family?: string | readonly string[]
      readonly kind?: 'name' | 'alias' | 'nickname' | 'former'
      readonly format?: string | readonly string[]
      readonly stated?: 'claimed' | 'documented' | 'assessed'
      readonly country?: Given
      readonly type?: Given
      readonly state?: Given
      readonly scheme?: string
      readonly unit?: string
      readonly platform?: string
      readonly postcode?: string
      readonly lat?: string
      readonly lon?: string
      readonly codes?: string
    }

export type Mappings = Readonly<Record<string, Mapping | readonly Mapping[]>>

export type RecordDefinition = {
  readonly as: string
  readonly kind: string
  readonly key: string
  readonly when?: string
  readonly shared?: true
  readonly basis?: 'fact' | 'assessment'
  readonly properties?: Mappings
}

export type LinkEnd = string | { readonly key: string }
export type LinkDefinition = {
  readonly type: string
  readonly from: LinkEnd
  readonly to: LinkEnd
  readonly when?: string
  readonly basis?: 'fact' | 'assessment'
  readonly role?: Mapping
  readonly capacity?: Mapping
  readonly at?: Mapping
  readonly note?: Mapping
  readonly status?: Mapping
}

export type FileDefinition = {
  readonly path: string
  readonly format: 'csv' | 'ndjson' | 'json'
  readonly delimiter?: string
  readonly rows?: string
  readonly key: string
  readonly columns: readonly string[]
  readonly withdrawn?: { readonly column: string; readonly equals: string }
  readonly marking?: { readonly column: string; readonly codes?: string }
  readonly protected?: { readonly column: string; readonly codes?: string }
  readonly grade?: { readonly column: string }
  readonly action?: { readonly column: string }
  readonly sanitisation?: { readonly column: string }
  readonly instructions?: { readonly column: string }
  readonly records: readonly RecordDefinition[]
  readonly links: readonly LinkDefinition[]
}

export type LabelDefinition = {
  readonly marking: 'OFFICIAL' | 'OFFICIAL-SENSITIVE'
  readonly handling: 'P' | 'C'
  readonly action?: 'A1' | 'A2' | 'A3'
  readonly sanitisation?: 'S1' | 'S2'
  readonly instructions?: string
  readonly purposes: readonly string[]
  readonly protected: 'none' | 'victim' | 'witness' | 'child' | 'debrief'
  readonly compare: 'never' | 'strong-only' | 'yes'
  readonly compartment: string
  readonly regime?: 'law-enforcement' | 'customs' | 'general'
  readonly jurisdiction?: string
}

export type CodeLists = Readonly<Record<string, Readonly<Record<string, string>>>>

export type SourceDefinition = {
  readonly source: string
  readonly title: string
  readonly agency: string
  readonly system: string
  readonly agreement: string
  readonly encoding?: 'utf-8' | 'windows-1252' | 'iso-8859-1' | 'utf-16le'
  readonly dates: string | readonly string[]
  readonly timezone?: 'Europe/London' | 'UTC'
  /** What this system writes where it knows nothing. */
  readonly absent?: readonly string[]
  readonly delivery?: 'full' | 'delta'
  readonly label: LabelDefinition
  readonly grade?: string
  readonly codes?: CodeLists
  readonly files: readonly FileDefinition[]
}

/** What our code is called in this system; an agency without the word leaves the cell empty. */
export const theirWord = (codes: CodeLists | undefined, list: string, ours: string): string =>
  Object.entries(codes?.[list] ?? {}).find(([, meaning]) => meaning === ours)?.[0] ?? ''
