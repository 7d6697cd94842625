import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { annotation, type Annotation } from '../claims/annotation.js';
import { slugOf } from '../claims/slug.js';
import { countCodePoints } from '../claims/text/code-points.js';
import type { MappedVisit } from './map-record.js';
import type { OpenMapping } from './open-mapping.js';
import type { People } from './people.js';
import type { DataRecord } from './records/record.js';
import { readRecords } from './records/read-records.js';
import type { Survey } from './report/survey.js';
import { formatOf } from './survey-files.js';
import { fill } from './values/template.js';

/** A file as an annotation: its text is the source's, its records are the passages. */
export interface AnnotatedFile {
  file: string;
  annotation: Annotation;
  text: string;
  /** The records by the slugs of their visits. */
  records: ReadonlyMap<string, Pick<DataRecord, 'line' | 'row'>>;
}

/** Reads a file again, once the people of all files are known. Records that are refused are left out. */
export async function annotateFile(
  open: OpenMapping,
  file: string,
  survey: Survey,
  isLeftOut: (slug: string) => boolean = () => false,
): Promise<AnnotatedFile> {
  const pieces: string[] = [];
  const hash = createHash('sha256');
  let length = 0;
  const text = (piece: string) => {
    pieces.push(piece);
    hash.update(piece);
    length += countCodePoints(piece);
  };
  const declared: Annotation['people'] = {};
  const visits: Record<string, unknown> = {};
  const records = new Map<string, Pick<DataRecord, 'line' | 'row'>>();
  for await (const record of readRecords(file, formatOf(open), { text })) {
    const mapped = open.mapRecord(record);
    if (!survey.isUsed(file, mapped)) continue;
    for (const visit of mapped.visits) {
      if (isLeftOut(visit.slug)) continue;
      records.set(visit.slug, { line: record.line, row: record.row });
      visits[visit.slug] = visitClaim(visit, record, survey.people, declared);
    }
  }
  const source = { ...sourceOf(open, file), sha256: hash.digest('hex'), length };
  const draft = { source, people: declared, visits } as never;
  return { file, annotation: withDefaults(draft), text: pieces.join(''), records };
}

function visitClaim(
  { fields, delegation }: MappedVisit,
  { start, end }: DataRecord,
  people: People,
  declared: Annotation['people'],
) {
  const cite = [[start, end]];
  const delegates = delegation.map(({ name, isNamed, role, side, capacity, country }) => {
    const person = isNamed ? people.person(name, country) : null;
    if (person) {
      const { slug, ...known } = person;
      const claim = (declared[slug] ??= {
        ...{ name: known.name, aliases: [] },
        ...(known.country === null ? {} : { country: known.country }),
      });
      if (name !== claim.name && !claim.aliases.includes(name)) claim.aliases.push(name);
    }
    return {
      name,
      ...(person ? { person: person.slug } : {}),
      side,
      capacity,
      ...(role === null ? {} : { role }),
      cite,
    };
  });
  return { ...fields, cite, delegation: delegates };
}

/** `{file}` stands for the name of the file. */
function sourceOf({ mapping: { source } }: OpenMapping, file: string): Record<string, string> {
  const name = slugOf(basename(file, extname(file)));
  const filled = Object.entries(source).map(([key, value]) => [key, fill(value, () => name)]);
  return Object.fromEntries(filled) as Record<string, string>;
}

/** The tables that no mapping fills. What is wrong with the rest is found by the importer. */
function withDefaults(draft: Annotation): Annotation {
  const empty = annotation.omit({ source: true }).parse({}) as Omit<Annotation, 'source'>;
  return { ...empty, ...draft };
}
