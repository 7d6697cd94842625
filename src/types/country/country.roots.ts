import { ArgsType, Field } from 'type-graphql';
import { badUserInput } from '../../errors.js';
import { byName } from '../connections/orders.js';
import { rootsOf } from '../connections/roots.js';
import { Country, CountryConnection } from './country.type.js';
import { countryFilter } from './country.where.js';

@ArgsType()
class CountryArgs {
  @Field(() => String, { nullable: true, description: 'The ISO 3166-1 alpha-2 code in capitals: KP.' })
  code?: string | null;

  @Field(() => String, { nullable: true, description: 'The slug: north-korea.' })
  slug?: string | null;
}

function byCodeOrSlug({ code, slug }: CountryArgs): Record<string, unknown> {
  if ((code == null) === (slug == null)) throw badUserInput('Give exactly one of `code` and `slug`.');
  return code == null ? { slug } : { code };
}

export const CountryRoots = rootsOf(
  Country,
  { name: 'countries', connection: CountryConnection, filter: countryFilter, byDefault: byName, by: 'name' },
  {
    args: () => CountryArgs,
    columns: byCodeOrSlug,
    description: 'The country with this code or this slug, or null. Give exactly one of them.',
  },
);
