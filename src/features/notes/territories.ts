/** Territories that ISO 3166-1 lists apart from the state that administers them, by the slug of the state. */
export const TERRITORIES: Readonly<Record<string, readonly string[]>> = {
  australia: ['christmas-island', 'cocos-keeling-islands', 'heard-island-and-mcdonald-islands', 'norfolk-island'],
  china: ['hong-kong', 'macau'],
  denmark: ['faroe-islands', 'greenland'],
  finland: ['aland'],
  france: [
    ...['french-guiana', 'french-polynesia', 'french-southern-territories', 'guadeloupe', 'martinique', 'mayotte'],
    ...['new-caledonia', 'reunion', 'saint-barthelemy', 'saint-martin', 'saint-pierre-and-miquelon', 'wallis-and-futuna'],
  ],
  netherlands: ['aruba', 'caribbean-netherlands', 'curacao', 'netherlands-antilles', 'sint-maarten'],
  'new-zealand': ['tokelau'],
  norway: ['bouvet-island', 'svalbard-and-jan-mayen'],
  'united-kingdom': [
    ...['anguilla', 'bermuda', 'british-indian-ocean-territory', 'british-virgin-islands', 'cayman-islands', 'falkland-islands'],
    ...['gibraltar', 'guernsey', 'isle-of-man', 'jersey', 'montserrat', 'pitcairn-islands', 'saint-helena'],
    ...['south-georgia-and-the-south-sandwich-islands', 'turks-and-caicos-islands'],
  ],
  'united-states': [
    ...['american-samoa', 'guam', 'northern-mariana-islands', 'puerto-rico', 'u-s-virgin-islands'],
    'united-states-minor-outlying-islands',
  ],
};

/** The states that administered territories before, by slug. */
export const FORMER_TERRITORIES: Readonly<Record<string, readonly string[]>> = {
  portugal: ['macau'],
  'united-kingdom': ['hong-kong'],
};
