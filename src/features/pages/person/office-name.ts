interface Named {
  name: string;
}

interface Office<Organization, Country> {
  title: string;
  organization?: Organization | null;
  country?: Country | null;
}

/** Returns the organization and the country of an office. Each is null if the words before it name it already. */
export function officeBodies<Organization extends Named, Country extends Named>({
  title,
  organization,
  country,
}: Office<Organization, Country>) {
  const isNamed = ({ name }: Named, ...before: (Named | null | undefined)[]) =>
    [title, ...before.map((each) => each?.name ?? '')].some((words) => words.includes(name));
  return {
    organization: organization && !isNamed(organization) ? organization : null,
    country: country && !isNamed(country, organization) ? country : null,
  };
}

/** "Foreign Minister, Norway", but "Ambassador of Chile to Peru": leaves out what the printed title names. */
export function officeName(office: Office<Named, Named>): string {
  const { organization, country } = officeBodies(office);
  return [office.title, organization?.name, country?.name].filter((each) => each !== undefined).join(', ');
}
