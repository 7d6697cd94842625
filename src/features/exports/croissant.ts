import { bibtex } from './formats/citations.js';
import type { ExportColumn } from './formats/columns.js';
import { csvFile, type DatasetFacts, datasetJsonLd, type DatasetSite, TITLE } from './dataset.js';
import { type Export, referredExport } from './exported.js';

// Describes the CSV files for machine-learning tools: https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html

const CONFORMS_TO = 'http://mlcommons.org/croissant/1.1';
export const CROISSANT_TYPE = `application/ld+json; profile="${CONFORMS_TO}"; charset=utf-8`;

const TERMS = [
  ...['annotation', 'arrayShape', 'citeAs', 'column', 'containedIn', 'equivalentProperty', 'excludes', 'extract', 'field'],
  ...['fileProperty', 'fileObject', 'fileSet', 'format', 'includes', 'isArray', 'isLiveDataset', 'jsonPath', 'key', 'md5'],
  ...['parentField', 'recordSet', 'references', 'regex', 'readLines', 'sdVersion', 'separator', 'source', 'subField'],
  ...['transform', 'unArchive', 'value'],
];
/** The JSON-LD context from the specification's first appendix. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'http://schema.org/',
  sc: 'http://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  dct: 'http://purl.org/dc/terms/',
  conformsTo: 'dct:conformsTo',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  examples: { '@id': 'cr:examples', '@type': '@json' },
  ...Object.fromEntries(TERMS.map((term) => [term, `cr:${term}`])),
};

const TYPES: Record<ExportColumn<never>['datatype'], string> = {
  string: 'sc:Text',
  anyURI: 'sc:URL',
  integer: 'sc:Integer',
  boolean: 'sc:Boolean',
  date: 'sc:Date',
  dateTime: 'sc:DateTime',
};

/** Describes the CSV files. They have no checksums, since they change with the data. */
export function croissant(facts: DatasetFacts, site: DatasetSite, exports: ReadonlyMap<string, Export>): object {
  const { origin, version } = site;
  const url = `${origin}/`;
  return {
    '@context': CONTEXT,
    ...datasetJsonLd(facts, site, false),
    '@type': 'sc:Dataset',
    conformsTo: CONFORMS_TO,
    isLiveDataset: true,
    citeAs: bibtex({ title: TITLE, url, version }),
    // Any value may change with the data's version, so that is the major version number.
    ...(version !== null && { version: `${version}.0.0` }),
    ...(facts.changedAt !== undefined && { datePublished: facts.changedAt }),
    distribution: [...exports.keys()].map((name) => ({
      '@type': 'cr:FileObject',
      '@id': `${name}.csv`,
      ...csvFile(origin, name),
    })),
    recordSet: [...exports.values()].map((each) => recordSet(each, exports)),
  };
}

function recordSet({ name, columns, key }: Export, exports: ReadonlyMap<string, Export>): object {
  const fieldId = (column: string, of = name) => ({ '@id': `${of}/${column}` });
  return {
    '@type': 'cr:RecordSet',
    '@id': name,
    name,
    key: typeof key === 'string' ? fieldId(key) : key.map((column) => fieldId(column)),
    field: columns.map((column) => {
      const referred = referredExport(column, exports);
      return {
        '@type': 'cr:Field',
        ...fieldId(column.name),
        name: column.name,
        description: column.description,
        // A list cell is declared as a single string, because an item may contain an escaped separator.
        dataType: column.isList ? TYPES.string : TYPES[column.datatype],
        source: { fileObject: { '@id': `${name}.csv` }, extract: { column: column.name } },
        ...(referred !== null && { references: fieldId('slug', referred) }),
      };
    }),
  };
}
