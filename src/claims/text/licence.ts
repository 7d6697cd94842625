/** Licences of texts that may be copied: public domain, or those that ask only for the source's name, which citations give. */
const FREE = /^(CC0-\d\.\d|PDDL-1\.0|CC-PDDC|Unlicense|public[ -]domain|CC-BY-\d\.\d(-[A-Z]{2,3})?|ODC-By-1\.0|OGL-UK-\d\.\d)$/i;

/** Whether the licence of a text lets a note repeat its words. Without a licence, the text is its publisher's. */
export function mayBeCopied(licence: string | undefined): boolean {
  return licence !== undefined && FREE.test(licence);
}
