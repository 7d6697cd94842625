interface Office {
  title: string;
  organization?: { name: string } | null;
  country?: { name: string } | null;
}

/** "Foreign Minister, Norway", but "Ambassador of Chile to Peru": leaves out the country if the printed title names it. */
export function officeName({ title, organization, country }: Office): string {
  const of = organization?.name ?? country?.name;
  return of === undefined || (!organization && title.includes(of)) ? title : `${title}, ${of}`;
}
