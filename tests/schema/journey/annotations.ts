import { annotation } from '../../../src/model/annotation.js';

// Two sources of a journey with two stops. The second source knows one of its visits, as a stop of another journey.

const cite = [[0, 0]];
const visit = (title: string, hostCountry: string, start: string, journey?: string) => ({
  ...{ title, status: 'COMPLETED', guestCountry: 'finland', hostCountry, start, cite },
  ...(journey !== undefined && { journey }),
});
const link = (slug: string, publishedOn: string) => ({
  slug,
  kind: 'LINK',
  title: slug,
  url: `https://${slug}.example`,
  publishedOn,
});

export const GAZETTE = annotation.parse({
  source: link('gazette', '2019-07-01'),
  journeys: { 'june-tour': { name: 'Tour of Ärea, June 2019' } },
  visits: {
    berlin: visit('In Berlin', 'germany', '2019-06-05', 'june-tour'),
    paris: visit('In Paris', 'france', '2019-06-03', 'june-tour'),
    madrid: visit('In Madrid', 'spain', '2019-06-09'),
  },
});
export const BULLETIN = annotation.parse({
  source: link('bulletin', '2019-06-20'),
  journeys: { 'spring-tour': { name: 'Spring tour' } },
  visits: {
    berlin: visit('In Berlin', 'germany', '2019-06-05', 'spring-tour'),
    paris: visit('In Paris', 'france', '2019-06-03'),
  },
});
