/** Days that recent changes look back. */
const DAYS = 30;

/** The instant since which changes are recent. */
export const lately = (today: string): string => new Date(Date.parse(today) - DAYS * 86_400_000).toISOString();
