/**
 * Words for countries in addition to their names: their demonyms, and the cities by which news name them. Ambiguous words
 * (Korean, Georgetown) are left out.
 */
const TABLE = `
  afghanistan = Afghan | Kabul
  albania = Albanian | Tirana
  algeria = Algerian | Algiers
  angola = Angolan | Luanda
  argentina = Argentine, Argentinian, Argentinean | Buenos Aires
  armenia = Armenian | Yerevan
  australia = Australian | Canberra, Sydney, Melbourne
  austria = Austrian | Vienna
  azerbaijan = Azerbaijani, Azeri | Baku
  bahrain = Bahraini | Manama
  bangladesh = Bangladeshi | Dhaka
  belarus = Belarusian | Minsk
  belgium = Belgian | Brussels
  bolivia = Bolivian | La Paz
  bosnia-and-herzegovina = Bosnian | Sarajevo
  brazil = Brazilian | Brasília, Brasilia, Rio de Janeiro
  bulgaria = Bulgarian | Sofia
  cambodia = Cambodian | Phnom Penh
  cameroon = Cameroonian | Yaoundé
  canada = Canadian | Ottawa, Toronto, Montreal
  chile = Chilean | Santiago
  china = Chinese | Beijing, Shanghai, Peking, Dalian, Guangzhou, Shenzhen
  colombia = Colombian | Bogotá, Bogota
  croatia = Croatian | Zagreb
  cuba = Cuban | Havana
  cyprus = Cypriot | Nicosia
  czechia = Czech | Prague
  denmark = Danish | Copenhagen
  ecuador = Ecuadorian, Ecuadorean | Quito
  egypt = Egyptian | Cairo
  estonia = Estonian | Tallinn
  ethiopia = Ethiopian | Addis Ababa
  finland = Finnish | Helsinki
  france = French | Paris
  georgia = Georgian | Tbilisi
  germany = German | Berlin, Hamburg, Munich
  ghana = Ghanaian | Accra
  greece = Greek | Athens
  guatemala = Guatemalan | Guatemala City
  haiti = Haitian | Port-au-Prince
  honduras = Honduran | Tegucigalpa
  hungary = Hungarian | Budapest
  iceland = Icelandic | Reykjavik
  india = Indian | New Delhi, Delhi, Mumbai
  indonesia = Indonesian | Jakarta, Bali
  iran = Iranian | Tehran
  iraq = Iraqi | Baghdad
  ireland = Irish | Dublin
  israel = Israeli | Tel Aviv
  italy = Italian | Rome, Milan
  japan = Japanese | Tokyo, Osaka, Hiroshima
  jordan = Jordanian | Amman
  kazakhstan = Kazakh, Kazakhstani | Astana, Almaty
  kenya = Kenyan | Nairobi
  kuwait = Kuwaiti | Kuwait City
  kyrgyzstan = Kyrgyz | Bishkek
  laos = Lao, Laotian | Vientiane
  latvia = Latvian | Riga
  lebanon = Lebanese | Beirut
  libya = Libyan | Tripoli, Benghazi
  lithuania = Lithuanian | Vilnius
  malaysia = Malaysian | Kuala Lumpur
  mali = Malian | Bamako
  malta = Maltese | Valletta
  mexico = Mexican | Mexico City
  moldova = Moldovan | Chișinău, Chisinau
  mongolia = Mongolian | Ulaanbaatar, Ulan Bator
  morocco = Moroccan | Rabat
  myanmar = Burmese | Naypyidaw, Yangon
  nepal = Nepalese, Nepali | Kathmandu
  netherlands = Dutch | Amsterdam, The Hague
  new-zealand = New Zealander | Wellington, Auckland
  nicaragua = Nicaraguan | Managua
  nigeria = Nigerian | Abuja, Lagos
  north-korea = North Korean | Pyongyang
  norway = Norwegian | Oslo
  oman = Omani | Muscat
  pakistan = Pakistani | Islamabad
  panama = Panamanian | Panama City
  paraguay = Paraguayan | Asunción
  peru = Peruvian | Lima
  philippines = Philippine, Filipino | Manila
  poland = Polish | Warsaw
  portugal = Portuguese | Lisbon
  qatar = Qatari | Doha
  romania = Romanian | Bucharest
  russia = Russian | Moscow, Vladivostok, Saint Petersburg, St. Petersburg, Sochi
  rwanda = Rwandan | Kigali
  saudi-arabia = Saudi, Saudi Arabian | Riyadh, Jeddah
  senegal = Senegalese | Dakar
  serbia = Serbian | Belgrade
  singapore = Singaporean |
  slovakia = Slovak | Bratislava
  slovenia = Slovenian | Ljubljana
  somalia = Somali | Mogadishu
  south-africa = South African | Pretoria, Cape Town, Johannesburg
  south-korea = South Korean | Seoul, Panmunjom
  spain = Spanish | Madrid, Barcelona
  sri-lanka = Sri Lankan | Colombo
  sudan = Sudanese | Khartoum
  sweden = Swedish | Stockholm
  switzerland = Swiss | Bern, Geneva, Davos
  syria = Syrian | Damascus
  taiwan = Taiwanese | Taipei
  tajikistan = Tajik | Dushanbe
  tanzania = Tanzanian | Dar es Salaam
  thailand = Thai | Bangkok
  tunisia = Tunisian | Tunis
  turkiye = Turkish | Ankara, Istanbul
  turkmenistan = Turkmen | Ashgabat
  uganda = Ugandan | Kampala
  ukraine = Ukrainian | Kyiv, Kiev
  united-arab-emirates = Emirati | Abu Dhabi, Dubai
  united-kingdom = British | London
  united-states = American | Washington, New York
  uruguay = Uruguayan | Montevideo
  uzbekistan = Uzbek | Tashkent
  vatican-city = | Vatican
  venezuela = Venezuelan | Caracas
  vietnam = Vietnamese | Hanoi
  yemen = Yemeni | Sanaa
  zambia = Zambian | Lusaka
  zimbabwe = Zimbabwean | Harare`;

interface CountryWords {
  /** "Chinese". */
  demonyms: readonly string[];
  /** "Beijing", the capital first. */
  cities: readonly string[];
}

/** By the slug of the country. */
export const COUNTRY_WORDS: ReadonlyMap<string, CountryWords> = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => {
      const [, slug, demonyms, cities] = /^\s*(\S+) =([^|]*)\|(.*)$/.exec(line)!;
      return [slug!, { demonyms: listed(demonyms!), cities: listed(cities!) }];
    }),
);

function listed(words: string): string[] {
  return words.split(',').flatMap((each) => (each.trim() === '' ? [] : [each.trim()]));
}
