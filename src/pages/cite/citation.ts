/** What can be cited: the page of a visit, a source, and so on. */
export interface Citable {
  title: string;
  url: string;
  /** The version of the data that was read. */
  version: string | null;
}

const versionOf = ({ version }: Citable) => (version === null ? '' : `version ${version} of the data`);

export function textCitation(citable: Citable): string {
  const version = versionOf(citable);
  return `“${citable.title}.” Communiqué${version && `, ${version}`}. ${citable.url}`;
}

export function bibtex(citable: Citable): string {
  const fields = [
    ['title', `{${escaped(citable.title)}}`],
    ['howpublished', '{Communiqué}'],
    ['url', `{${citable.url}}`],
    ...(citable.version === null ? [] : [['note', `{Version ${citable.version} of the data}`]]),
  ];
  const key = citable.url
    .split('/')
    .at(-1)!
    .replace(/\?.*/, '')
    .replace(/[^\w-]/g, '');
  return `@misc{${key},\n${fields.map(([name, value]) => `  ${name} = ${value}`).join(',\n')}\n}`;
}

export function cslJson(citable: Citable): string {
  const { title, url, version } = citable;
  const item = { id: url, type: 'webpage', title, 'container-title': 'Communiqué', URL: url };
  return JSON.stringify([version === null ? item : { ...item, version }], null, 2);
}

/** TeX's special characters. */
function escaped(text: string): string {
  return text
    .replace(/[\\{}]/g, '')
    .replace(/[&%$#_]/g, '\\$&')
    .replaceAll('~', '\\textasciitilde{}')
    .replaceAll('^', '\\textasciicircum{}');
}
