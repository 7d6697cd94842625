import type { Region, Subregion } from '../generated/enums.js';

/** The regions of the UN's M49 standard, by name. */
export const REGIONS: Record<Region, string> = {
  AFRICA: 'Africa',
  AMERICAS: 'Americas',
  ASIA: 'Asia',
  EUROPE: 'Europe',
  OCEANIA: 'Oceania',
};

/** The standard's smallest regions, each with its name and its parent region. */
export const SUBREGIONS: Record<Subregion, { name: string; region: Region }> = {
  EASTERN_AFRICA: { name: 'Eastern Africa', region: 'AFRICA' },
  MIDDLE_AFRICA: { name: 'Middle Africa', region: 'AFRICA' },
  NORTHERN_AFRICA: { name: 'Northern Africa', region: 'AFRICA' },
  SOUTHERN_AFRICA: { name: 'Southern Africa', region: 'AFRICA' },
  WESTERN_AFRICA: { name: 'Western Africa', region: 'AFRICA' },
  CARIBBEAN: { name: 'Caribbean', region: 'AMERICAS' },
  CENTRAL_AMERICA: { name: 'Central America', region: 'AMERICAS' },
  NORTHERN_AMERICA: { name: 'Northern America', region: 'AMERICAS' },
  SOUTH_AMERICA: { name: 'South America', region: 'AMERICAS' },
  CENTRAL_ASIA: { name: 'Central Asia', region: 'ASIA' },
  EASTERN_ASIA: { name: 'Eastern Asia', region: 'ASIA' },
  SOUTH_EASTERN_ASIA: { name: 'South-eastern Asia', region: 'ASIA' },
  SOUTHERN_ASIA: { name: 'Southern Asia', region: 'ASIA' },
  WESTERN_ASIA: { name: 'Western Asia', region: 'ASIA' },
  EASTERN_EUROPE: { name: 'Eastern Europe', region: 'EUROPE' },
  NORTHERN_EUROPE: { name: 'Northern Europe', region: 'EUROPE' },
  SOUTHERN_EUROPE: { name: 'Southern Europe', region: 'EUROPE' },
  WESTERN_EUROPE: { name: 'Western Europe', region: 'EUROPE' },
  AUSTRALIA_AND_NEW_ZEALAND: { name: 'Australia and New Zealand', region: 'OCEANIA' },
  MELANESIA: { name: 'Melanesia', region: 'OCEANIA' },
  MICRONESIA: { name: 'Micronesia', region: 'OCEANIA' },
  POLYNESIA: { name: 'Polynesia', region: 'OCEANIA' },
};
