import { z } from 'zod';
import { parseInterval } from '../dates/interval.js';
import { DelegateCapacity, OccurrenceStatus, OfficeClass } from '../generated/enums.js';
import { reference } from './fields.js';

const countryList = (description: string) =>
  z.array(reference('countries', 'a country')).min(1).max(300).describe(`${description} Omitted if it covers all.`).optional();

/** The coverage that a source claims, in machine-readable form. */
export const coverageStatement = z.strictObject({
  hosts: countryList('The slugs of the countries visited.'),
  guests: countryList('The slugs of the visiting countries.'),
  years: z
    .string()
    .max(40)
    .refine((text) => parseInterval(text) !== null, 'must be an EDTF interval, such as 1874/2020 or 1906-11/..')
    .describe('The days on which the visits began, as an EDTF interval: 1874/2020. Omitted if it covers all up to its own date.')
    .optional(),
  capacity: z
    .enum(DelegateCapacity)
    .describe('Only visits with a visitor in this capacity. Omitted if it covers all.')
    .optional(),
  offices: z
    .array(z.enum(OfficeClass))
    .min(1)
    .describe('Only visits by people who hold an office in one of these classes. Omitted if it covers all.')
    .optional(),
  status: z
    .array(z.enum(OccurrenceStatus))
    .min(1)
    .describe('Only visits with these statuses. Omitted if it covers all.')
    .optional(),
  complete: z.boolean().default(false).describe('Whether the source claims to list all such visits.'),
});

export type CoverageStatement = z.output<typeof coverageStatement>;
